import { eq, lte, sql } from 'drizzle-orm'
import type { Json } from '#rules/chain/canonical.ts'
import type { Connection } from './connection.ts'
import { hot } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type IdempotencyRow = Schema['idempotency']['$inferSelect']

export const idempotencyReader = ({ db, t: { idempotency } }: Connection) => ({
  find: async (key: string): Promise<IdempotencyRow | undefined> =>
    (await db.select().from(idempotency).where(eq(idempotency.key, key)))[0],
})

export const idempotencyWriter = ({ db, t: { idempotency } }: Connection) => {
  const take = hot(() =>
    db
      .insert(idempotency)
      .values({
        key: sql.placeholder('key'),
        fingerprint: sql.placeholder('fingerprint'),
        response: sql.placeholder('response'),
        at: sql.placeholder('at'),
        expiresAt: sql.placeholder('expiresAt'),
      })
      .onConflictDoNothing({ target: idempotency.key })
      .returning({ key: idempotency.key }),
  )
  return {
    /**
     * Takes a key for this write: undefined when it is ours, else the row of whoever had it first
     * (compare its fingerprint, answer with its response). A second taker waits for the first. Whoever knows the answer
     * beforehand gives it at once.
     */
    claim: async (
      row: Omit<IdempotencyRow, 'response'> & { response?: Json },
    ): Promise<IdempotencyRow | undefined> => {
      const [ours] = await take({ ...row, response: row.response ?? null })
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
  }
}
