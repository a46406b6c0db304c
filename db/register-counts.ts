import { and, asc, eq, inArray, isNotNull, isNull, lt, sql, type SQLWrapper } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import type { Decision } from './decisions.ts'
import { hot } from './kit/prepare.ts'

const total = (column: unknown) => sql<number>`cast(coalesce(sum(${column}), 0) as integer)`
const counted = sql<number>`cast(count(*) as integer)`

/** How many decisions there are of what kind, from rows that stand for thousands. */
export const registerCountsReader = ({ db, t: { registerCounts, decisions } }: Connection) => ({
  /** For the publication meter: each organ with its decisions by outcome; demo rows too, the place says so. */
  meter: async (place: string, now: number) => {
    const kept = registerCounts
    const settled = await db
      .select({
        organ: kept.organ,
        body: kept.body,
        withheld: kept.withheld,
        status: kept.status,
        count: total(kept.count),
        inTime: total(kept.inTime),
        late: total(kept.late),
        demo: total(
          sql`case when ${kept.demo} = ${sql.param(true, kept.demo)} then ${kept.count} else 0 end`,
        ),
      })
      .from(kept)
      .where(and(eq(kept.place, place), eq(kept.clocked, true)))
      .groupBy(kept.organ, kept.body, kept.withheld, kept.status)
      .orderBy(asc(kept.organ))
    // What waits beyond its last moment is late, and more so every day: counted by its clock.
    const waiting = await db
      .select({
        organ: decisions.organ,
        body: decisions.body,
        withheld: decisions.withheld,
        status: decisions.status,
        late: counted,
      })
      .from(decisions)
      .where(
        and(
          eq(decisions.place, place),
          isNotNull(decisions.publishBy),
          lt(decisions.publishBy, now),
          inArray(decisions.status, ['draft', 'quarantined', 'withheld']),
          isNull(decisions.releasedAt),
        ),
      )
      .groupBy(decisions.organ, decisions.body, decisions.withheld, decisions.status)
    return settled.map((row) => {
      const of = waiting.find(
        (w) =>
          w.organ === row.organ &&
          (w.body ?? '') === row.body &&
          (w.withheld ?? '') === row.withheld &&
          w.status === row.status,
      )
      return { ...row, late: row.late + (of?.late ?? 0) }
    })
  },
})

/** What counts of a decision. */
type Counted = Pick<
  Decision,
  'place' | 'month' | 'organ' | 'body' | 'withheld' | 'status' | 'demo' | 'publishBy' | 'releasedAt'
>

/** Keeps the counts in the write that changes a decision: `off` what it was, `on` what it is. */
export const registerCountsWriter = ({ db, t: { registerCounts } }: Connection) => {
  const kept = registerCounts
  const hole = sql.placeholder
  const plus = (column: SQLWrapper, name: string) => sql`${column} + excluded.${sql.raw(name)}`
  const add = hot(() =>
    db
      .insert(kept)
      .values({
        place: hole('place'),
        month: hole('month'),
        organ: hole('organ'),
        body: hole('body'),
        withheld: hole('withheld'),
        status: hole('status'),
        demo: hole('demo'),
        clocked: hole('clocked'),
        count: hole('count'),
        inTime: hole('inTime'),
        late: hole('late'),
      })
      .onConflictDoUpdate({
        target: [
          kept.place,
          kept.month,
          kept.organ,
          kept.body,
          kept.withheld,
          kept.status,
          kept.demo,
          kept.clocked,
        ],
        set: {
          count: plus(kept.count, 'count'),
          inTime: plus(kept.inTime, 'in_time'),
          late: plus(kept.late, 'late'),
        },
      }),
  )
  const shift = async (d: Counted, n: 1 | -1): Promise<void> => {
    const { publishBy, releasedAt } = d
    const out = publishBy !== null && releasedAt !== null
    const inTime = out && releasedAt <= publishBy
    await add({
      place: d.place,
      month: d.month,
      organ: d.organ,
      body: d.body ?? '',
      withheld: d.withheld ?? '',
      status: d.status,
      demo: d.demo,
      clocked: publishBy !== null,
      count: n,
      inTime: inTime ? n : 0,
      late: out && !inTime ? n : 0,
    })
  }
  /** One key for what is counted alike: most changes of a row change no count. */
  const key = (d: Counted): string =>
    JSON.stringify([
      d.place,
      d.month,
      d.organ,
      d.body,
      d.withheld,
      d.status,
      d.demo,
      d.publishBy,
      d.releasedAt,
    ])
  return {
    on: (d: Counted) => shift(d, 1),
    off: (d: Counted) => shift(d, -1),
    move: async (old: Counted, now: Counted): Promise<void> => {
      if (key(old) === key(now)) return
      await shift(old, -1)
      await shift(now, 1)
    },
  }
}
