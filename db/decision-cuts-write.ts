import { eq, sql } from 'drizzle-orm'
import { countedCuts, cutsOf } from '#rules/decisions/cuts.ts'
import type { Connection } from './connection.ts'
import type { Decision } from './decisions.ts'
import { hot, inserter } from './kit/prepare.ts'
import { serialsWriter } from './serials.ts'

const shown = (row: Decision | undefined): row is Decision => row?.status === 'released'
/** Columns whose change may move a decision between lists, or in or out of public sight. */
const moving = [
  'status',
  'body',
  'field',
  'itemId',
  'kinds',
  'partyKind',
  'decidedOn',
  'number',
] as const
/** Whether a change of these columns can matter here at all. */
export const mayMove = (patch: object): boolean => moving.some((key) => key in patch)

/** Keeps lists, counts and the order of changes, in the write that changes the row itself. */
export const decisionCutsWriter = (c: Connection) => {
  const { db } = c
  const { decisionChanges, decisionCutCounts, decisionCuts } = c.t
  const insertCut = inserter(c, decisionCuts)
  const serials = serialsWriter(c)
  const hole = sql.placeholder
  const drop = hot(() => db.delete(decisionCuts).where(eq(decisionCuts.decisionId, hole('id'))))
  const tally = hot(() =>
    db
      .insert(decisionCutCounts)
      .values({
        place: hole('place'),
        cut: hole('cut'),
        month: hole('month'),
        count: hole('count') as never,
      })
      .onConflictDoUpdate({
        target: [decisionCutCounts.place, decisionCutCounts.cut, decisionCutCounts.month],
        set: { count: sql`${decisionCutCounts.count} + excluded.count` },
      }),
  )
  const mark = hot(() =>
    db
      .insert(decisionChanges)
      .values({
        decisionId: hole('decisionId'),
        place: hole('place'),
        seq: hole('seq') as never,
      })
      .onConflictDoUpdate({ target: decisionChanges.decisionId, set: { seq: sql`excluded.seq` } }),
  )
  const count = async (row: Decision, by: 1 | -1): Promise<void> => {
    const { place, month } = row
    for (const cut of countedCuts(row)) await tally({ place, cut, month, count: by })
  }

  return {
    /** A row as it was and as it is now; either may be missing. */
    moved: async (before: Decision | undefined, after: Decision | undefined): Promise<void> => {
      const row = after ?? before
      if (!row || (!shown(before) && !shown(after))) return
      // The serial's row is locked first: whoever reads changes in order misses none.
      await mark({
        decisionId: row.id,
        place: row.place,
        seq: await serials.next('register'),
      })
      if (shown(before)) {
        await drop({ id: before.id })
        await count(before, -1)
      }
      if (shown(after)) {
        const { id: decisionId, place, month, decidedOn, number } = after
        for (const cut of cutsOf(after))
          await insertCut({ decisionId, place, cut, month, decidedOn, number })
        await count(after, 1)
      }
    },
  }
}
