import { and, asc, eq, exists, inArray, isNull, sql } from 'drizzle-orm'
import { dayNumberAt } from '#rules/clocks/day.ts'
import { clockVerbs } from '#rules/clocks/verbs.ts'
import {
  reckon,
  turning,
  type ClockGround,
  type KnownClock,
  type Reckoned,
} from './casework-clocks.ts'
import type { Case } from './cases.ts'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import type { CaseEvent } from './events.ts'
import { overRows } from './kit/bulk.ts'
import { hot } from './kit/prepare.ts'
import type { Writer } from './store.ts'
import { nearest } from './work-orders.ts'

/** What of a case its clocks need. */
export type Wound = Pick<
  Case,
  'id' | 'place' | 'kind' | 'audience' | 'foreignId' | 'dueOn' | 'version' | 'receivedAt'
>
type Happened = Pick<CaseEvent, 'caseId' | 'seq' | 'verb' | 'at'> & { payload?: unknown }

/** Events of which a clock wants to know more than that they happened; the others are read without what they say. */
const telling = [
  'dispute_settled',
  'requested',
  'request_marked',
  'request_answered',
  'measured',
  'checked',
  'filed',
  'concluded',
]

/** Cases that are read at once. Their ids are placeholders of prepared statements; fewer ids leave some empty. */
export const atOnce = 150
const holes = Array.from({ length: atOnce }, (_, n) => sql.placeholder(`id${n}`))
const filled = (ids: readonly string[]) =>
  Object.fromEntries(holes.map(({ name }, n) => [name, ids[n] ?? '']))
/** Where the next cases of a place begin. */
export type Behind = { at: number; id: string }

export const provisionalReader = ({ db, t: { cases, caseClocks, events } }: Connection) => {
  const wound = {
    id: cases.id,
    place: cases.place,
    kind: cases.kind,
    audience: cases.audience,
    foreignId: cases.foreignId,
    dueOn: cases.dueOn,
    version: cases.version,
    receivedAt: cases.receivedAt,
  }
  const next = (unsure: boolean) =>
    hot(() =>
      db
        .select(wound)
        .from(cases)
        .where(
          and(
            eq(cases.place, sql.placeholder('place')),
            sql`${cases.receivedAt} >= ${sql.placeholder('at')}`,
            sql`(${cases.receivedAt}, ${cases.id}) > (${sql.placeholder('since')}, ${sql.placeholder('id')})`,
            exists(
              db
                .select({ id: caseClocks.id })
                .from(caseClocks)
                .where(
                  and(
                    eq(caseClocks.caseId, cases.id),
                    isNull(caseClocks.stoppedOn),
                    unsure ? eq(caseClocks.provisional, true) : undefined,
                  ),
                ),
            ),
          ),
        )
        .orderBy(asc(cases.receivedAt), asc(cases.id))
        .limit(atOnce),
    )
  const [running, provisional] = [next(false), next(true)]
  const clocks = hot(() =>
    db
      .select({
        id: caseClocks.id,
        caseId: caseClocks.caseId,
        clockId: caseClocks.clockId,
        startedOn: caseClocks.startedOn,
        dueOn: caseClocks.dueOn,
        dueAt: caseClocks.dueAt,
        provisional: caseClocks.provisional,
        pausedOn: caseClocks.pausedOn,
        stoppedOn: caseClocks.stoppedOn,
      })
      .from(caseClocks)
      .where(inArray(caseClocks.caseId, holes)),
  )
  const plain = hot(() =>
    db
      .select({ caseId: events.caseId, verb: events.verb, at: events.at, seq: events.seq })
      .from(events)
      .where(inArray(events.caseId, holes))
      .orderBy(asc(events.caseId), asc(events.seq)),
  )
  const told = hot(() =>
    db
      .select({ caseId: events.caseId, seq: events.seq, payload: events.payload })
      .from(events)
      .where(and(inArray(events.caseId, holes), inArray(events.verb, telling))),
  )
  return {
    /**
     * The next cases of a place with a running clock, or with one that was reckoned without a holiday table, in the
     * order of their receipt. For the house alone, which shows them to nobody: restricted ones are among them.
     */
    behind: (place: string, { at, id }: Behind, unsure: boolean): Promise<Wound[]> =>
      (unsure ? provisional : running)({ place, at, since: at, id }),

    /** The clocks of these cases and what happened to them, the oldest first. */
    parts: async (ids: readonly string[]) => {
      const of = filled(ids)
      const wounds = await clocks(of)
      const happened: Happened[] = await plain(of)
      // Most cases have no such event, and then none is looked up.
      const asked = happened.some((e) => telling.includes(e.verb))
      const said = new Map(
        (asked ? await told(of) : []).map((e) => [`${e.caseId} ${e.seq}`, e.payload]),
      )
      return {
        clocks: Map.groupBy(wounds, (k) => k.caseId),
        events: Map.groupBy(
          said.size === 0
            ? happened
            : happened.map((e) => ({ ...e, payload: said.get(`${e.caseId} ${e.seq}`) ?? null })),
          (e) => e.caseId,
        ),
      }
    },
  }
}

export const provisionalWriter = ({ db, t: { cases } }: Connection) => {
  const setDues = overRows(3, (v) =>
    db
      .update(cases)
      .set({ dueOn: sql`v.column3`, version: sql`${cases.version} + 1` })
      .from(v)
      .where(and(eq(cases.id, sql`v.column1`), eq(cases.version, sql`cast(v.column2 as integer)`)))
      .returning({ id: cases.id }),
  )
  return {
    /** Sets the nearest days of cases as they were read; throws Conflict when one of them has moved on. */
    setDues: async (rows: readonly Pick<Case, 'id' | 'version' | 'dueOn'>[]) => {
      const done = await setDues(rows.map(({ id, version, dueOn }) => [id, version, dueOn]))
      if (done.flat().length < rows.length) throw new Conflict('这件工单')
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
  const inHours = new Set(ground.clocks.flatMap((k) => (k.unit === 'hours' ? [k.start] : [])))
  const exact = (e: Happened) =>
    inHours.size > 0 && clockVerbs(e.verb, e.payload).some((verb) => inHours.has(verb))
  const step = (e: Happened): string => {
    const at = exact(e) ? `${e.at} ms` : dayNumberAt(e.at)
    return e.payload ? `${e.verb} ${at} ${JSON.stringify(e.payload)}` : `${e.verb} ${at}`
  }
  const dues = (kind: string, events: readonly Happened[]): Reckoned => {
    let key = kind
    for (const e of events) key += `\n${step(e)}`
    const held = known.get(key)
    if (held) return held
    if (known.size >= 20_000) known.clear()
    const made = reckon(kind, events, ground)
    known.set(key, made)
    return made
  }
  return { ground, dues }
}

/**
 * Reckons the clocks of at most `atOnce` cases of a place anew from their events, after the calendar or a rule has
 * changed, and writes for all of them together. A clock whose rule is gone goes with it. Gives the cases of which a day
 * moved. The version of each case whose clocks change goes up, so that nobody who changes it meanwhile is overwritten;
 * throws Conflict when somebody was first.
 */
export async function windAnew(
  tx: Writer,
  rows: readonly Wound[],
  rules: Reckoner,
): Promise<{ row: Wound; moved: Moved[] }[]> {
  const { clocks, events } = await tx.provisional.parts(rows.map(({ id }) => id))
  const foreign = rows.filter(({ foreignId }) => foreignId !== null)
  const wanted = await tx.workOrders.wanted(foreign.map(({ id }) => id))
  const standing = new Set(rules.ground.clocks.map((rule) => rule.id))
  const changed = rows.flatMap((row) => {
    const before = clocks.get(row.id) ?? []
    const past = events.get(row.id) ?? []
    const dues = rules.dues(row.kind, past)
    const { begun, turned } = turning(before, dues)
    const gone = before.filter((k) => k.stoppedOn === null && !standing.has(k.clockId))
    const dueOn = row.dueOn === null ? null : nearest(dues.next, wanted.get(row.id), past)
    const same = begun.length + turned.length + gone.length === 0 && dueOn === row.dueOn
    return same ? [] : [{ row, dueOn, begun, turned, gone, moved: movedOf(before, dues, gone) }]
  })
  // The cases first: on PostgreSQL their locks keep others from their clocks.
  await tx.provisional.setDues(changed.map(({ row, dueOn }) => ({ ...row, dueOn })))
  const of = <T extends object>(part: (of: (typeof changed)[number]) => readonly T[]) =>
    changed.flatMap((one) => part(one).map((k) => ({ caseId: one.row.id, ...k })))
  await tx.caseClocks.turnMany(of((one) => one.turned))
  await tx.caseClocks.insertMany(of((one) => one.begun))
  await tx.caseClocks.removeMany(of((one) => one.gone).map((k) => k.id))
  return changed.filter(({ moved }) => moved.length > 0)
}

const movedOf = (
  before: readonly KnownClock[],
  { dues }: Reckoned,
  gone: readonly KnownClock[],
) => [
  ...dues.flatMap(({ id: clock, dueOn: to }): Moved[] => {
    const from = before.find((k) => k.clockId === clock)?.dueOn ?? null
    return to !== undefined && from !== to ? [{ clock, from, to }] : []
  }),
  ...gone.map((k): Moved => ({ clock: k.clockId, from: k.dueOn, to: null })),
]
