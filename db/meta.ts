import { eq, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { hot } from './kit/prepare.ts'

export const metaReader = ({ db, t: { meta } }: Connection) => {
  const get = hot(() =>
    db
      .select()
      .from(meta)
      .where(eq(meta.key, sql.placeholder('key'))),
  )
  return {
    get: async (key: string): Promise<string | undefined> => (await get({ key }))[0]?.value,
  }
}

export const metaWriter = ({ db, t: { meta } }: Connection) => ({
  set: async (key: string, value: string): Promise<void> => {
    await db
      .insert(meta)
      .values({ key, value })
      .onConflictDoUpdate({ target: meta.key, set: { value } })
  },

  /** Sets a value once for life (demo or office, the key check) and gives the one that stands. */
  settle: async (key: string, value: string): Promise<string> => {
    await db.insert(meta).values({ key, value }).onConflictDoNothing({ target: meta.key })
    const [row] = await db.select().from(meta).where(eq(meta.key, key))
    return row?.value ?? value
  },

  remove: async (key: string): Promise<void> => {
    await db.delete(meta).where(eq(meta.key, key))
  },
})
