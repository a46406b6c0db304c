import { randomUUID } from 'node:crypto'
import { and, asc, eq, getTableColumns, isNull, lte, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { hot, inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type CaseClock = Schema['caseClocks']['$inferSelect']
export type NewCaseClock = Omit<CaseClock, 'id' | 'pausedOn' | 'stoppedOn'> & Partial<CaseClock>

/** The deadlines of the cases within a sight. */
export const caseClocksReader = ({ db, t: { cases, caseClocks } }: Connection, sight: Sight) => ({
  of: async (caseId: string): Promise<CaseClock[]> =>
    db
      .select(getTableColumns(caseClocks))
      .from(caseClocks)
      .innerJoin(cases, and(eq(cases.id, caseClocks.caseId), sight))
      .where(eq(caseClocks.caseId, caseId))
      .orderBy(asc(caseClocks.dueOn), asc(caseClocks.id)),

  /** Clocks of a place that run, and are due by `day`. */
  dueBy: async (place: string, day: string, limit: number) =>
    db
      .select({ clock: getTableColumns(caseClocks), case: getTableColumns(cases) })
      .from(caseClocks)
      .innerJoin(cases, and(eq(cases.id, caseClocks.caseId), eq(cases.place, place), sight))
      .where(
        and(isNull(caseClocks.stoppedOn), isNull(caseClocks.pausedOn), lte(caseClocks.dueOn, day)),
      )
      .orderBy(asc(caseClocks.dueOn))
      .limit(limit),
})

/** Clocks change in the same write as their case, whose version guards them. */
export const caseClocksWriter = (c: Connection) => {
  const { caseClocks } = c.t
  const insert = inserter(c, caseClocks)
  const turn = hot(() =>
    c.db
      .update(caseClocks)
      .set({
        dueOn: sql`${sql.placeholder('dueOn')}`,
        provisional: sql`${sql.param(sql.placeholder('provisional'), caseClocks.provisional)}`,
        pausedOn: sql`${sql.placeholder('pausedOn')}`,
        stoppedOn: sql`${sql.placeholder('stoppedOn')}`,
      })
      .where(eq(caseClocks.id, sql.placeholder('id'))),
  )
  return {
    insert: (row: NewCaseClock): Promise<CaseClock> =>
      insert({ ...row, id: row.id ?? randomUUID() }),

    /** Puts a clock to where it stands now. */
    turn: async (
      id: string,
      now: Pick<CaseClock, 'dueOn' | 'provisional' | 'pausedOn' | 'stoppedOn'>,
    ): Promise<void> => {
      await turn({ id, ...now })
    },

    /** Takes away a clock whose rule is gone. */
    remove: async (id: string): Promise<void> => {
      await c.db.delete(caseClocks).where(eq(caseClocks.id, id))
    },

    update: async (
      id: string,
      patch: Partial<Pick<CaseClock, 'dueOn' | 'provisional' | 'pausedOn' | 'stoppedOn'>>,
    ): Promise<CaseClock | undefined> =>
      (await c.db.update(caseClocks).set(patch).where(eq(caseClocks.id, id)).returning())[0],
  }
}
