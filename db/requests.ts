import { and, asc, desc, eq, getTableColumns, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type Request = Schema['requests']['$inferSelect']
export type NewRequest = Pick<
  Request,
  'id' | 'caseId' | 'kind' | 'fromBody' | 'toBody' | 'text' | 'at'
> &
  Partial<Request>

/** What was asked of other bodies in the cases within a sight. */
export const requestsReader = ({ db, t: { cases, requests } }: Connection, sight: Sight) => ({
  /** The oldest first. */
  of: async (caseId: string): Promise<Request[]> =>
    db
      .select(getTableColumns(requests))
      .from(requests)
      .innerJoin(cases, and(eq(cases.id, requests.caseId), sight))
      .where(eq(requests.caseId, caseId))
      .orderBy(asc(requests.at), asc(requests.id)),

  byId: async (id: string): Promise<Request | undefined> =>
    (
      await db
        .select(getTableColumns(requests))
        .from(requests)
        .innerJoin(cases, and(eq(cases.id, requests.caseId), sight))
        .where(eq(requests.id, id))
        .limit(1)
    )[0],

  /** What a body has not answered yet, the earliest due first; silence stands here (S4-9). */
  waitingFor: async (place: string, toBody: string, limit: number) =>
    db
      .select({ request: getTableColumns(requests), case: getTableColumns(cases) })
      .from(requests)
      .innerJoin(cases, and(eq(cases.id, requests.caseId), eq(cases.place, place), sight))
      .where(
        and(eq(requests.toBody, toBody), isNull(requests.outcome), ne(requests.kind, 'proposal')),
      )
      .orderBy(asc(requests.dueOn), asc(requests.at))
      .limit(limit),

  /** What a body has answered, the newest first. */
  answeredBy: async (place: string, toBody: string, limit: number) =>
    db
      .select({ request: getTableColumns(requests), case: getTableColumns(cases) })
      .from(requests)
      .innerJoin(cases, and(eq(cases.id, requests.caseId), eq(cases.place, place), sight))
      .where(
        and(
          eq(requests.toBody, toBody),
          isNotNull(requests.outcome),
          ne(requests.kind, 'proposal'),
        ),
      )
      .orderBy(desc(requests.answeredAt))
      .limit(limit),

  /** All of one kind in a place, what waits for an answer first, then the newest; with their case. */
  ofKind: async (place: string, kind: Request['kind'], limit: number) =>
    db
      .select({ request: getTableColumns(requests), case: getTableColumns(cases) })
      .from(requests)
      .innerJoin(cases, and(eq(cases.id, requests.caseId), eq(cases.place, place), sight))
      .where(eq(requests.kind, kind))
      .orderBy(asc(sql`case when ${requests.outcome} is null then 0 else 1 end`), desc(requests.at))
      .limit(limit),

  /** Unanswered past their day in a place; `fresh`: silence not on record yet. */
  silent: async (place: string, today: string, fresh: boolean, limit: number) =>
    db
      .select({ request: getTableColumns(requests), case: getTableColumns(cases) })
      .from(requests)
      .innerJoin(cases, and(eq(cases.id, requests.caseId), eq(cases.place, place), sight))
      .where(
        and(
          isNull(requests.outcome),
          lt(requests.dueOn, today),
          fresh ? isNull(requests.lapsedAt) : undefined,
        ),
      )
      .orderBy(asc(requests.dueOn), asc(requests.id))
      .limit(limit),
})

export const requestsWriter = (c: Connection) => {
  const { requests } = c.t
  return {
    insert: inserter(c, requests) as (row: NewRequest) => Promise<Request>,

    /** Puts the letter's serial and the list of evidence on a request, in the write that made it. */
    attach: async (id: string, papers: Pick<Request, 'letterSerial' | 'evidence'>) => {
      await c.db.update(requests).set(papers).where(eq(requests.id, id))
    },

    /** What waits for a body's answer, or was asked by it, is its successor's. */
    readdress: async (caseId: string, from: string, to: string): Promise<void> => {
      const open = and(eq(requests.caseId, caseId), isNull(requests.outcome))
      await c.db
        .update(requests)
        .set({ toBody: to })
        .where(and(open, eq(requests.toBody, from)))
      await c.db
        .update(requests)
        .set({ fromBody: to })
        .where(and(open, eq(requests.fromBody, from)))
    },

    /** Puts silence on record; once. Throws Conflict when it was answered meanwhile. */
    lapse: async (id: string, lapsedAt: number): Promise<void> => {
      const [row] = await c.db
        .update(requests)
        .set({ lapsedAt })
        .where(and(eq(requests.id, id), isNull(requests.outcome), isNull(requests.lapsedAt)))
        .returning()
      if (!row) throw new Conflict('这份函')
    },

    /** Throws Conflict when it was answered already. */
    answer: async (
      id: string,
      patch: Pick<Request, 'outcome' | 'answer' | 'answeredAt'>,
    ): Promise<Request> => {
      const [row] = await c.db
        .update(requests)
        .set(patch)
        .where(and(eq(requests.id, id), isNull(requests.outcome)))
        .returning()
      if (!row) throw new Conflict('这份函')
      return row
    },
  }
}
