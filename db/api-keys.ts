import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type ApiKey = Schema['apiKeys']['$inferSelect']

/** Keys of programs that may hand cases in; the key itself stands nowhere. */
export const apiKeysReader = ({ db, t: { apiKeys } }: Connection) => ({
  list: async (place: string): Promise<ApiKey[]> =>
    db.select().from(apiKeys).where(eq(apiKeys.place, place)).orderBy(asc(apiKeys.createdAt)),

  /** The key in force under this hash, for this place alone. */
  valid: async (place: string, hash: string): Promise<ApiKey | undefined> =>
    (
      await db
        .select()
        .from(apiKeys)
        .where(and(eq(apiKeys.hash, hash), eq(apiKeys.place, place), isNull(apiKeys.revokedAt)))
    )[0],
})

export const apiKeysWriter = (c: Connection) => {
  const { apiKeys } = c.t
  return {
    insert: inserter(c, apiKeys),
    /** True when there was a key in force. */
    revoke: async (place: string, id: string, at: number): Promise<boolean> =>
      (
        await c.db
          .update(apiKeys)
          .set({ revokedAt: at })
          .where(and(eq(apiKeys.id, id), eq(apiKeys.place, place), isNull(apiKeys.revokedAt)))
          .returning({ id: apiKeys.id })
      ).length > 0,
  }
}
