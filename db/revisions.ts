import { randomUUID } from 'node:crypto'
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import { serialsWriter } from './serials.ts'

export type Revision = Schema['revisions']['$inferSelect']
export type NewRevision = Omit<Revision, 'id' | 'seq' | 'staffId' | 'source' | 'note'> &
  Partial<Pick<Revision, 'staffId' | 'source' | 'note'>>

/** The office's own changes to the facts, laid over what ships (DESIGN §5). */
export const revisionsReader = ({ db, t: { revisions } }: Connection) => ({
  /** All that is in force on `day`, in the order in which it is to be laid. */
  inForce: async (place: string, day: string): Promise<Revision[]> =>
    db
      .select()
      .from(revisions)
      .where(and(eq(revisions.place, place), lte(revisions.validFrom, day)))
      .orderBy(asc(revisions.validFrom), asc(revisions.seq)),

  /** All revisions of a place, or of one fact, the oldest first. */
  history: async (place: string, kind?: string, key?: string): Promise<Revision[]> =>
    db
      .select()
      .from(revisions)
      .where(
        and(
          eq(revisions.place, place),
          kind === undefined ? undefined : eq(revisions.kind, kind),
          key === undefined ? undefined : eq(revisions.key, key),
        ),
      )
      .orderBy(asc(revisions.seq)),

  /** Number of the last revision: when it moves, Facts is to be loaded again. */
  last: async (): Promise<number> => {
    const [row] = await db
      .select({ seq: sql<number>`cast(coalesce(max(${revisions.seq}), 0) as integer)` })
      .from(revisions)
    return row?.seq ?? 0
  },
})

/** Revisions are only ever added; a later one takes an earlier one back. */
export const revisionsWriter = (c: Connection) => {
  const insert = inserter(c, c.t.revisions)
  const serials = serialsWriter(c)
  return {
    insert: async (row: NewRevision): Promise<Revision> =>
      insert({ ...row, id: randomUUID(), seq: await serials.next('revision') }),
  }
}
