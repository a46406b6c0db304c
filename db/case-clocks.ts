import { randomUUID } from 'node:crypto'
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  sql,
} from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { manyInserter, overRows } from './kit/bulk.ts'
import { hot, inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type CaseClock = Schema['caseClocks']['$inferSelect']
export type NewCaseClock = Omit<CaseClock, 'id' | 'dueAt' | 'pausedOn' | 'stoppedOn'> &
  Partial<CaseClock>

/** Where a clock stands. */
export type Running = Pick<
  CaseClock,
  'startedOn' | 'dueOn' | 'dueAt' | 'provisional' | 'pausedOn' | 'stoppedOn'
>

const inHours = (t: Schema['caseClocks']) => and(isNotNull(t.dueAt), isNull(t.stoppedOn))

/** The deadlines of the cases within a sight. */
export const caseClocksReader = ({ db, t: { cases, caseClocks } }: Connection, sight: Sight) => ({
  of: async (caseId: string): Promise<CaseClock[]> =>
    db
      .select(getTableColumns(caseClocks))
      .from(caseClocks)
      .innerJoin(cases, and(eq(cases.id, caseClocks.caseId), sight))
      .where(eq(caseClocks.caseId, caseId))
      .orderBy(asc(caseClocks.dueOn), asc(caseClocks.id)),

  /** The earliest last moment of each of these cases that has a running clock in hours, in UTC ms. */
  moments: async (ids: readonly string[]): Promise<Map<string, number>> => {
    if (ids.length === 0) return new Map()
    const rows = await db
      .select({ id: caseClocks.caseId, dueAt: caseClocks.dueAt })
      .from(caseClocks)
      .innerJoin(cases, and(eq(cases.id, caseClocks.caseId), sight))
      .where(and(inArray(caseClocks.caseId, [...ids]), inHours(caseClocks)))
      .orderBy(desc(caseClocks.dueAt))
    return new Map(rows.map((row) => [row.id, row.dueAt ?? 0]))
  },

  /** Cases that a body owns of which a clock in hours has run out, though their last day is not over. */
  lateToday: async (of: { place: string; body: string; now: number; today: string }) =>
    db
      .selectDistinct({ id: cases.id, status: cases.status })
      .from(caseClocks)
      .innerJoin(cases, and(eq(cases.id, caseClocks.caseId), eq(cases.place, of.place), sight))
      .where(
        and(
          inHours(caseClocks),
          lt(caseClocks.dueAt, of.now),
          eq(cases.owner, of.body),
          gte(cases.dueOn, of.today),
        ),
      ),

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
  const [insert, insertMany] = [inserter(c, caseClocks), manyInserter(c, caseClocks)]
  const turn = hot(() =>
    c.db
      .update(caseClocks)
      .set({
        startedOn: sql`${sql.placeholder('startedOn')}`,
        dueOn: sql`${sql.placeholder('dueOn')}`,
        dueAt: sql`${sql.placeholder('dueAt')}`,
        provisional: sql`${sql.param(sql.placeholder('provisional'), caseClocks.provisional)}`,
        pausedOn: sql`${sql.placeholder('pausedOn')}`,
        stoppedOn: sql`${sql.placeholder('stoppedOn')}`,
      })
      .where(eq(caseClocks.id, sql.placeholder('id'))),
  )
  const turnMany = overRows(8, (v) =>
    c.db
      .update(caseClocks)
      .set({
        dueOn: sql`v.column3`,
        dueAt: sql`cast(v.column4 as bigint)`,
        provisional: sql`cast(v.column5 as boolean)`,
        pausedOn: sql`v.column6`,
        stoppedOn: sql`v.column7`,
        startedOn: sql`v.column8`,
      })
      .from(v)
      // By its case, as it was read: by their own ids a page of the index would be looked up for each.
      .where(and(eq(caseClocks.caseId, sql`v.column1`), eq(caseClocks.clockId, sql`v.column2`))),
  )
  const removeMany = overRows(1, (v) =>
    c.db.delete(caseClocks).where(inArray(caseClocks.id, sql`(select column1 from ${v})`)),
  )
  return {
    insert: (row: NewCaseClock): Promise<CaseClock> =>
      insert({ ...row, id: row.id ?? randomUUID() }),

    insertMany: (rows: readonly NewCaseClock[]): Promise<void> =>
      insertMany(rows.map((row) => ({ ...row, id: row.id ?? randomUUID() }))),

    /** Puts a clock to where it stands now. */
    turn: async (id: string, now: Running): Promise<void> => {
      await turn({ id, ...now })
    },

    /** The same for clocks of many cases. */
    turnMany: async (
      rows: readonly (Running & Pick<CaseClock, 'caseId' | 'clockId'>)[],
    ): Promise<void> => {
      await turnMany(
        rows.map((k) => [
          k.caseId,
          k.clockId,
          k.dueOn,
          k.dueAt,
          k.provisional ? 1 : 0,
          k.pausedOn,
          k.stoppedOn,
          k.startedOn,
        ]),
      )
    },

    /** Takes away clocks whose rule is gone. */
    removeMany: async (ids: readonly string[]): Promise<void> => {
      await removeMany(ids.map((id) => [id]))
    },

    update: async (
      id: string,
      patch: Partial<Pick<CaseClock, 'dueOn' | 'provisional' | 'pausedOn' | 'stoppedOn'>>,
    ): Promise<CaseClock | undefined> =>
      (await c.db.update(caseClocks).set(patch).where(eq(caseClocks.id, id)).returning())[0],
  }
}
