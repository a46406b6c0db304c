import { and, desc, eq, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { continuityReader } from './case-continuity.ts'
import type { Connection } from './connection.ts'
import { inboxReader } from './inbox.ts'
import { hot } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type Case = Schema['cases']['$inferSelect']

/** Cases within a sight. */
export const casesReader = (c: Connection, sight: Sight) => {
  const { db } = c
  const { cases } = c.t
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

  return {
    byId: async (id: string): Promise<Case | undefined> => (await byId({ id }))[0],
    byNumber: async (number: string): Promise<Case | undefined> => (await byNumber({ number }))[0],

    ...inboxReader(c, sight),
    ...continuityReader(c, sight),

    /** What an account holds in these statuses, whoever owns it now. */
    heldBy: async (staffId: string, status: readonly string[], limit: number) =>
      db
        .select()
        .from(cases)
        .where(and(sight, eq(cases.handler, staffId), inArray(cases.status, [...status])))
        .orderBy(cases.number)
        .limit(limit),

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
    byForeignId: async (
      channel: string,
      foreignId: string,
      place?: string,
    ): Promise<Case | undefined> =>
      (
        await db
          .select()
          .from(cases)
          .where(
            and(
              sight,
              eq(cases.channel, channel),
              eq(cases.foreignId, foreignId),
              place === undefined ? undefined : eq(cases.place, place),
            ),
          )
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
