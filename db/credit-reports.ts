import { and, asc, eq, gt, inArray, isNotNull, or, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'

export type CreditReport = Schema['creditReports']['$inferSelect']

/** What the credit platform has of a place's decisions. */
export const creditReportsReader = ({ db, t: { creditReports, decisions } }: Connection) => ({
  /**
   * Decisions that the platform should know or knew, each with its last report, some at a time by id: what is public,
   * and what no longer is but was handed over.
   */
  withDecisions: async (place: string, after: string, limit: number) =>
    db
      .select({ decision: decisions, report: creditReports })
      .from(decisions)
      .leftJoin(creditReports, eq(creditReports.decisionId, decisions.id))
      .where(
        and(
          eq(decisions.place, place),
          gt(decisions.id, after),
          or(eq(decisions.status, 'released'), isNotNull(creditReports.decisionId)),
        ),
      )
      .orderBy(asc(decisions.id))
      .limit(limit),

  ofBatch: async (place: string, batch: string) =>
    db
      .select({ decision: decisions, report: creditReports })
      .from(creditReports)
      .innerJoin(decisions, eq(decisions.id, creditReports.decisionId))
      .where(and(eq(creditReports.place, place), eq(creditReports.batch, batch)))
      .orderBy(asc(decisions.decidedOn), asc(decisions.number)),

  /** The reports of decisions under these numbers. */
  ofNumbers: async (place: string, numbers: readonly string[]) =>
    numbers.length === 0
      ? []
      : db
          .select({ number: decisions.number, organ: decisions.organ, report: creditReports })
          .from(creditReports)
          .innerJoin(decisions, eq(decisions.id, creditReports.decisionId))
          .where(and(eq(creditReports.place, place), inArray(decisions.number, [...numbers]))),
})

export const creditReportsWriter = ({ db, t: { creditReports } }: Connection) => ({
  /** Puts on record that a decision went over; whatever stood there before is history. */
  sent: async (row: Omit<CreditReport, 'answeredAt' | 'answer' | 'state'>): Promise<void> => {
    const { decisionId, ...rest } = row
    const now = { ...rest, state: 'sent' as const, answeredAt: null, answer: null }
    await db
      .insert(creditReports)
      .values({ decisionId, ...now })
      .onConflictDoUpdate({ target: creditReports.decisionId, set: now })
  },

  /** The answer to what was sent; false when that row has gone again since, or was never sent. */
  answered: async (
    decisionId: string,
    batch: string,
    answer: Pick<CreditReport, 'state' | 'answeredAt' | 'answer'>,
  ): Promise<boolean> =>
    (
      await db
        .update(creditReports)
        .set(answer)
        .where(and(eq(creditReports.decisionId, decisionId), eq(creditReports.batch, batch)))
        .returning({ id: sql<string>`${creditReports.decisionId}` })
    ).length > 0,
})
