import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Deps } from '#api/office/deps.ts'
import type { Import } from '#db/imports.ts'
import type { PlaceRevision } from '#rules/content/revision.ts'
import type { StagedFolder } from '#api/outside/staging.ts'
import { conflict, invalid, notFound } from '#rules/refusal.ts'
import { batchFile, type Draft, obstacles, type Summary } from './draft.ts'

export const importKind = 'items'
/** An import that is neither done nor undone after this long was broken off and stands in nobody's way. */
const brokenOffMs = 10 * 60_000

export const stale = '核对之后目录又改过了，请重新核对'

/** Takes a planned list in, and takes the last one back. */
export const createTake = (deps: Deps) => {
  const { store, now } = deps

  /** First the import itself: whoever comes at the same time finds it and waits. */
  const begin = (draft: Draft, summary: Summary, id: string): Promise<unknown> =>
    store.write(async (tx) => {
      const at = now()
      const open = await tx.imports.open(draft.place, importKind)
      if (open.some((i) => i.at > at - brokenOffMs))
        throw conflict('另一次导入正在进行，请稍后再试')
      if ((await tx.revisions.last()) !== summary.basedOn) throw conflict(stale)
      const { counts } = summary
      await tx.imports.insert({
        id,
        place: draft.place,
        kind: importKind,
        fileName: draft.fileName.slice(0, 200),
        sha256: summary.sha256,
        staffId: draft.by,
        at,
        rows: summary.rows,
        inserted: counts.new,
        changed: counts.change,
        refused: summary.faults,
        detail: { announcement: draft.announcement, from: draft.from, counts },
      })
      await tx.audit.insert({
        at,
        staffId: draft.by,
        verb: 'catalogue.import',
        object: `import:${id}`,
        detail: { number: draft.announcement.number, ...counts },
      })
    })

  async function stage(
    folder: StagedFolder,
    draft: Draft,
    summary: Summary,
    id: string,
    onProgress: (done: number, total: number) => void,
  ): Promise<void> {
    for (let n = 0; n < summary.batches; n += 1) {
      const batch = (await folder.json<PlaceRevision[]>(batchFile(n))) ?? []
      const at = now()
      const rows = batch.map((r) => ({
        place: r.place,
        kind: r.kind,
        key: r.id,
        validFrom: r.from,
        data: r.payload as never,
        at,
        source: draft.announcement.number,
        note: r.cause,
        staffId: draft.by,
        importId: id,
      }))
      await store.write((tx) => tx.revisions.insertAll(rows))
      onProgress(n + 1, summary.batches)
      await setImmediate()
    }
  }

  const followUp = async (): Promise<void> => {
    await deps.refreshFacts()
    deps.publish()
  }

  return {
    /**
     * Writes a plan in many small writes that count only once the last is in. Refuses a plan with obstacles or one
     * made over an older catalogue.
     */
    async commit(
      folder: StagedFolder,
      options: { undecidedAlone?: boolean } = {},
      onProgress: (done: number, total: number) => void = () => undefined,
    ): Promise<Import> {
      const draft = await folder.json<Draft>('draft.json')
      const summary = await folder.json<Summary>('summary.json')
      if (!draft || !summary) throw notFound('没有这次试读，请重新选文件')
      const wrong = obstacles(draft, summary, options.undecidedAlone ?? false)
      if (wrong.length > 0) throw invalid(wrong.join('；'))
      const id = randomUUID()
      await begin(draft, summary, id)
      try {
        await stage(folder, draft, summary, id, onProgress)
        const done = await store.write(async (tx) => {
          const at = now()
          await tx.publishJobs.insert({ type: 'facts', place: draft.place }, at)
          return tx.imports.finish(id, at)
        })
        await followUp()
        return done
      } catch (error) {
        // Nothing of it counts; closing it lets the next one begin at once.
        await store.write((tx) => tx.imports.undo(id, now())).catch(() => undefined)
        throw error
      }
    },

    /** Takes the last list of a place back, whole; an earlier one only after it. */
    async undo(place: string, by: string | null): Promise<Import> {
      const undone = await store.write(async (tx) => {
        const last = await tx.imports.lastDone(place, importKind)
        if (!last) throw notFound('没有可以撤销的导入')
        const at = now()
        await tx.audit.insert({
          at,
          staffId: by,
          verb: 'catalogue.undo',
          object: `import:${last.id}`,
        })
        await tx.publishJobs.insert({ type: 'facts', place }, at)
        return tx.imports.undo(last.id, at)
      })
      await followUp()
      return undone
    },
  }
}
