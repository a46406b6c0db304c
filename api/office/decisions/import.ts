import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deps } from '#api/office/deps.ts'
import { createJobs, type Stage } from '#api/office/jobs.ts'
import { openStaging, type StagedFolder } from '#api/outside/staging.ts'
import type { Import } from '#db/imports.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { conflict, forbidden, notFound } from '#rules/refusal.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'
import type { ImportDraft, ImportReport } from './draft.ts'
import { planDecisions } from './plan-task.ts'
import { createTake } from './take.ts'

/** A file that nobody took lies for two days. */
const lifeMs = 2 * 86_400_000

/** A file by its bytes, or by its path where it need not be held in memory. */
export type Source = { fileName: string } & ({ bytes: Uint8Array } | { path: string })
type Taken = { importId: string; draft: ImportDraft; report: ImportReport | undefined }
export type Preview = {
  id: string
  draft: ImportDraft
  stage: Stage<Taken>
  report: ImportReport | undefined
}
type Progress = (done: number, total: number) => void

/** Takes files of decisions in: first a dry run, then drafts that a second person settles; and takes them back. */
export const createImport = (deps: Deps) => {
  const take = createTake(deps)
  const jobs = createJobs<Taken>(deps.log, 'decisions.import')
  const staging = openStaging(join(deps.config.dataDir, 'imports'))

  const may = (by: StaffMember): void => {
    if (!allows(by.role, 'decision.import')) throw forbidden('您的岗位不能导入处罚决定')
  }
  async function keep(
    by: StaffMember,
    source: Source,
    over: Partial<ImportDraft>,
  ): Promise<string> {
    may(by)
    await staging.sweep(deps.now() - lifeMs)
    const id = await staging.create()
    const folder = staging.folder(id)
    const draft: ImportDraft = {
      place: by.place,
      by: by.id,
      fileName: source.fileName,
      today: dayAt(deps.now()),
      demo: false,
      ...over,
    }
    await folder.put('draft.json', JSON.stringify(draft))
    if ('bytes' in source) await folder.put('file', source.bytes)
    else await copyFile(source.path, join(folder.dir, 'file'))
    return id
  }
  /** The file itself goes with its reading: it holds identity numbers, which are never kept. */
  const plan = (folder: StagedFolder, onProgress?: Progress): Promise<ImportReport> =>
    deps
      .work(planDecisions, { dir: folder.dir }, onProgress)
      .finally(() => rm(join(folder.dir, 'file'), { force: true }))
  async function own(
    by: StaffMember,
    id: string,
  ): Promise<{ folder: StagedFolder; draft: ImportDraft }> {
    may(by)
    const folder = staging.folder(id)
    const draft = await folder.json<ImportDraft>('draft.json')
    if (!draft || draft.place !== by.place || draft.by !== by.id)
      throw notFound('试读的文件已经过期，请重新选文件')
    return { folder, draft }
  }

  return {
    /** Keeps a file and reads it behind its page; resolves to the page's id at once, or when it is read. */
    async begin(by: StaffMember, source: Source, wait = false): Promise<string> {
      const id = await keep(by, source, {})
      const folder = staging.folder(id)
      if (wait) await plan(folder)
      else
        jobs.start(id, 'planning', async (onProgress) => {
          await plan(folder, onProgress)
          return { at: 'ready' }
        })
      return id
    },

    async preview(by: StaffMember, id: string): Promise<Preview> {
      const ended = jobs.stage(id)
      if (ended?.at === 'done' && ended.draft.by === by.id)
        return { id, draft: ended.draft, stage: ended, report: ended.report }
      const { folder, draft } = await own(by, id)
      // Looked at first: what is ready then has its report written.
      const job = jobs.stage(id)
      const report = await folder.json<ImportReport>('report.json')
      const stage =
        job ??
        (report
          ? { at: 'ready' as const }
          : { at: 'failed' as const, say: '试读中断了，请重新选文件' })
      return { id, draft, stage, report }
    },

    /** The workbook of faults and warnings. */
    async errors(by: StaffMember, id: string): Promise<Uint8Array> {
      const { folder } = await own(by, id)
      const bytes = await folder.get('errors.xlsx')
      if (!bytes) throw notFound('还没有读完，请稍后再试')
      return bytes
    },

    /** Writes what was read as drafts; behind its page unless `wait`. */
    async take(by: StaffMember, id: string, wait = false): Promise<void> {
      if (jobs.stage(id)?.at === 'done') throw conflict('这个文件已经导入过了')
      const { folder, draft } = await own(by, id)
      if (jobs.running(id)) throw conflict('正在进行，请稍候')
      const run = async (onProgress?: Progress): Promise<Stage<Taken>> => {
        const done = await take.commit(folder, onProgress)
        const report = await folder.json<ImportReport>('report.json')
        await staging.drop(id)
        return { at: 'done', importId: done.id, draft, report }
      }
      jobs.start(id, 'taking', run)
      while (wait && jobs.running(id)) await new Promise((done) => setTimeout(done, 5))
      const ended = jobs.stage(id)
      if (wait && ended?.at === 'failed') throw conflict(ended.say)
    },

    /** The whole way at once, for the command line and the demo. */
    async run(
      by: StaffMember,
      source: Source,
      options: {
        dry?: boolean
        demo?: boolean
        today?: string
        onProgress?: (what: '核对' | '写入', done: number, total: number) => void
      } = {},
    ): Promise<{ report: ImportReport; done: Import | null; errors: Uint8Array }> {
      const { dry, onProgress, ...over } = options
      const id = await keep(by, source, {
        ...(over.demo === undefined ? {} : { demo: over.demo }),
        ...(over.today === undefined ? {} : { today: over.today }),
      })
      try {
        const folder = staging.folder(id)
        const report = await plan(folder, (...p) => onProgress?.('核对', ...p))
        const errors = (await folder.get('errors.xlsx')) ?? new Uint8Array()
        const good = !dry && report.faults.length === 0 && report.batches > 0
        const done = good ? await take.commit(folder, (...p) => onProgress?.('写入', ...p)) : null
        return { report, done, errors }
      } finally {
        await staging.drop(id)
      }
    },

    /** Takes the last import of the account's place back. */
    undo: (by: StaffMember) => {
      may(by)
      return take.undo(by.place, by.id)
    },
  }
}
