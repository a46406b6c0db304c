import { eq, lte } from 'drizzle-orm'
import type { Json } from '#rules/chain/canonical.ts'
import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'

export type IdempotencyRow = Schema['idempotency']['$inferSelect']

export const idempotencyReader = ({ db, t: { idempotency } }: Connection) => ({
  find: async (key: string): Promise<IdempotencyRow | undefined> =>
    (await db.select().from(idempotency).where(eq(idempotency.key, key)))[0],
})

export const idempotencyWriter = ({ db, t: { idempotency } }: Connection) => ({
  /**
   * Takes a key for this write: undefined when it is ours, else the row of whoever had it first
   * (compare its fingerprint, answer with its response). A second taker waits for the first.
   */
  claim: async (row: Omit<IdempotencyRow, 'response'>): Promise<IdempotencyRow | undefined> => {
    const [ours] = await db
      .insert(idempotency)
      .values(row)
      .onConflictDoNothing({ target: idempotency.key })
      .returning({ key: idempotency.key })
    if (ours) return undefined
    return (await db.select().from(idempotency).where(eq(idempotency.key, row.key)))[0]
  },

  /** Keeps the answer, in the write that claimed the key. */
  answer: async (key: string, response: Json): Promise<void> => {
    await db.update(idempotency).set({ response }).where(eq(idempotency.key, key))
  },

  purge: async (now: number): Promise<number> =>
    (
      await db
        .delete(idempotency)
        .where(lte(idempotency.expiresAt, now))
        .returning({ key: idempotency.key })
    ).length,
})
