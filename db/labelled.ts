import { and, asc, count, eq, isNull } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type Labelled = Schema['labelled']['$inferSelect']

/** What the desk settled, with the words of the case; nothing of a case outside the sight or erased. */
export const labelledReader = ({ db, t: { cases, labelled } }: Connection, sight: Sight) => {
  const open = and(eq(cases.id, labelled.caseId), isNull(cases.erasedAt), sight)
  return {
    /** The rows of a place, the oldest first; the text as it was written. */
    rows: async (place: string) =>
      db
        .select({
          caseId: labelled.caseId,
          field: labelled.field,
          itemId: labelled.itemId,
          guess: labelled.guess,
          text: cases.text,
        })
        .from(labelled)
        .innerJoin(cases, open)
        .where(eq(labelled.place, place))
        .orderBy(asc(labelled.at), asc(labelled.caseId)),

    /** How many rows each field of a place has, the most first. */
    counts: async (place: string): Promise<{ field: string; rows: number }[]> => {
      const rows = await db
        .select({ field: labelled.field, rows: count() })
        .from(labelled)
        .innerJoin(cases, open)
        .where(eq(labelled.place, place))
        .groupBy(labelled.field)
        .orderBy(asc(labelled.field))
      return rows.toSorted((a, b) => b.rows - a.rows)
    },

    of: async (caseId: string): Promise<Labelled | undefined> => {
      const [row] = await db
        .select({ row: labelled })
        .from(labelled)
        .innerJoin(cases, open)
        .where(eq(labelled.caseId, caseId))
      return row?.row
    },
  }
}

export const labelledWriter = (c: Connection) => {
  const { cases, labelled } = c.t
  const insert = inserter(c, labelled)
  return {
    /** Keeps what a case was settled to be about, in place of what was said before; the case is then about that item. */
    keep: async (row: Labelled): Promise<Labelled> => {
      await c.db.delete(labelled).where(eq(labelled.caseId, row.caseId))
      await c.db.update(cases).set({ itemId: row.itemId }).where(eq(cases.id, row.caseId))
      return insert(row)
    },
  }
}
