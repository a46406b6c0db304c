import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, getTableColumns, inArray, lt, ne } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { TransferStatus } from './schema/case-parts.ts'
import type { Sight } from './sight.ts'

export type Transfer = Schema['transfers']['$inferSelect']
export type NewTransfer = Pick<
  Transfer,
  'caseId' | 'kind' | 'fromBody' | 'toBody' | 'grounds' | 'status' | 'at'
> &
  Partial<Transfer>

/** The moves of the cases within a sight. */
export const transfersReader = ({ db, t: { cases, transfers } }: Connection, sight: Sight) => ({
  /** The oldest first. */
  of: async (caseId: string): Promise<Transfer[]> =>
    db
      .select(getTableColumns(transfers))
      .from(transfers)
      .innerJoin(cases, and(eq(cases.id, transfers.caseId), sight))
      .where(eq(transfers.caseId, caseId))
      .orderBy(asc(transfers.at), asc(transfers.id)),

  /** Which of some cases were offered to another body and came back, and were not offered again since. */
  returnedLast: async (caseIds: readonly string[]): Promise<Set<string>> => {
    if (caseIds.length === 0) return new Set()
    const rows = await db
      .select({ caseId: transfers.caseId, status: transfers.status })
      .from(transfers)
      .innerJoin(cases, and(eq(cases.id, transfers.caseId), sight))
      .where(and(inArray(transfers.caseId, [...caseIds]), ne(transfers.kind, 'copy')))
      .orderBy(asc(transfers.at), asc(transfers.id))
    const last = new Map(rows.map((row) => [row.caseId, row.status]))
    return new Set([...last].filter(([, status]) => status === 'returned').map(([id]) => id))
  },

  /** What waits for an answer from `toBody`, or what it was told, the newest first. */
  to: async (place: string, toBody: string, status: TransferStatus, limit: number) =>
    db
      .select({ transfer: getTableColumns(transfers), case: getTableColumns(cases) })
      .from(transfers)
      .innerJoin(cases, and(eq(cases.id, transfers.caseId), eq(cases.place, place), sight))
      .where(and(eq(transfers.toBody, toBody), eq(transfers.status, status)))
      .orderBy(desc(transfers.at))
      .limit(limit),

  /** Transfers of a place that are out since before a time, the oldest first. */
  waiting: async (place: string, before: number, limit: number) =>
    db
      .select({ transfer: getTableColumns(transfers), case: getTableColumns(cases) })
      .from(transfers)
      .innerJoin(cases, and(eq(cases.id, transfers.caseId), eq(cases.place, place), sight))
      .where(
        and(eq(transfers.status, 'pending'), ne(transfers.kind, 'copy'), lt(transfers.at, before)),
      )
      .orderBy(asc(transfers.at), asc(transfers.id))
      .limit(limit),
})

export const transfersWriter = (c: Connection) => {
  const { transfers } = c.t
  const insert = inserter(c, transfers)
  return {
    insert: (row: NewTransfer): Promise<Transfer> => insert({ ...row, id: row.id ?? randomUUID() }),

    /** Puts the letter's serial and the list of evidence on a transfer, in the write that made it. */
    attach: async (id: string, papers: Pick<Transfer, 'letterSerial' | 'evidence'>) => {
      await c.db.update(transfers).set(papers).where(eq(transfers.id, id))
    },

    /** A transfer on its way to, or from, a body that has ended is its successor's. */
    readdress: async (caseId: string, from: string, to: string): Promise<void> => {
      const open = and(eq(transfers.caseId, caseId), eq(transfers.status, 'pending'))
      await c.db
        .update(transfers)
        .set({ toBody: to })
        .where(and(open, eq(transfers.toBody, from)))
      const sent = and(open, eq(transfers.fromBody, from))
      await c.db.update(transfers).set({ fromBody: to }).where(sent)
    },

    /** Closes a pending transfer. Throws Conflict when it was decided already. */
    decide: async (
      id: string,
      status: 'accepted' | 'returned',
      decidedAt: number,
      reason: string | null = null,
    ): Promise<Transfer> => {
      const [row] = await c.db
        .update(transfers)
        .set({ status, decidedAt, reason })
        .where(and(eq(transfers.id, id), eq(transfers.status, 'pending')))
        .returning()
      if (!row) throw new Conflict('这次移送')
      return row
    },
  }
}
