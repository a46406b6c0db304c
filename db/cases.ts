import { and, desc, eq, gte, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { hot } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type Case = Schema['cases']['$inferSelect']

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

/** Cases within a sight. */
export const casesReader = ({ db, t: { cases } }: Connection, sight: Sight) => {
  const byId = hot(() =>
    db
      .select()
      .from(cases)
      .where(and(eq(cases.id, sql.placeholder('id')), sight)),
  )
  const byNumber = hot(() =>
    db
      .select()
      .from(cases)
      .where(and(eq(cases.number, sql.placeholder('number')), sight)),
  )
  const due = sql<string>`coalesce(${cases.dueOn}, ${never})`
  const atDesk = (body: string, box: InboxFilter['box']) =>
    box === 'following'
      ? and(eq(cases.firstResponder, body), ne(cases.owner, body))
      : or(eq(cases.owner, body), eq(cases.pendingTo, body))

  return {
    byId: async (id: string): Promise<Case | undefined> => (await byId({ id }))[0],
    byNumber: async (number: string): Promise<Case | undefined> => (await byNumber({ number }))[0],

    /** A desk's cases, the next deadline first, then the oldest. */
    inbox: async ({ place, body, box, status, handler, kind, after, limit }: InboxFilter) =>
      db
        .select()
        .from(cases)
        .where(
          and(
            sight,
            eq(cases.place, place),
            atDesk(body, box),
            status && inArray(cases.status, [...status]),
            handler === undefined ? undefined : eq(cases.handler, handler),
            kind === undefined ? undefined : eq(cases.kind, kind),
            after &&
              sql`(${due}, ${cases.receivedAt}, ${cases.id}) > (${after.dueOn ?? never}, ${after.receivedAt}, ${after.id})`,
          ),
        )
        .orderBy(due, cases.receivedAt, cases.id)
        .limit(limit),

    /** What an account holds in these statuses, whoever owns it now. */
    heldBy: async (staffId: string, status: readonly string[], limit: number) =>
      db
        .select()
        .from(cases)
        .where(and(sight, eq(cases.handler, staffId), inArray(cases.status, [...status])))
        .orderBy(cases.number)
        .limit(limit),

    /** How many cases stand in which status, and how many of them were due before `today`. */
    counts: async ({ place, body, today }: { place: string; body?: string; today: string }) =>
      db
        .select({
          status: cases.status,
          count: sql<number>`cast(count(*) as integer)`,
          overdue: sql<number>`cast(sum(case when ${cases.dueOn} < ${today} and ${cases.answeredAt} is null then 1 else 0 end) as integer)`,
        })
        .from(cases)
        .where(
          and(sight, eq(cases.place, place), body === undefined ? undefined : atDesk(body, 'mine')),
        )
        .groupBy(cases.status)
        .orderBy(cases.status),

    /** The newest cases of a place, of one item or received since a time: for lists and duplicates. */
    recent: async (of: { place: string; itemId?: string; since?: number; limit: number }) =>
      db
        .select()
        .from(cases)
        .where(
          and(
            sight,
            eq(cases.place, of.place),
            of.itemId === undefined ? undefined : eq(cases.itemId, of.itemId),
            of.since === undefined ? undefined : gte(cases.receivedAt, of.since),
          ),
        )
        .orderBy(desc(cases.receivedAt), desc(cases.id))
        .limit(of.limit),

    /** By the HMAC of a telephone number, the newest first. */
    byPhone: async (phoneHmac: string, limit: number) =>
      db
        .select()
        .from(cases)
        .where(and(sight, eq(cases.phoneHmac, phoneHmac)))
        .orderBy(desc(cases.receivedAt))
        .limit(limit),

    /** By the number that another system gave. */
    byForeignId: async (channel: string, foreignId: string): Promise<Case | undefined> =>
      (
        await db
          .select()
          .from(cases)
          .where(and(sight, eq(cases.channel, channel), eq(cases.foreignId, foreignId)))
          .limit(1)
      )[0],

    /** The cases that are told the answer of this one (并案). */
    mergedInto: async (caseId: string): Promise<Case[]> =>
      db
        .select()
        .from(cases)
        .where(and(sight, eq(cases.mergedInto, caseId)))
        .orderBy(cases.receivedAt, cases.id),

    /** Clues of these kinds in a place, the newest first. */
    clues: async (place: string, kinds: readonly string[], limit: number): Promise<Case[]> =>
      db
        .select()
        .from(cases)
        .where(and(sight, eq(cases.place, place), inArray(cases.clueKind, [...kinds])))
        .orderBy(desc(cases.receivedAt), desc(cases.id))
        .limit(limit),

    /** Unanswered cases of a place that were due before `today`. */
    overdue: async (place: string, today: string, limit: number) =>
      db
        .select()
        .from(cases)
        .where(
          and(
            sight,
            eq(cases.place, place),
            isNotNull(cases.dueOn),
            lt(cases.dueOn, today),
            sql`${cases.answeredAt} is null`,
          ),
        )
        .orderBy(cases.dueOn, cases.receivedAt)
        .limit(limit),
  }
}
export type CasesReader = ReturnType<typeof casesReader>
