import { and, asc, desc, eq, exists, gt, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { listedOf, type ListedDecision, onDisplay } from './decision-listed.ts'
import { hot } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { DecisionStatus } from './schema/decision.ts'

export type Decision = Schema['decisions']['$inferSelect']

/** One public list: a place, cut by month, body, field, kind or item. */
export type DecisionList = {
  place: string
  /** Rows whose display has ended before this day are absent. */
  today: string
  month?: string
  body?: string
  field?: string
  kind?: string
  itemId?: string
}

const counted = sql<number>`cast(count(*) as integer)`

export const decisionsReader = ({ db, t }: Connection) => {
  const { decisions, decisionKinds } = t
  const byId = hot(() =>
    db
      .select()
      .from(decisions)
      .where(eq(decisions.id, sql.placeholder('id'))),
  )
  // The month adds nothing to the order; with it the newest come straight from the end of an index.
  const newest = hot(() =>
    db
      .select(listedOf(decisions))
      .from(decisions)
      .where(
        and(
          eq(decisions.place, sql.placeholder('place')),
          onDisplay(decisions, sql.placeholder('today')),
        ),
      )
      .orderBy(
        desc(decisions.month),
        desc(decisions.decidedOn),
        desc(decisions.number),
        desc(decisions.id),
      )
      .limit(sql.placeholder('limit')),
  )
  const shown = (of: DecisionList) =>
    and(
      eq(decisions.place, of.place),
      onDisplay(decisions, of.today),
      of.month === undefined ? undefined : eq(decisions.month, of.month),
      of.body === undefined ? undefined : eq(decisions.body, of.body),
      of.field === undefined ? undefined : eq(decisions.field, of.field),
      of.itemId === undefined ? undefined : eq(decisions.itemId, of.itemId),
      of.kind === undefined
        ? undefined
        : exists(
            db
              .select({ kind: decisionKinds.kind })
              .from(decisionKinds)
              .where(
                and(eq(decisionKinds.decisionId, decisions.id), eq(decisionKinds.kind, of.kind)),
              ),
          ),
    )

  return {
    byId: async (id: string): Promise<Decision | undefined> => (await byId({ id }))[0],

    /** The newest under a number in a place, whichever organ gave it. */
    ofNumber: async (place: string, number: string): Promise<Decision | undefined> =>
      (
        await db
          .select()
          .from(decisions)
          .where(and(eq(decisions.place, place), eq(decisions.number, number)))
          .orderBy(desc(decisions.id))
          .limit(1)
      )[0],

    /** Every decision under one of these numbers, whichever organ gave it; for a file read in batches. */
    byNumbers: async (numbers: readonly string[]): Promise<Decision[]> =>
      numbers.length === 0
        ? []
        : db
            .select()
            .from(decisions)
            .where(inArray(decisions.number, [...numbers])),

    /** By the natural key: 文号 and organ. */
    byNumber: async (number: string, organ: string): Promise<Decision | undefined> =>
      (
        await db
          .select()
          .from(decisions)
          .where(and(eq(decisions.number, number), eq(decisions.organ, organ)))
      )[0],

    /** What the public may see, the oldest first: a new row never moves the pages before it. */
    list: async (
      of: DecisionList,
      page: { offset: number; limit: number },
    ): Promise<ListedDecision[]> =>
      db
        .select(listedOf(decisions))
        .from(decisions)
        .where(shown(of))
        .orderBy(asc(decisions.decidedOn), asc(decisions.number), asc(decisions.id))
        .limit(page.limit)
        .offset(page.offset),

    /** What the public may see of a place, the newest first. */
    newest: (place: string, today: string, limit: number): Promise<ListedDecision[]> =>
      newest({ place, today, limit }),

    count: async (of: DecisionList): Promise<number> =>
      (await db.select({ n: counted }).from(decisions).where(shown(of)))[0]?.n ?? 0,

    /** The office's own list by status, the newest first; draft rows wait for a second person. */
    byStatus: async (place: string, status: DecisionStatus, limit: number): Promise<Decision[]> =>
      db
        .select()
        .from(decisions)
        .where(and(eq(decisions.place, place), eq(decisions.status, status)))
        .orderBy(desc(decisions.decidedOn), desc(decisions.id))
        .limit(limit),

    /** Released rows whose display has ended before `today`. */
    expired: async (today: string, limit: number): Promise<Decision[]> =>
      db
        .select()
        .from(decisions)
        .where(and(eq(decisions.status, 'released'), lt(decisions.displayUntil, today)))
        .limit(limit),

    /** What was public and was withdrawn, the newest first: feeds carry it, without the party. */
    withdrawn: async (
      place: string,
      limit: number,
      { body, field }: { body?: string; field?: string } = {},
    ): Promise<Decision[]> =>
      db
        .select()
        .from(decisions)
        .where(
          and(
            eq(decisions.place, place),
            eq(decisions.status, 'withdrawn'),
            // Says where the index begins: the many that never were withdrawn are not walked over.
            gt(decisions.withdrawnAt, 0),
            isNotNull(decisions.releasedAt),
            body === undefined ? undefined : eq(decisions.body, body),
            field === undefined ? undefined : eq(decisions.field, field),
          ),
        )
        .orderBy(desc(decisions.withdrawnAt))
        .limit(limit),

    /** Found unlawful, changed or revoked, and still public: withdrawal is due, the most urgent first. */
    toWithdraw: async (place: string): Promise<Decision[]> =>
      db
        .select()
        .from(decisions)
        .where(
          and(
            eq(decisions.place, place),
            eq(decisions.status, 'released'),
            isNotNull(decisions.overturnedOn),
          ),
        )
        .orderBy(asc(decisions.withdrawBy)),

    /** Public decisions with a newer content that waits for a second person. */
    corrections: async (place: string, limit: number): Promise<Decision[]> =>
      db
        .select()
        .from(decisions)
        .where(and(eq(decisions.place, place), isNotNull(decisions.pending)))
        .limit(limit),

    ofImport: async (importId: string): Promise<Decision[]> =>
      db.select().from(decisions).where(eq(decisions.importId, importId)),
  }
}
