import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Deps } from '#api/office/deps.ts'
import type { StagedFolder } from '#api/outside/staging.ts'
import type { Import } from '#db/imports.ts'
import type { Writer } from '#db/store.ts'
import { lastMoment, publicationClock } from '#rules/decisions/clock.ts'
import { contentIn, contentOf } from '#rules/decisions/content.ts'
import { conflict, invalid, notFound } from '#rules/refusal.ts'
import { batchFile, type ImportDraft, type ImportReport, type PlannedDecision } from './draft.ts'

export const importKind = 'decisions'
/** Rows in the first write; then as many as fit into less than half of the 50 ms that a write may take (DESIGN §4). */
const firstChunk = 30
const mostRows = 300
const wantedMs = 20
/** Rows in one write when an import is taken back. */
const undoChunk = 15

/** Grows while writes are short, shrinks at once when one was long. */
function pace(): { size: number; took: (ms: number) => void } {
  const state = {
    size: firstChunk,
    took: (ms: number) => {
      const fit = Math.floor((state.size * wantedMs) / Math.max(ms, 1))
      state.size = Math.max(5, Math.min(mostRows, fit, Math.ceil(state.size * 1.5)))
    },
  }
  return state
}

/** Writes a planned file of decisions in many small writes, and takes one back. */
export const createTake = (deps: Deps) => {
  const { store, now } = deps

  /** The last moment of publication, by the day of the decision; a file has few different days. */
  function publishBy(place: string): (decidedOn: string) => number | null {
    const clock = publicationClock(deps.facts(), place)
    const known = new Map<string, number | null>()
    const calendar = deps.calendar()
    return (day) => {
      if (!known.has(day)) known.set(day, lastMoment(clock, day, calendar))
      return known.get(day) ?? null
    }
  }

  const writer = (draft: ImportDraft, importId: string) => {
    const facts = deps.facts()
    const fields = new Map(facts.items.map((i) => [i.id, i.field]))
    const bodies = facts.places.find((p) => p.slug === draft.place)?.bodies ?? []
    const due = publishBy(draft.place)
    const bodyOf = (organ: string): string | null =>
      bodies.find((b) => b.name === organ || b.aliases.includes(organ))?.id ?? null

    return async (tx: Writer, { fate, draft: d, old }: PlannedDecision): Promise<void> => {
      const row = old ? await tx.decisions.byId(old.id) : undefined
      if (old && row?.version !== old.version)
        throw conflict(`核对之后“${d.number}”又改过了，请重新试读这个文件`)
      const status = fate === 'reserved' ? ('quarantined' as const) : ('draft' as const)
      const content = {
        ...contentOf(d),
        itemId: d.item,
        field: d.item === null ? null : (fields.get(d.item) ?? null),
      }
      if (!row) {
        await tx.decisions.insert({
          ...content,
          place: draft.place,
          number: d.number,
          organ: d.organ,
          body: bodyOf(d.organ),
          status,
          importId,
          enteredBy: draft.by,
          demo: draft.demo,
          publishBy: due(d.decidedOn),
        })
        return
      }
      if (fate === 'correct') {
        await tx.decisions.update(row.id, row.version, {
          pending: { content, by: draft.by, at: now(), importId, why: '导入的文件改正了内容' },
        })
        return
      }
      await tx.decisions.remember({
        decisionId: row.id,
        version: row.version,
        at: now(),
        staffId: draft.by,
        importId,
        why: '导入的文件改正了内容',
        content: {
          ...contentIn(row),
          itemId: row.itemId,
          field: row.field,
          status: row.status,
          enteredBy: row.enteredBy,
          importId: row.importId,
        },
      })
      await tx.decisions.update(row.id, row.version, {
        ...content,
        status,
        enteredBy: draft.by,
        importId,
        proposal: null,
        proposedBy: null,
        proposedAt: null,
        publishBy: due(d.decidedOn),
      })
    }
  }

  return {
    /**
     * Writes what was planned. What is in stays in when the process dies: the same file again goes on behind it, since
     * rows are matched by document number and organ.
     */
    async commit(
      folder: StagedFolder,
      onProgress: (done: number, total: number) => void = () => undefined,
    ): Promise<Import> {
      const draft = await folder.json<ImportDraft>('draft.json')
      const report = await folder.json<ImportReport>('report.json')
      if (!draft || !report) throw notFound('没有这次试读，请重新选文件')
      if (report.faults.length > 0) throw invalid(report.faults.join('；'))
      const id = randomUUID()
      const { counts } = report
      await store.write(async (tx) => {
        const at = now()
        await tx.imports.insert({
          id,
          place: draft.place,
          kind: importKind,
          fileName: draft.fileName.slice(0, 200),
          sha256: report.sha256,
          staffId: draft.by,
          at,
          rows: report.total,
          inserted: counts.new + counts.reserved,
          changed: counts.change + counts.correct,
          refused: counts.refused,
          detail: counts,
        })
        await tx.audit.insert({
          at,
          staffId: draft.by,
          verb: 'decision.import',
          object: `import:${id}`,
          detail: counts,
        })
      })
      const take = writer(draft, id)
      const chunk = pace()
      for (let n = 0; n < report.batches; n += 1) {
        const rows = (await folder.json<PlannedDecision[]>(batchFile(n))) ?? []
        for (let from = 0; from < rows.length;) {
          const some = rows.slice(from, from + chunk.size)
          const began = performance.now()
          await store.write(async (tx) => {
            for (const row of some) await take(tx, row)
          })
          chunk.took(performance.now() - began)
          from += some.length
          await setImmediate()
        }
        onProgress(n + 1, report.batches)
      }
      const finished = await store.write(async (tx) => {
        await tx.publishJobs.insert({ type: 'meter', place: draft.place }, now())
        return tx.imports.finish(id, now())
      })
      deps.publish()
      return finished
    },

    /**
     * Takes the last import of a place back: its drafts go, what it changed is as before. What a second person has
     * settled since stays, and is counted.
     */
    async undo(place: string, by: string): Promise<{ import: Import; stayed: number }> {
      const [open] = await store.read.imports.open(place, importKind)
      const last = open ?? (await store.read.imports.lastDone(place, importKind))
      if (!last) throw notFound('没有可以撤销的导入')
      for (;;) {
        const versions = await store.read.decisions.versionsOfImport(last.id, undoChunk)
        if (versions.length === 0) break
        await store.write(async (tx) => {
          for (const version of versions) {
            const row = await tx.decisions.byId(version.decisionId)
            await tx.decisions.forget(version.decisionId, version.version)
            if (row && ['draft', 'quarantined'].includes(row.status))
              await tx.decisions.update(row.id, row.version, version.content as never)
          }
        })
      }
      for (;;) {
        const rows = await store.read.decisions.unsettledOf(last.id, undoChunk)
        if (rows.length === 0) break
        await store.write(async (tx) => {
          for (const row of rows) await tx.decisions.remove(row.id, row.version)
        })
      }
      for (const row of await store.read.decisions.corrections(place, mostCorrections)) {
        const pending = row.pending as { importId?: string } | null
        if (pending?.importId === last.id)
          await store.write((tx) => tx.decisions.update(row.id, row.version, { pending: null }))
      }
      const stayed = (await store.read.decisions.ofImport(last.id)).length
      const undone = await store.write(async (tx) => {
        await tx.audit.insert({
          at: now(),
          staffId: by,
          verb: 'decision.undo',
          object: `import:${last.id}`,
        })
        await tx.publishJobs.insert({ type: 'meter', place }, now())
        return tx.imports.undo(last.id, now())
      })
      deps.publish()
      return { import: undone, stayed }
    },
  }
}
const mostCorrections = 10_000
