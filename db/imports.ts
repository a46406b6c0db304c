import { randomUUID } from 'node:crypto'
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type Import = Schema['imports']['$inferSelect']
export type NewImport = Omit<Import, 'id' | 'staffId' | 'undoneAt' | 'doneAt' | 'detail'> &
  Partial<Pick<Import, 'id' | 'staffId' | 'detail'>>

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

  /** The newest that is done and not undone: the one that can be undone next. */
  lastDone: async (place: string, kind: string): Promise<Import | undefined> =>
    (
      await db
        .select()
        .from(imports)
        .where(
          and(
            eq(imports.place, place),
            eq(imports.kind, kind),
            isNotNull(imports.doneAt),
            isNull(imports.undoneAt),
          ),
        )
        .orderBy(desc(imports.doneAt))
        .limit(1)
    )[0],

  /** Imports in many writes that are neither done nor undone: running, or broken off. */
  open: async (place: string, kind: string): Promise<Import[]> =>
    db
      .select()
      .from(imports)
      .where(
        and(
          eq(imports.place, place),
          eq(imports.kind, kind),
          isNull(imports.doneAt),
          isNull(imports.undoneAt),
        ),
      ),

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

    /** The last row is in: from now on it counts. Throws Conflict when it was done or undone before. */
    finish: async (id: string, doneAt: number): Promise<Import> => {
      const [row] = await c.db
        .update(imports)
        .set({ doneAt })
        .where(and(eq(imports.id, id), isNull(imports.doneAt), isNull(imports.undoneAt)))
        .returning()
      if (!row) throw new Conflict('这次导入')
      return row
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
