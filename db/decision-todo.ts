import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import type { Decision } from './decisions.ts'

/** What of the register waits to be public, by its clock. */
export const decisionTodoReader = ({ db, t: { decisions } }: Connection) => ({
  /** Drafts whose publication clock runs, the one that ends first before all others. */
  toPublish: async (place: string, limit: number): Promise<Decision[]> =>
    db
      .select()
      .from(decisions)
      .where(
        and(
          eq(decisions.place, place),
          eq(decisions.status, 'draft'),
          isNotNull(decisions.publishBy),
        ),
      )
      .orderBy(asc(decisions.publishBy), asc(decisions.id))
      .limit(limit),

  /** How many drafts wait in a place, and how many of them are late at `now` (UTC ms). */
  waiting: async (place: string, now: number): Promise<{ drafts: number; late: number }> => {
    const [row] = await db
      .select({
        drafts: sql<number>`cast(count(*) as integer)`,
        late: sql<number>`cast(coalesce(sum(case when ${decisions.publishBy} < ${now} then 1 else 0 end), 0) as integer)`,
      })
      .from(decisions)
      .where(and(eq(decisions.place, place), eq(decisions.status, 'draft')))
    return row ?? { drafts: 0, late: 0 }
  },
})
