import { join } from 'node:path'
import type { Deps } from '#api/office/deps.ts'
import { createJobs, type Stage as StageOf } from '#api/office/jobs.ts'
import { openStaging, type StagedFolder } from '#api/outside/staging.ts'
import type { Import } from '#db/imports.ts'
import { conflict, forbidden, notFound } from '#rules/refusal.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'
import { type Choices, type Draft, type Lists, obstacles, pageFile, type Summary } from './draft.ts'
import { createPrepare, type Wanted } from './prepare.ts'
import { createTake, importKind } from './take.ts'

type Done = { importId: string; draft: Draft }
type Stage = StageOf<Done>

/** A list that nobody took lies for two days. */
const lifeMs = 2 * 86_400_000

export type Preview = {
  id: string
  draft: Draft
  stage: Stage
  summary: Summary | undefined
  obstacles: string[]
}

/** The desk's side of an import: what a form asks at once, and what goes on behind its page. */
export const createDesk = (deps: Deps) => {
  const prepare = createPrepare(deps)
  const take = createTake(deps)
  const jobs = createJobs<Done>(deps.log, 'catalogue.import')
  const staging = openStaging(join(deps.config.dataDir, 'imports'))

  const may = (by: StaffMember): void => {
    if (!allows(by.role, 'catalogue.import')) throw forbidden('只有信息发布员能导入清单')
  }
  const gone = () => notFound('这次试读已经过期，请重新选文件')
  async function own(by: StaffMember, id: string): Promise<{ folder: StagedFolder; draft: Draft }> {
    may(by)
    const folder = staging.folder(id)
    const draft = await folder.json<Draft>('draft.json')
    if (!draft || draft.place !== by.place || draft.by !== by.id) throw gone()
    return { folder, draft }
  }
  const plan = (id: string, folder: StagedFolder): void =>
    jobs.start(id, 'planning', async (onProgress) => {
      await prepare.plan(folder, onProgress)
      return { at: 'ready' }
    })

  return {
    /** Keeps a file and starts to read it; resolves to the id of its page. */
    async begin(
      by: StaffMember,
      wanted: Omit<Wanted, 'place' | 'by'>,
      bytes: Uint8Array,
    ): Promise<string> {
      may(by)
      await staging.sweep(deps.now() - lifeMs)
      const id = await staging.create()
      const folder = staging.folder(id)
      try {
        await prepare.stage(folder, { ...wanted, place: by.place, by: by.id }, bytes)
      } catch (error) {
        await staging.drop(id)
        throw error
      }
      plan(id, folder)
      return id
    },

    async preview(by: StaffMember, id: string): Promise<Preview> {
      may(by)
      const ended = jobs.stage(id)
      if (ended?.at === 'done' && ended.draft.by === by.id)
        return { id, draft: ended.draft, stage: ended, summary: undefined, obstacles: [] }
      const { folder, draft } = await own(by, id)
      // Looked at first: what is ready then has its summary written.
      const job = jobs.stage(id)
      const summary = await folder.json<Summary>('summary.json')
      const stage: Stage =
        job ?? (summary ? { at: 'ready' } : { at: 'failed', say: '试读中断了，请重新选文件' })
      return {
        id,
        draft,
        stage,
        summary,
        obstacles: summary ? obstacles(draft, summary, false) : [],
      }
    },

    /** One page of a list of the plan, from 0; empty behind the last. */
    async list<L extends keyof Lists>(
      by: StaffMember,
      id: string,
      list: L,
      page: number,
    ): Promise<Lists[L]> {
      const { folder } = await own(by, id)
      return (await folder.json<Lists[L]>(pageFile(list, page))) ?? ([] as unknown as Lists[L])
    },

    /** The bytes of errors.xlsx or questions.xlsx. */
    async book(
      by: StaffMember,
      id: string,
      name: 'errors.xlsx' | 'questions.xlsx',
    ): Promise<Uint8Array> {
      const { folder } = await own(by, id)
      const bytes = await folder.get(name)
      if (!bytes) throw gone()
      return bytes
    },

    /** Adds what was chosen for ambiguous rows, and lays the plan out anew. */
    async choose(by: StaffMember, id: string, chosen: Choices): Promise<void> {
      const { folder } = await own(by, id)
      if (jobs.running(id)) throw conflict('正在处理，请等一下')
      const before = (await folder.json<Choices>('choices.json')) ?? {}
      await folder.put('choices.json', JSON.stringify({ ...before, ...chosen }))
      plan(id, folder)
    },

    /** Starts to take the list in. */
    async commit(by: StaffMember, id: string, undecidedAlone: boolean): Promise<void> {
      const { folder, draft } = await own(by, id)
      if (jobs.running(id)) throw conflict('正在处理，请等一下')
      jobs.start(id, 'taking', async (onProgress) => {
        const done = await take.commit(folder, { undecidedAlone }, onProgress)
        // Only once the page can say so: until then it reads the folder.
        setImmediate(() => void staging.drop(id).catch(() => undefined))
        return { at: 'done', importId: done.id, draft }
      })
    },

    undo: (by: StaffMember): Promise<Import> => {
      if (!allows(by.role, 'catalogue.undo')) throw forbidden('只有信息发布员能撤销导入')
      return take.undo(by.place, by.id)
    },

    /** Imports of the place, the newest first, and the one that can be undone. */
    async imports(by: StaffMember): Promise<{ list: Import[]; last: Import | undefined }> {
      may(by)
      const all = await deps.store.read.imports.list(by.place, 50)
      return {
        list: all.filter((i) => i.kind === importKind && i.doneAt !== null),
        last: await deps.store.read.imports.lastDone(by.place, importKind),
      }
    },
  }
}
