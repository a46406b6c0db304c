import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Json } from '#rules/chain/canonical.ts'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import { hot, inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type Draft = Schema['drafts']['$inferSelect']

export const draftsReader = ({ db, t: { drafts } }: Connection) => {
  const find = hot(() =>
    db
      .select()
      .from(drafts)
      .where(
        and(
          eq(drafts.idHash, sql.placeholder('idHash')),
          gt(drafts.expiresAt, sql.placeholder('now')),
        ),
      ),
  )
  return {
    /** A draft that has not expired. */
    find: async (idHash: string, now: number): Promise<Draft | undefined> =>
      (await find({ idHash, now }))[0],
  }
}

export const draftsWriter = (c: Connection) => {
  const { drafts } = c.t
  const insert = inserter(c, drafts)
  return {
    insert: (row: Omit<Draft, 'version'>): Promise<Draft> => insert({ ...row, version: 1 }),

    /** Throws Conflict when the draft has changed since, or is gone. */
    update: async (idHash: string, version: number, data: Json): Promise<Draft> => {
      const [row] = await c.db
        .update(drafts)
        .set({ data, version: version + 1 })
        .where(and(eq(drafts.idHash, idHash), eq(drafts.version, version)))
        .returning()
      if (!row) throw new Conflict('这份草稿')
      return row
    },

    /** Removes a draft on sending or by «这是公用电脑»; true when it stood. */
    remove: async (idHash: string): Promise<boolean> =>
      (
        await c.db
          .delete(drafts)
          .where(eq(drafts.idHash, idHash))
          .returning({ idHash: drafts.idHash })
      ).length > 0,

    /** Erases what has expired and gives the hashes, whose files are to be swept. */
    purge: async (now: number): Promise<string[]> => {
      const gone = await c.db
        .delete(drafts)
        .where(lte(drafts.expiresAt, now))
        .returning({ idHash: drafts.idHash })
      return gone.map((row) => row.idHash)
    },
  }
}
