import { and, asc, desc, eq, getTableColumns, gte, lt, max, notExists, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { hot, inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type Digest = Schema['digests']['$inferSelect']
export type DigestLeaf = Schema['digestLeaves']['$inferSelect']

/** The Merkle root of each day of a place over the heads of the cases that moved on it (DESIGN §6.9). */
export const digestsReader = ({ db, t: { cases, digests, digestLeaves, events } }: Connection) => {
  const last = hot(() =>
    db
      .select()
      .from(digests)
      .where(eq(digests.place, sql.placeholder('place')))
      .orderBy(desc(digests.day))
      .limit(1),
  )
  const month = sql<string>`substr(${digests.day}, 1, 7)`
  return {
    /** The newest of a place. */
    last: async (place: string): Promise<Digest | undefined> => (await last({ place }))[0],

    /** The days of a month (`YYYY-MM`), the oldest first. */
    ofMonth: async (place: string, wanted: string): Promise<Digest[]> =>
      db
        .select()
        .from(digests)
        .where(
          and(
            eq(digests.place, place),
            gte(digests.day, `${wanted}-01`),
            lt(digests.day, `${wanted}-32`),
          ),
        )
        .orderBy(asc(digests.day)),

    /** The digest that comes before a day. */
    before: async (place: string, day: string): Promise<Digest | undefined> =>
      (
        await db
          .select()
          .from(digests)
          .where(and(eq(digests.place, place), lt(digests.day, day)))
          .orderBy(desc(digests.day))
          .limit(1)
      )[0],

    /** Months that have a digest, the newest first. */
    months: async (place: string): Promise<string[]> =>
      (
        await db
          .select({ month })
          .from(digests)
          .where(eq(digests.place, place))
          .groupBy(month)
          .orderBy(desc(month))
      ).map((row) => row.month),

    /** Every day that has a digest: what has public pages. */
    published: async (): Promise<{ place: string; day: string }[]> =>
      db
        .select({ place: digests.place, day: digests.day })
        .from(digests)
        .orderBy(asc(digests.place), asc(digests.day)),

    /** Where a case stands in the digests, with their roots, the oldest first. */
    ofCase: async (caseId: string) =>
      db
        .select({ leaf: getTableColumns(digestLeaves), root: digests.root })
        .from(digestLeaves)
        .innerJoin(
          digests,
          and(eq(digests.place, digestLeaves.place), eq(digests.day, digestLeaves.day)),
        )
        .where(eq(digestLeaves.caseId, caseId))
        .orderBy(asc(digestLeaves.day)),

    /**
     * Heads of the cases of a place (restricted ones too: a blinded head tells nothing) as they stood before `until`,
     * unless a digest has them already. `since` bounds the search: cases that have not moved from then on are left out.
     */
    heads: async (place: string, since: number, until: number) => {
      const tip = db
        .select({ caseId: events.caseId, seq: max(events.seq).as('tip_seq') })
        .from(events)
        .innerJoin(cases, eq(cases.id, events.caseId))
        .where(and(eq(cases.place, place), gte(cases.changedAt, since), lt(events.at, until)))
        .groupBy(events.caseId)
        .as('tip')
      const sealed = db
        .select({ day: digestLeaves.day })
        .from(digestLeaves)
        .where(and(eq(digestLeaves.caseId, events.caseId), eq(digestLeaves.head, events.hash)))
      return db
        .select({ caseId: events.caseId, head: events.hash })
        .from(events)
        .innerJoin(tip, and(eq(events.caseId, tip.caseId), eq(events.seq, tip.seq)))
        .where(notExists(sealed))
    },
  }
}

export const digestsWriter = (c: Connection) => {
  const insertDigest = inserter(c, c.t.digests)
  const insertLeaf = inserter(c, c.t.digestLeaves)
  return {
    /** A day's digest with its leaves, once. Throws Duplicate when the day has one. */
    insert: async (
      digest: Digest,
      leaves: readonly Omit<DigestLeaf, 'place' | 'day'>[],
    ): Promise<void> => {
      await insertDigest(digest)
      const { place, day } = digest
      for (const leaf of leaves) await insertLeaf({ ...leaf, place, day })
    },
  }
}
