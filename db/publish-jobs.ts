import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, gte, isNull, lt, lte, ne, notInArray, sql } from 'drizzle-orm'
import type { Json } from '#rules/chain/canonical.ts'
import { rankOf } from '#rules/publish/rank.ts'
import type { Connection } from './connection.ts'
import { hot, inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import { serialsWriter } from './serials.ts'

export type PublishJob = Schema['publishJobs']['$inferSelect']
/** Which jobs a claim looks at. */
export type ClaimOf = {
  /** The job that the same publisher already holds, and lets wait. */
  beside?: string
  /** What failed in this round. */
  except?: readonly string[]
  /** The highest rank; any unless told. */
  rank?: number
}

export const publishJobsReader = ({ db, t: { publishJobs } }: Connection) => {
  const open = isNull(publishJobs.doneAt)
  const first = hot(() =>
    db
      .select({ rank: publishJobs.rank })
      .from(publishJobs)
      .where(open)
      .orderBy(asc(publishJobs.rank))
      .limit(1),
  )
  return {
    /** Everything not done, in order: what a start replays. */
    pending: async (): Promise<PublishJob[]> =>
      db
        .select()
        .from(publishJobs)
        .where(open)
        .orderBy(asc(publishJobs.rank), asc(publishJobs.seq)),

    /** The lowest rank that waits; Infinity when nothing does. */
    foremost: async (): Promise<number> => (await first())[0]?.rank ?? Infinity,
  }
}

export const publishJobsWriter = (c: Connection) => {
  const { db } = c
  const { publishJobs } = c.t
  const insert = inserter(c, publishJobs)
  const serials = serialsWriter(c)
  const open = isNull(publishJobs.doneAt)
  return {
    /** Adds a change to be published, in the write that makes it. */
    insert: async (change: Json, at: number): Promise<PublishJob> =>
      insert({
        id: randomUUID(),
        rank: rankOf(change),
        seq: await serials.next('publish'),
        change,
        at,
        lockedUntil: 0,
        attempts: 0,
      }),

    /**
     * Takes the foremost open job for `lockMs`, or none while another publisher holds one: two never write at a time.
     */
    claim: async (
      now: number,
      lockMs: number,
      { beside = '', except = [], rank = 99 }: ClaimOf = {},
    ): Promise<PublishJob | undefined> => {
      const held = and(open, gte(publishJobs.lockedUntil, now), ne(publishJobs.id, beside))
      if ((await db.select({ id: publishJobs.id }).from(publishJobs).where(held).limit(1))[0])
        return undefined
      const [foremost] = await db
        .select({ id: publishJobs.id })
        .from(publishJobs)
        .where(
          and(
            open,
            lte(publishJobs.rank, rank),
            except.length > 0 ? notInArray(publishJobs.id, [...except]) : undefined,
          ),
        )
        .orderBy(asc(publishJobs.rank), asc(publishJobs.seq))
        .limit(1)
      if (!foremost) return undefined
      const [taken] = await db
        .update(publishJobs)
        .set({ lockedUntil: now + lockMs, attempts: sql`${publishJobs.attempts} + 1` })
        .where(and(eq(publishJobs.id, foremost.id), open, lt(publishJobs.lockedUntil, now)))
        .returning()
      return taken
    },

    /** Holds a job for longer that is still held: a long publish tells that it runs. */
    hold: async (id: string, until: number): Promise<void> => {
      await db
        .update(publishJobs)
        .set({ lockedUntil: until })
        .where(and(eq(publishJobs.id, id), open, gt(publishJobs.lockedUntil, 0)))
    },

    finish: async (id: string, doneAt: number): Promise<void> => {
      await db
        .update(publishJobs)
        .set({ doneAt, error: null, lockedUntil: 0 })
        .where(eq(publishJobs.id, id))
    },

    /**
     * Keeps the error, frees the job and puts it behind the others of its rank: a page that does not render must not
     * hold up the withdrawal of another. A job renders what stands in the database by then, so the order of two is of
     * no matter.
     */
    fail: async (id: string, error: string): Promise<void> => {
      await db
        .update(publishJobs)
        .set({ error, lockedUntil: 0, seq: await serials.next('publish') })
        .where(eq(publishJobs.id, id))
    },

    /** Frees jobs that a process held when it died; at start, before the first claim. */
    release: async (): Promise<void> => {
      await db.update(publishJobs).set({ lockedUntil: 0 }).where(open)
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
