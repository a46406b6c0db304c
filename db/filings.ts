import { and, asc, eq, getTableColumns, isNotNull, isNull } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type Filing = Schema['filings']['$inferSelect']
export type NewFiling = Pick<Filing, 'id' | 'caseId' | 'place' | 'number' | 'body' | 'filedAt'> &
  Partial<Filing>

/** 立案: the penalty cases that reports became, within a sight. */
export const filingsReader = ({ db, t: { cases, events, filings } }: Connection, sight: Sight) => ({
  of: async (caseId: string): Promise<Filing[]> =>
    db
      .select(getTableColumns(filings))
      .from(filings)
      .innerJoin(cases, and(eq(cases.id, filings.caseId), sight))
      .where(eq(filings.caseId, caseId))
      .orderBy(asc(filings.filedAt)),

  /** Penalty cases of a body without a decision, the oldest first, with their report. */
  open: async (place: string, body: string, limit: number) =>
    db
      .select({ filing: getTableColumns(filings), case: getTableColumns(cases) })
      .from(filings)
      .innerJoin(cases, and(eq(cases.id, filings.caseId), sight))
      .where(and(eq(filings.place, place), eq(filings.body, body), isNull(filings.endedAt)))
      .orderBy(asc(filings.filedAt))
      .limit(limit),

  byId: async (id: string): Promise<Filing | undefined> =>
    (
      await db
        .select(getTableColumns(filings))
        .from(filings)
        .innerJoin(cases, and(eq(cases.id, filings.caseId), sight))
        .where(eq(filings.id, id))
    )[0],

  byNumber: async (place: string, body: string, number: string): Promise<Filing | undefined> =>
    (
      await db
        .select(getTableColumns(filings))
        .from(filings)
        .innerJoin(cases, and(eq(cases.id, filings.caseId), sight))
        .where(and(eq(filings.place, place), eq(filings.body, body), eq(filings.number, number)))
        .limit(1)
    )[0],

  /** The penalty case that a decision of the register ended, with its report. */
  ofDecision: async (decisionId: string) =>
    (
      await db
        .select({ filing: getTableColumns(filings), case: getTableColumns(cases) })
        .from(filings)
        .innerJoin(cases, and(eq(cases.id, filings.caseId), sight))
        .where(eq(filings.decisionId, decisionId))
        .limit(1)
    )[0],

  /** Ended penalty cases whose decision the register did not have yet, with what was put on record of it. */
  unlinked: async (place: string, limit: number) =>
    db
      .select({ filing: getTableColumns(filings), payload: events.payload })
      .from(filings)
      .innerJoin(cases, and(eq(cases.id, filings.caseId), sight))
      .innerJoin(events, and(eq(events.caseId, filings.caseId), eq(events.verb, 'concluded')))
      .where(and(eq(filings.place, place), isNull(filings.decisionId), isNotNull(filings.endedAt)))
      .orderBy(asc(filings.filedAt))
      .limit(limit),
})

export const filingsWriter = (c: Connection) => {
  const { filings } = c.t
  return {
    /** Throws Duplicate when the body gave the number already. */
    insert: inserter(c, filings) as (row: NewFiling) => Promise<Filing>,

    /** Links a decision that came into the register after the penalty case had ended. */
    link: async (id: string, decisionId: string): Promise<void> => {
      await c.db.update(filings).set({ decisionId }).where(eq(filings.id, id))
    },

    /** Links the decision that ended it. */
    end: async (id: string, patch: Pick<Filing, 'decisionId' | 'endedAt'>): Promise<void> => {
      await c.db.update(filings).set(patch).where(eq(filings.id, id))
    },
  }
}
