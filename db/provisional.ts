import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { dayAt } from '#rules/clocks/day.ts'
import type { CaseClock } from './case-clocks.ts'
import { reckon, wind, type ClockGround, type Reckoned } from './casework-clocks.ts'
import type { Case } from './cases.ts'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import type { CaseEvent } from './events.ts'
import { hot } from './kit/prepare.ts'
import type { Writer } from './store.ts'

/** What of a case its clocks need. */
export type Wound = Pick<Case, 'id' | 'place' | 'kind' | 'audience' | 'dueOn' | 'version'>
type Happened = Pick<CaseEvent, 'caseId' | 'verb' | 'at'> & { payload?: unknown }

/** Events of which a clock wants to know more than that they happened; the others are read without what they say. */
const telling = ['dispute_settled', 'requested', 'request_marked', 'request_answered']

export const provisionalReader = ({ db, t: { cases, caseClocks, events } }: Connection) => ({
  /**
   * Ids of the next cases with a running clock, or with one that was reckoned without a holiday table. For the house
   * alone, which shows them to nobody: restricted ones are among them.
   */
  next: async (after: string, limit: number, unsure: boolean): Promise<string[]> => {
    const rows = await db
      .selectDistinct({ id: caseClocks.caseId })
      .from(caseClocks)
      .where(
        and(
          isNull(caseClocks.stoppedOn),
          gt(caseClocks.caseId, after),
          unsure ? eq(caseClocks.provisional, true) : undefined,
        ),
      )
      .orderBy(asc(caseClocks.caseId))
      .limit(limit)
    return rows.map(({ id }) => id)
  },

  /** These cases, with their clocks and what happened to them, the oldest first. */
  parts: async (ids: string[]) => {
    const of = inArray(events.caseId, ids)
    const rows = await db
      .select({
        id: cases.id,
        place: cases.place,
        kind: cases.kind,
        audience: cases.audience,
        dueOn: cases.dueOn,
        version: cases.version,
      })
      .from(cases)
      .where(inArray(cases.id, ids))
    const clocks = await db.select().from(caseClocks).where(inArray(caseClocks.caseId, ids))
    const plain = await db
      .select({ caseId: events.caseId, verb: events.verb, at: events.at, seq: events.seq })
      .from(events)
      .where(of)
      .orderBy(asc(events.caseId), asc(events.seq))
    const told = await db
      .select({ caseId: events.caseId, seq: events.seq, payload: events.payload })
      .from(events)
      .where(and(of, inArray(events.verb, telling)))
    const said = new Map(told.map((e) => [`${e.caseId} ${e.seq}`, e.payload]))
    const happened = plain.map(({ seq, ...e }): Happened => {
      const payload = said.size > 0 ? said.get(`${e.caseId} ${seq}`) : undefined
      return payload === undefined ? e : { ...e, payload }
    })
    return {
      rows,
      clocks: Map.groupBy(clocks, (k: CaseClock) => k.caseId),
      events: Map.groupBy(happened, (e) => e.caseId),
    }
  },
})

export const provisionalWriter = ({ db, t: { cases } }: Connection) => {
  const setDue = hot(() =>
    db
      .update(cases)
      .set({ dueOn: sql`${sql.placeholder('dueOn')}`, version: sql`${cases.version} + 1` })
      .where(
        and(eq(cases.id, sql.placeholder('id')), eq(cases.version, sql.placeholder('version'))),
      )
      .returning({ id: cases.id }),
  )
  return {
    /** Sets the nearest day of a case as it was read; throws Conflict when the case has moved on. */
    setDue: async ({ id, version }: Pick<Case, 'id' | 'version'>, dueOn: string | null) => {
      const [done] = await setDue({ id, version, dueOn })
      if (!done) throw new Conflict('这件工单')
    },
  }
}

/** One day that moved; null where the clock began, or where its rule is gone. */
export type Moved = { clock: string; from: string | null; to: string | null }
export type Reckoner = {
  ground: ClockGround
  dues: (kind: string, events: readonly Happened[]) => Reckoned
}

/** Reckons each course of events once: most open cases have gone the same short way on the same days. */
export const reckoner = (ground: ClockGround): Reckoner => {
  const known = new Map<string, Reckoned>()
  const dues = (kind: string, events: readonly Happened[]): Reckoned => {
    const steps = events.map((e) => [e.verb, dayAt(e.at), e.payload ?? null])
    const key = JSON.stringify([kind, steps])
    const made = known.get(key) ?? reckon(kind, events, ground)
    if (known.size >= 20_000) known.clear()
    known.set(key, made)
    return made
  }
  return { ground, dues }
}

/**
 * Reckons the clocks of cases anew from their events, after the calendar or a rule has changed. A clock whose rule is
 * gone goes with it. Gives the cases that were reckoned, each with the days that moved; `by` knows the places to reckon.
 */
export async function windAnew(
  tx: Writer,
  ids: string[],
  by: (place: string) => Reckoner | undefined,
): Promise<{ row: Wound; moved: Moved[] }[]> {
  const { rows, clocks, events } = await tx.provisional.parts(ids)
  const done: { row: Wound; moved: Moved[] }[] = []
  for (const row of rows) {
    const rules = by(row.place)
    if (!rules) continue
    const before = clocks.get(row.id) ?? []
    const dues = rules.dues(row.kind, events.get(row.id) ?? [])
    await wind(tx, before, row.id, dues)
    const gone = before.filter(
      (k) => k.stoppedOn === null && !rules.ground.clocks.some((rule) => rule.id === k.clockId),
    )
    for (const clock of gone) await tx.caseClocks.remove(clock.id)
    const dueOn = row.dueOn === null ? null : dues.next
    if (dueOn !== row.dueOn) await tx.provisional.setDue(row, dueOn)
    done.push({ row, moved: movedOf(before, dues, gone) })
  }
  return done
}

const movedOf = (before: readonly CaseClock[], { dues }: Reckoned, gone: readonly CaseClock[]) => [
  ...dues.flatMap(({ id: clock, dueOn: to }): Moved[] => {
    const from = before.find((k) => k.clockId === clock)?.dueOn ?? null
    return to !== undefined && from !== to ? [{ clock, from, to }] : []
  }),
  ...gone.map((k): Moved => ({ clock: k.clockId, from: k.dueOn, to: null })),
]
