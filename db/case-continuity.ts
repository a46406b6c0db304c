import { and, asc, eq, ne, or } from 'drizzle-orm'
import type { Case } from './cases.ts'
import type { Connection } from './connection.ts'
import type { Sight } from './sight.ts'

/** Cases that a body has a hand in. */
export const continuityReader = ({ db, t: { cases } }: Connection, sight: Sight) => ({
  /** Not closed, and owned, awaited or followed up by a body; the oldest first. */
  inHandsOf: async (place: string, body: string, limit: number): Promise<Case[]> =>
    db
      .select()
      .from(cases)
      .where(
        and(
          sight,
          eq(cases.place, place),
          ne(cases.status, 'closed'),
          or(eq(cases.owner, body), eq(cases.pendingTo, body), eq(cases.firstResponder, body)),
        ),
      )
      .orderBy(asc(cases.receivedAt), asc(cases.id))
      .limit(limit),
})
