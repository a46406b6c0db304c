import { and, asc, desc, eq, getTableColumns, gte, lt } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type Digest = Schema['digests']['$inferSelect']
export type DigestLeaf = Schema['digestLeaves']['$inferSelect']

/** The Merkle root of each day over the heads of the cases that moved on it (DESIGN §6.9). */
export const digestsReader = ({ db, t: { cases, digests, digestLeaves } }: Connection) => ({
  byDay: async (day: string): Promise<Digest | undefined> =>
    (await db.select().from(digests).where(eq(digests.day, day)))[0],

  /** The newest first. */
  list: async (limit: number): Promise<Digest[]> =>
    db.select().from(digests).orderBy(desc(digests.day)).limit(limit),

  /** The leaves of a day in their order: what a proof is made from. */
  leaves: async (day: string): Promise<DigestLeaf[]> =>
    db
      .select()
      .from(digestLeaves)
      .where(eq(digestLeaves.day, day))
      .orderBy(asc(digestLeaves.position)),

  /** Where a case stands in the digests, with their roots, the oldest first. */
  ofCase: async (caseId: string) =>
    db
      .select({ leaf: getTableColumns(digestLeaves), root: digests.root })
      .from(digestLeaves)
      .innerJoin(digests, eq(digests.day, digestLeaves.day))
      .where(eq(digestLeaves.caseId, caseId))
      .orderBy(asc(digestLeaves.day)),

  /** Heads of all cases (restricted ones too: a head tells nothing) that moved within [from, until). */
  heads: async (from: number, until: number) =>
    db
      .select({ caseId: cases.id, head: cases.chainHead })
      .from(cases)
      .where(and(gte(cases.changedAt, from), lt(cases.changedAt, until)))
      .orderBy(asc(cases.chainHead)),
})

export const digestsWriter = (c: Connection) => {
  const insertDigest = inserter(c, c.t.digests)
  const insertLeaf = inserter(c, c.t.digestLeaves)
  return {
    /** A day's digest with its leaves, once. Throws Duplicate when the day has one. */
    insert: async (
      day: string,
      root: string,
      at: number,
      heads: readonly { caseId: string; head: string }[],
    ): Promise<Digest> => {
      const digest = await insertDigest({ day, root, leaves: heads.length, at })
      for (const [position, leaf] of heads.entries()) await insertLeaf({ ...leaf, day, position })
      return digest
    },
  }
}
