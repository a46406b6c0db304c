import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import { serialsWriter } from './serials.ts'

export type Revision = Schema['revisions']['$inferSelect']
export type NewRevision = Omit<
  Revision,
  'id' | 'seq' | 'staffId' | 'source' | 'note' | 'importId'
> &
  Partial<Pick<Revision, 'id' | 'staffId' | 'source' | 'note' | 'importId'>>

/** The office's own changes to the facts, laid over what ships (DESIGN §5). */
export const revisionsReader = ({ db, t: { revisions, imports } }: Connection) => {
  /** Revisions of an import count from its end on, until it is undone. */
  const counted = or(
    isNull(revisions.importId),
    and(isNotNull(imports.doneAt), isNull(imports.undoneAt)),
  )
  const rows = () =>
    db
      .select({ row: revisions })
      .from(revisions)
      .leftJoin(imports, eq(imports.id, revisions.importId))
  const plain = (found: { row: Revision }[]): Revision[] => found.map(({ row }) => row)
  return {
    /** All that is in force on `day`, in the order in which it is to be laid. */
    inForce: async (place: string, day: string): Promise<Revision[]> =>
      plain(
        await rows()
          .where(and(eq(revisions.place, place), lte(revisions.validFrom, day), counted))
          .orderBy(asc(revisions.validFrom), asc(revisions.seq)),
      ),

    /** All revisions of a place, or of one fact, the oldest first; without those of undone imports. */
    history: async (place: string, kind?: string, key?: string): Promise<Revision[]> =>
      plain(
        await rows()
          .where(
            and(
              eq(revisions.place, place),
              kind === undefined ? undefined : eq(revisions.kind, kind),
              key === undefined ? undefined : eq(revisions.key, key),
              counted,
            ),
          )
          .orderBy(asc(revisions.seq)),
      ),

    /**
     * The next `limit` revisions after a number, of all places and imports, undone or not: rows never change, so
     * whoever has read up to a number needs only what came after it, and `idle`.
     */
    after: async (seq: number, limit: number): Promise<Revision[]> =>
      db
        .select()
        .from(revisions)
        .where(gt(revisions.seq, seq))
        .orderBy(asc(revisions.seq))
        .limit(limit),

    /** Imports whose revisions do not count now: still running, broken off, or undone. */
    idle: async (): Promise<Set<string>> => {
      const found = await db
        .selectDistinct({ id: imports.id })
        .from(imports)
        .innerJoin(revisions, eq(revisions.importId, imports.id))
        .where(or(isNull(imports.doneAt), isNotNull(imports.undoneAt)))
      return new Set(found.map(({ id }) => id))
    },

    /** Number of the last revision: when it moves, Facts is to be loaded again. */
    last: async (): Promise<number> => {
      const [row] = await db
        .select({ seq: sql<number>`cast(coalesce(max(${revisions.seq}), 0) as integer)` })
        .from(revisions)
      return row?.seq ?? 0
    },
  }
}

/** Revisions are only ever added; a later one takes an earlier one back. */
export const revisionsWriter = (c: Connection) => {
  const insert = inserter(c, c.t.revisions)
  const serials = serialsWriter(c)
  return {
    insert: async (row: NewRevision): Promise<Revision> =>
      insert({ ...row, id: row.id ?? randomUUID(), seq: await serials.next('revision') }),

    /** Many at once, in their order; keep the list short enough for one write (DESIGN §4). */
    insertAll: async (rows: readonly NewRevision[]): Promise<void> => {
      if (rows.length === 0) return
      const first = await serials.take('revision', rows.length)
      for (const [at, row] of rows.entries())
        await insert({ ...row, id: row.id ?? randomUUID(), seq: first + at })
    },
  }
}
