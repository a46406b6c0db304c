import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { hot } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type CaseEvent = Schema['events']['$inferSelect']

/** The events of the cases within a sight. They are written with their case alone. */
export const eventsReader = ({ db, t: { cases, events } }: Connection, sight: Sight) => {
  const of = hot(() =>
    db
      .select(getTableColumns(events))
      .from(events)
      .innerJoin(cases, and(eq(cases.id, events.caseId), sight))
      .where(eq(events.caseId, sql.placeholder('caseId')))
      .orderBy(asc(events.seq)),
  )
  return {
    /** A case's chain from its first event on. */
    of: (caseId: string): Promise<CaseEvent[]> => of({ caseId }),
    /** What the citizen sees of it. */
    publicOf: async (caseId: string): Promise<CaseEvent[]> =>
      (await of({ caseId })).filter((event) => event.public),
  }
}

export const eventsWriter = ({ db, t: { events } }: Connection) => ({
  /**
   * Erases payload and salt of a case's events (all, or those of `seqs`): the chain still verifies.
   * The erasure itself is an event of its own, linked by `cases.update`.
   */
  erase: async (caseId: string, seqs?: readonly number[]): Promise<number> => {
    const gone = await db
      .update(events)
      .set({ payload: null, salt: null })
      .where(and(eq(events.caseId, caseId), seqs && inArray(events.seq, [...seqs])))
      .returning({ id: events.id })
    return gone.length
  },
})
