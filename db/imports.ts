import { randomUUID } from 'node:crypto'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type Import = Schema['imports']['$inferSelect']
export type NewImport = Omit<Import, 'id' | 'staffId' | 'undoneAt'> &
  Partial<Pick<Import, 'id' | 'staffId'>>

export const importsReader = ({ db, t: { imports } }: Connection) => ({
  byId: async (id: string): Promise<Import | undefined> =>
    (await db.select().from(imports).where(eq(imports.id, id)))[0],

  /** Whether a file was taken before and not undone: an import of it again changes nothing. */
  bySha256: async (place: string, sha256: string): Promise<Import | undefined> =>
    (
      await db
        .select()
        .from(imports)
        .where(and(eq(imports.place, place), eq(imports.sha256, sha256), isNull(imports.undoneAt)))
        .limit(1)
    )[0],

  /** The newest first. */
  list: async (place: string, limit: number): Promise<Import[]> =>
    db
      .select()
      .from(imports)
      .where(eq(imports.place, place))
      .orderBy(desc(imports.at))
      .limit(limit),
})

export const importsWriter = (c: Connection) => {
  const { imports } = c.t
  const insert = inserter(c, imports)
  return {
    insert: (row: NewImport): Promise<Import> => insert({ ...row, id: row.id ?? randomUUID() }),

    /** Sets the counts once the last row is in. */
    count: async (
      id: string,
      counts: Pick<Import, 'rows' | 'inserted' | 'changed' | 'refused'>,
    ): Promise<void> => {
      await c.db.update(imports).set(counts).where(eq(imports.id, id))
    },

    /** Throws Conflict when it was undone before. */
    undo: async (id: string, undoneAt: number): Promise<Import> => {
      const [row] = await c.db
        .update(imports)
        .set({ undoneAt })
        .where(and(eq(imports.id, id), isNull(imports.undoneAt)))
        .returning()
      if (!row) throw new Conflict('这次导入')
      return row
    },
  }
}
