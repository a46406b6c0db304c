import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type SavedView = Schema['savedViews']['$inferSelect']

/** Filters that a person of the desk keeps under a name. */
export const savedViewsReader = ({ db, t: { savedViews } }: Connection) => ({
  of: async (staffId: string): Promise<SavedView[]> =>
    db
      .select()
      .from(savedViews)
      .where(eq(savedViews.staffId, staffId))
      .orderBy(asc(savedViews.name)),
})

export const savedViewsWriter = (c: Connection) => {
  const { savedViews } = c.t
  const insert = inserter(c, savedViews)
  return {
    /** Keeps a view; one of the same name of the same person is replaced. */
    keep: async (row: Omit<SavedView, 'id'>): Promise<SavedView> => {
      await c.db
        .delete(savedViews)
        .where(and(eq(savedViews.staffId, row.staffId), eq(savedViews.name, row.name)))
      return insert({ ...row, id: randomUUID() })
    },

    /** Forgets one of the person's own. */
    forget: async (staffId: string, id: string): Promise<void> => {
      await c.db
        .delete(savedViews)
        .where(and(eq(savedViews.staffId, staffId), eq(savedViews.id, id)))
    },
  }
}
