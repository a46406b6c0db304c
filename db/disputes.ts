import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, getTableColumns, isNull } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type Dispute = Schema['disputes']['$inferSelect']
export type NewDispute = Pick<
  Dispute,
  'caseId' | 'place' | 'openedBy' | 'parties' | 'grounds' | 'stage' | 'openedAt' | 'stageAt'
> &
  Partial<Dispute>

/** Disputes about jurisdiction over the cases within a sight. */
export const disputesReader = ({ db, t: { cases, disputes } }: Connection, sight: Sight) => ({
  /** The oldest first. */
  of: async (caseId: string): Promise<Dispute[]> =>
    db
      .select(getTableColumns(disputes))
      .from(disputes)
      .innerJoin(cases, and(eq(cases.id, disputes.caseId), sight))
      .where(eq(disputes.caseId, caseId))
      .orderBy(asc(disputes.openedAt)),

  /** Open ones of a place, the oldest first; or the ended ones, the newest first. */
  list: async (place: string, open: boolean, limit: number) =>
    db
      .select({ dispute: getTableColumns(disputes), case: getTableColumns(cases) })
      .from(disputes)
      .innerJoin(cases, and(eq(cases.id, disputes.caseId), sight))
      .where(and(eq(disputes.place, place), open ? isNull(disputes.settledAt) : undefined))
      .orderBy(open ? asc(disputes.openedAt) : desc(disputes.settledAt))
      .limit(limit),
})

export const disputesWriter = (c: Connection) => {
  const { disputes } = c.t
  const insert = inserter(c, disputes)
  return {
    insert: (row: NewDispute): Promise<Dispute> => insert({ ...row, id: row.id ?? randomUUID() }),

    /** Changes the open dispute of a case. Throws Conflict when there is none. */
    change: async (
      caseId: string,
      patch: Partial<Omit<Dispute, 'id' | 'caseId' | 'place'>>,
    ): Promise<Dispute> => {
      const [row] = await c.db
        .update(disputes)
        .set(patch)
        .where(and(eq(disputes.caseId, caseId), isNull(disputes.settledAt)))
        .returning()
      if (!row) throw new Conflict('这起争议')
      return row
    },
  }
}
