import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type LetterRow = Schema['letters']['$inferSelect']
export type NewLetter = Pick<LetterRow, 'caseId' | 'kind' | 'serial' | 'place' | 'data' | 'at'> &
  Partial<Pick<LetterRow, 'toBody' | 'staffId'>>

/** The letters of the cases within a sight. */
export const lettersReader = ({ db, t: { cases, letters } }: Connection, sight: Sight) => ({
  /** The oldest first. */
  of: async (caseId: string): Promise<LetterRow[]> =>
    db
      .select(getTableColumns(letters))
      .from(letters)
      .innerJoin(cases, and(eq(cases.id, letters.caseId), sight))
      .where(eq(letters.caseId, caseId))
      .orderBy(asc(letters.at), asc(letters.id)),

  byId: async (id: string): Promise<LetterRow | undefined> =>
    (
      await db
        .select(getTableColumns(letters))
        .from(letters)
        .innerJoin(cases, and(eq(cases.id, letters.caseId), sight))
        .where(eq(letters.id, id))
    )[0],

  /** The letters of a place that are of these kinds, the newest first. */
  kinds: async (place: string, kinds: readonly string[], limit: number): Promise<LetterRow[]> =>
    db
      .select(getTableColumns(letters))
      .from(letters)
      .innerJoin(cases, and(eq(cases.id, letters.caseId), sight))
      .where(and(eq(letters.place, place), inArray(letters.kind, [...kinds])))
      .orderBy(desc(letters.at), desc(letters.id))
      .limit(limit),
})

/** What the archive needs to know, whatever the sight. */
export const looseLettersReader = ({ db, t: { letters } }: Connection) => ({
  /** Letters without their copy yet. */
  uncopied: async (limit: number): Promise<LetterRow[]> =>
    db
      .select()
      .from(letters)
      .where(and(isNull(letters.path), sql`${letters.data} is not null`))
      .orderBy(asc(letters.at))
      .limit(limit),
})

export const lettersWriter = (c: Connection) => {
  const { letters } = c.t
  const insert = inserter(c, letters)
  return {
    insert: (row: NewLetter): Promise<LetterRow> => insert({ ...row, id: randomUUID() }),

    /** Fixes the archive copy, once: a letter that has one keeps it, and the answer is false. */
    copied: async (
      id: string,
      copy: { path: string; bytes: number; sha256: string },
    ): Promise<boolean> =>
      (
        await c.db
          .update(letters)
          .set(copy)
          .where(and(eq(letters.id, id), isNull(letters.path)))
          .returning({ id: letters.id })
      ).length > 0,

    /** Takes the words and the copy of every letter of a case away; gives the paths that held copies. */
    erase: async (caseId: string): Promise<string[]> => {
      const held = await c.db
        .select({ path: letters.path })
        .from(letters)
        .where(eq(letters.caseId, caseId))
      await c.db
        .update(letters)
        .set({ data: null, path: null, bytes: null })
        .where(eq(letters.caseId, caseId))
      return held.flatMap(({ path }) => path ?? [])
    },
  }
}
