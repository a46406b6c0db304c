import { randomUUID } from 'node:crypto'
import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Json } from '#rules/chain/canonical.ts'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import { serialsWriter } from './serials.ts'

export type PublishJob = Schema['publishJobs']['$inferSelect']

export const publishJobsReader = ({ db, t: { publishJobs } }: Connection) => ({
  /** Everything not done, in order: what a start replays. */
  pending: async (): Promise<PublishJob[]> =>
    db.select().from(publishJobs).where(isNull(publishJobs.doneAt)).orderBy(asc(publishJobs.seq)),
})

export const publishJobsWriter = (c: Connection) => {
  const { db } = c
  const { publishJobs } = c.t
  const insert = inserter(c, publishJobs)
  const serials = serialsWriter(c)
  return {
    /** Adds a change to be published, in the write that makes it. */
    insert: async (change: Json, at: number): Promise<PublishJob> =>
      insert({
        id: randomUUID(),
        seq: await serials.next('publish'),
        change,
        at,
        lockedUntil: 0,
        attempts: 0,
      }),

    /**
     * Takes the oldest open job for `lockMs`, or none while it is held: changes are published one
     * after another, for a withdrawal must not overtake its publication.
     */
    claim: async (now: number, lockMs: number): Promise<PublishJob | undefined> => {
      const [oldest] = await db
        .select({ id: publishJobs.id })
        .from(publishJobs)
        .where(isNull(publishJobs.doneAt))
        .orderBy(asc(publishJobs.seq))
        .limit(1)
      if (!oldest) return undefined
      const [taken] = await db
        .update(publishJobs)
        .set({ lockedUntil: now + lockMs, attempts: sql`${publishJobs.attempts} + 1` })
        .where(
          and(
            eq(publishJobs.id, oldest.id),
            isNull(publishJobs.doneAt),
            lt(publishJobs.lockedUntil, now),
          ),
        )
        .returning()
      return taken
    },

    finish: async (id: string, doneAt: number): Promise<void> => {
      await db
        .update(publishJobs)
        .set({ doneAt, error: null, lockedUntil: 0 })
        .where(eq(publishJobs.id, id))
    },

    /**
     * Keeps the error, frees the job and puts it behind the others: a page that does not render must not hold up the
     * withdrawal of another. A job renders what stands in the database by then, so the order of two is of no matter.
     */
    fail: async (id: string, error: string): Promise<void> => {
      await db
        .update(publishJobs)
        .set({ error, lockedUntil: 0, seq: await serials.next('publish') })
        .where(eq(publishJobs.id, id))
    },

    /** Frees jobs that a process held when it died; at start, before the first claim. */
    release: async (): Promise<void> => {
      await db.update(publishJobs).set({ lockedUntil: 0 }).where(isNull(publishJobs.doneAt))
    },

    purge: async (before: number): Promise<number> =>
      (
        await db
          .delete(publishJobs)
          .where(lt(publishJobs.doneAt, before))
          .returning({ id: publishJobs.id })
      ).length,
  }
}
