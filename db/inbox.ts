import { and, eq, inArray, ne, or, sql, type SQL } from 'drizzle-orm'
import { caseStatuses } from '#rules/case/kinds.ts'
import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

type Case = Schema['cases']['$inferSelect']

/** A page of the inbox begins behind this row. */
export type InboxMark = Pick<Case, 'dueOn' | 'receivedAt' | 'id'>

export type InboxFilter = {
  place: string
  body: string
  /** `mine`: owned or offered to the body (the default); `following`: it took the case in, another acts. */
  box?: 'mine' | 'following'
  status?: readonly string[]
  handler?: string
  kind?: string
  after?: InboxMark
  limit: number
}

// Rows without a deadline come last on both engines, and so does this day.
const never = '9999-12-31'

/** Two marks in the order of the inbox: the next deadline first, then the oldest. */
const byDue = (a: Mark, b: Mark): number =>
  a.due === b.due ? a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1
type Mark = { id: string; due: string; receivedAt: number }

/**
 * The lists of a desk. Each status is read from an index that has it in the order of the list, and the heads of those
 * runs are merged: a desk with a million cases reads as many rows as it shows.
 */
export const inboxReader = ({ db, t: { cases } }: Connection, sight: Sight) => {
  // As the indexes have it, so the day is part of the statement.
  const day = sql.raw(`'${never}'`)
  const due = sql<string>`case when ${cases.dueOn} is null then ${day} else ${cases.dueOn} end`
  const atDesk = (body: string) => or(eq(cases.owner, body), eq(cases.pendingTo, body))

  /** Conditions that share no case but by chance, and that an index has in order. */
  const runs = ({ body, box, status = caseStatuses, handler }: InboxFilter) => {
    const each = (of: SQL | undefined) => status.map((s) => and(of, eq(cases.status, s)))
    if (box === 'following')
      return each(and(eq(cases.firstResponder, body), ne(cases.owner, cases.firstResponder)))
    if (handler !== undefined) return each(and(eq(cases.handler, handler), atDesk(body)))
    const offered = and(eq(cases.pendingTo, body), inArray(cases.status, [...status]))
    return [...each(eq(cases.owner, body)), offered]
  }

  const behind = ({ dueOn, receivedAt, id }: InboxMark) => {
    const last = dueOn ?? never
    return sql`${due} >= ${last} and (${due}, ${cases.receivedAt}, ${cases.id}) > (${last}, ${receivedAt}, ${id})`
  }

  const head = (
    { place, kind, after, limit }: InboxFilter,
    run: SQL | undefined,
  ): Promise<Mark[]> =>
    db
      .select({ id: cases.id, due, receivedAt: cases.receivedAt })
      .from(cases)
      .where(
        and(
          run,
          eq(cases.place, place),
          sight,
          kind === undefined ? undefined : eq(cases.kind, kind),
          after && behind(after),
        ),
      )
      .orderBy(due, cases.receivedAt, cases.id)
      .limit(limit)

  /** How many cases there are, at most `most`. */
  const upTo = async (most: number, ...of: (SQL | undefined)[]): Promise<number> => {
    const some = db
      .select({ id: cases.id })
      .from(cases)
      .where(and(...of, sight))
      .limit(most)
      .as('some')
    const [row] = await db.select({ n: sql<number>`cast(count(*) as integer)` }).from(some)
    return row?.n ?? 0
  }

  return {
    /** A desk's cases, the next deadline first, then the oldest. */
    inbox: async (filter: InboxFilter): Promise<Case[]> => {
      // One after another: the connection may be one that asks a single thing at a time.
      const heads = []
      for (const run of runs(filter)) heads.push(...(await head(filter, run)))
      const marks = new Map(heads.map((mark) => [mark.id, mark]))
      const ids = [...marks.values()]
        .toSorted(byDue)
        .slice(0, filter.limit)
        .map(({ id }) => id)
      if (ids.length === 0) return []
      const rows = await db
        .select()
        .from(cases)
        .where(and(inArray(cases.id, ids), sight))
      const found = new Map(rows.map((row) => [row.id, row]))
      return ids.flatMap((id) => found.get(id) ?? [])
    },

    /**
     * How many cases of a desk stand in which status, and how many of them were due before `today`; of those that it
     * owns no more than `most` are counted.
     */
    counts: async (of: { place: string; body: string; today: string; most: number }) => {
      const here = eq(cases.place, of.place)
      const late = sql`${due} < ${of.today}`
      const offered = await db
        .select({
          status: cases.status,
          count: sql<number>`cast(count(*) as integer)`,
          overdue: sql<number>`cast(sum(case when ${late} then 1 else 0 end) as integer)`,
        })
        .from(cases)
        .where(and(here, eq(cases.pendingTo, of.body), ne(cases.owner, of.body), sight))
        .groupBy(cases.status)
      const all = []
      for (const status of caseStatuses) {
        const own = and(here, eq(cases.owner, of.body), eq(cases.status, status))
        const more = offered.find((row) => row.status === status)
        const count = await upTo(of.most, own)
        const overdue = count === 0 ? 0 : await upTo(of.most, own, late)
        all.push({
          status,
          count: count + (more?.count ?? 0),
          overdue: overdue + (more?.overdue ?? 0),
        })
      }
      return all.filter(({ count }) => count > 0)
    },
  }
}
