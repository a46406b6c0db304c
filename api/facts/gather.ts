import { setImmediate } from 'node:timers/promises'
import type { Revision } from '#rules/content/revision.ts'
import { markOf } from '#rules/content/revisions.ts'
import type { Reader } from '#db/store.ts'
import { readRevision } from './revisions.ts'

/** Rows that are read, parsed and marked in one go: about a millisecond of the thread. */
const slice = 40

/**
 * Gathers the revisions of some places from the database, a slice at a time, so that readers are served in between.
 * Rows never change: a later call reads only what came since, and gives the same list when nothing did. `refused`
 * hears of rows that no longer fit.
 */
export function gatherer(
  read: Pick<Reader, 'revisions'>,
  places: ReadonlySet<string>,
  refused: (row: { kind: string; key: string }) => void,
): () => Promise<Revision[]> {
  let last = 0
  let given: Revision[] = []
  let state = ''
  const kept: { importId: string | null; revision: Revision }[] = []
  let running: Promise<unknown> = Promise.resolve()

  async function gather(): Promise<Revision[]> {
    // First what counts, then the rows: an import that ends in between is seen by whoever wrote its end.
    const idle = await read.revisions.idle()
    for (;;) {
      const rows = await read.revisions.after(last, slice)
      for (const row of rows) {
        last = row.seq
        if (!places.has(row.place)) continue
        const revision = readRevision(row)
        if (!revision) {
          refused(row)
          continue
        }
        markOf(revision)
        kept.push({ importId: row.importId, revision })
      }
      if (rows.length < slice) break
      await setImmediate()
    }
    // Whoever lays ten thousand rows has a turn of its own for it.
    if (kept.length > slice) await setImmediate()
    const now = `${kept.length} ${[...idle].toSorted().join(' ')}`
    if (now === state) return given
    state = now
    given = kept.flatMap(({ importId, revision }) =>
      importId !== null && idle.has(importId) ? [] : [revision],
    )
    return given
  }
  return () => {
    const next = running.then(gather, gather)
    running = next
    return next
  }
}
