import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, ne, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type OutboxRow = Schema['outbox']['$inferSelect']
export type NewOutboxRow = Pick<OutboxRow, 'topic' | 'payload' | 'at'> &
  Partial<Pick<OutboxRow, 'id' | 'dueAt'>>

const counted = sql<number>`cast(count(*) as integer)`

export const outboxReader = ({ db, t: { outbox } }: Connection) => ({
  /** Rows not done yet, and how many of them have failed at least once. */
  pending: async () => {
    const open = isNull(outbox.doneAt)
    const [all] = await db.select({ n: counted }).from(outbox).where(open)
    const [failed] = await db
      .select({ n: counted })
      .from(outbox)
      .where(and(open, isNotNull(outbox.error)))
    return { open: all?.n ?? 0, failed: failed?.n ?? 0 }
  },
})

export const outboxWriter = (c: Connection) => {
  const { db } = c
  const { outbox } = c.t
  const insert = inserter(c, outbox)
  return {
    insert: (row: NewOutboxRow): Promise<OutboxRow> =>
      insert({
        dueAt: row.at,
        ...row,
        id: row.id ?? randomUUID(),
        lockedUntil: 0,
        attempts: 0,
      }),

    /**
     * Takes up to `limit` due rows for `lockMs`. Whoever claims at the same time waits for the
     * rows, finds them locked, and gets others or none: no row is handed out twice. Webhooks have a sender of their own,
     * which names its topic.
     */
    claim: async (
      now: number,
      lockMs: number,
      limit: number,
      topic?: string,
    ): Promise<OutboxRow[]> => {
      const mine = topic === undefined ? ne(outbox.topic, 'webhook') : eq(outbox.topic, topic)
      const due = db
        .select({ id: outbox.id })
        .from(outbox)
        .where(
          and(mine, isNull(outbox.doneAt), lte(outbox.dueAt, now), lt(outbox.lockedUntil, now)),
        )
        .orderBy(asc(outbox.dueAt))
        .limit(limit)
      const taken = await db
        .update(outbox)
        .set({ lockedUntil: now + lockMs, attempts: sql`${outbox.attempts} + 1` })
        .where(and(inArray(outbox.id, due), isNull(outbox.doneAt), lt(outbox.lockedUntil, now)))
        .returning()
      return taken.sort((a, b) => a.dueAt - b.dueAt)
    },

    finish: async (id: string, doneAt: number): Promise<void> => {
      await db.update(outbox).set({ doneAt, error: null, lockedUntil: 0 }).where(eq(outbox.id, id))
    },

    /** Puts a row back, to be tried again at `dueAt`. */
    fail: async (id: string, error: string, dueAt: number): Promise<void> => {
      await db.update(outbox).set({ error, dueAt, lockedUntil: 0 }).where(eq(outbox.id, id))
    },

    /** Forgets rows done before `before`. */
    purge: async (before: number): Promise<number> =>
      (await db.delete(outbox).where(lt(outbox.doneAt, before)).returning({ id: outbox.id }))
        .length,
  }
}
