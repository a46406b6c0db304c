import { and, eq, inArray, ne, type SQL } from 'drizzle-orm'
import { caseStatuses } from '#rules/case/kinds.ts'
import type { Case } from './cases.ts'
import type { Connection } from './connection.ts'
import type { Sight } from './sight.ts'

const open = caseStatuses.filter((status) => status !== 'closed')

/** Cases that a body has a hand in. */
export const continuityReader = ({ db, t: { cases } }: Connection, sight: Sight) => ({
  /**
   * Not closed, and owned, awaited or followed up by a body, at most `limit`, the oldest of them first. Each kind is
   * read from its own index; whoever follows up a case of its own is its owner.
   */
  inHandsOf: async (place: string, body: string, limit: number): Promise<Case[]> => {
    const ways: (SQL | undefined)[] = [
      eq(cases.owner, body),
      eq(cases.pendingTo, body),
      and(eq(cases.firstResponder, body), ne(cases.owner, cases.firstResponder)),
    ]
    const here = and(sight, eq(cases.place, place), inArray(cases.status, open))
    const found = new Map<string, Case>()
    // One after another: inside a write there is one connection.
    for (const way of ways)
      for (const row of await db.select().from(cases).where(and(here, way)).limit(limit))
        found.set(row.id, row)
    return [...found.values()].toSorted((a, b) => a.receivedAt - b.receivedAt).slice(0, limit)
  },
})
