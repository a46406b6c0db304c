import { asc, eq, gt } from 'drizzle-orm'
import type { CaseEvent } from './events.ts'
import type { Connection } from './connection.ts'

/**
 * For the verifier alone: it walks every chain, those of restricted cases too, and never shows
 * what is in them.
 */
export const chainReader = ({ db, t: { cases, events } }: Connection) => ({
  /** Cases by pages, in the order of their ids. */
  cases: async (after: string, limit: number) =>
    db
      .select({
        id: cases.id,
        number: cases.number,
        head: cases.chainHead,
        length: cases.chainLength,
      })
      .from(cases)
      .where(gt(cases.id, after))
      .orderBy(asc(cases.id))
      .limit(limit),

  events: async (caseId: string): Promise<CaseEvent[]> =>
    db.select().from(events).where(eq(events.caseId, caseId)).orderBy(asc(events.seq)),
})
