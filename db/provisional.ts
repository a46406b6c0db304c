import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { Case } from './cases.ts'
import { reckon, wind, type ClockGround } from './casework-clocks.ts'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import type { Writer } from './store.ts'

/** A case with a running clock that was reckoned without a holiday table; restricted ones are among them. */
export type Provisional = Pick<Case, 'id' | 'place' | 'audience'>

export const provisionalReader = ({ db, t: { cases, caseClocks } }: Connection) => ({
  /** The next of them by id, for the house alone: they are reckoned anew, and nobody is shown them. */
  cases: async (after: string, limit: number): Promise<Provisional[]> =>
    db
      .selectDistinct({ id: cases.id, place: cases.place, audience: cases.audience })
      .from(caseClocks)
      .innerJoin(cases, eq(cases.id, caseClocks.caseId))
      .where(
        and(eq(caseClocks.provisional, true), isNull(caseClocks.stoppedOn), gt(cases.id, after)),
      )
      .orderBy(asc(cases.id))
      .limit(limit),

  /** The next cases of a place with any running clock, for when a rule has changed. */
  running: async (after: string, limit: number, place: string): Promise<Provisional[]> =>
    db
      .selectDistinct({ id: cases.id, place: cases.place, audience: cases.audience })
      .from(caseClocks)
      .innerJoin(cases, eq(cases.id, caseClocks.caseId))
      .where(and(eq(cases.place, place), isNull(caseClocks.stoppedOn), gt(cases.id, after)))
      .orderBy(asc(cases.id))
      .limit(limit),
})

export const provisionalWriter = ({ db, t: { cases } }: Connection) => ({
  /** Sets the nearest day of a case as it was read; throws Conflict when the case has moved on. */
  setDue: async (row: Case, dueOn: string | null): Promise<void> => {
    const [done] = await db
      .update(cases)
      .set({ dueOn, version: row.version + 1 })
      .where(and(eq(cases.id, row.id), eq(cases.version, row.version)))
      .returning()
    if (!done) throw new Conflict('这件工单')
  },
})

/** One day that moved; null where the clock began, or where its rule is gone. */
export type Moved = { clock: string; from: string | null; to: string | null }

/**
 * Reckons the clocks of a case anew from its events, after the calendar or a rule has changed. A clock whose rule is
 * gone goes with it. Gives the days that moved.
 */
export async function windAnew(
  tx: Writer,
  { id, audience }: Provisional,
  ground: ClockGround,
): Promise<Moved[]> {
  const desk = audience === null ? tx : tx.restricted(audience)
  const row = await desk.cases.byId(id)
  if (!row) return []
  const before = await desk.caseClocks.of(id)
  const dues = reckon(row.kind, await desk.events.of(id), ground)
  await wind(tx, before, id, dues)
  const rules = new Set(ground.clocks.map((clock) => clock.id))
  const gone = before.filter((clock) => clock.stoppedOn === null && !rules.has(clock.clockId))
  for (const clock of gone) await tx.caseClocks.remove(clock.id)
  const dueOn = row.dueOn === null ? null : dues.next
  if (dueOn !== row.dueOn) await tx.provisional.setDue(row, dueOn)
  const days = new Map(before.map((clock) => [clock.clockId, clock.dueOn]))
  return [
    ...dues.dues.flatMap(({ id: clock, dueOn: to }) => {
      const from = days.get(clock) ?? null
      return to !== undefined && from !== to ? [{ clock, from, to }] : []
    }),
    ...gone.map((clock) => ({ clock: clock.clockId, from: clock.dueOn, to: null })),
  ]
}
