import { randomUUID } from 'node:crypto'
import {
  and,
  asc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  lt,
  notExists,
} from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type FileRow = Schema['files']['$inferSelect']
export type NewFile = Omit<FileRow, 'id' | 'caseId' | 'draftHash'> &
  Partial<Pick<FileRow, 'id' | 'caseId' | 'draftHash'>>

/** The files of the cases within a sight. */
export const filesReader = ({ db, t: { cases, files } }: Connection, sight: Sight) => ({
  of: async (caseId: string): Promise<FileRow[]> =>
    db
      .select(getTableColumns(files))
      .from(files)
      .innerJoin(cases, and(eq(cases.id, files.caseId), sight))
      .where(eq(files.caseId, caseId))
      .orderBy(asc(files.at), asc(files.id)),

  /** One file of a case within the sight. */
  byId: async (id: string): Promise<FileRow | undefined> =>
    (
      await db
        .select(getTableColumns(files))
        .from(files)
        .innerJoin(cases, and(eq(cases.id, files.caseId), sight))
        .where(eq(files.id, id))
    )[0],
})

/** Files that belong to no case yet, and what the sweep needs to know. */
export const looseFilesReader = ({
  db,
  t: { files, drafts, letters, decisionPapers },
}: Connection) => ({
  ofDraft: async (draftHash: string): Promise<FileRow[]> =>
    db
      .select()
      .from(files)
      .where(eq(files.draftHash, draftHash))
      .orderBy(asc(files.at), asc(files.id)),

  /** Which of some paths have a row: whatever else lies in the store is an orphan. */
  known: async (paths: string[]): Promise<Set<string>> => {
    const rows = await db.select({ path: files.path }).from(files).where(inArray(files.path, paths))
    const copies = await db
      .select({ path: letters.path })
      .from(letters)
      .where(inArray(letters.path, paths))
    const papers = await db
      .select({ path: decisionPapers.path })
      .from(decisionPapers)
      .where(inArray(decisionPapers.path, paths))
    return new Set([...rows, ...copies, ...papers].flatMap((row) => row.path ?? []))
  },

  /** Rows whose draft is gone and that no case took over, older than `before`. */
  lost: async (before: number, limit: number): Promise<FileRow[]> =>
    db
      .select()
      .from(files)
      .where(
        and(
          isNull(files.caseId),
          isNotNull(files.draftHash),
          lt(files.at, before),
          notExists(
            db
              .select({ idHash: drafts.idHash })
              .from(drafts)
              .where(eq(drafts.idHash, files.draftHash)),
          ),
        ),
      )
      .limit(limit),
})

export const filesWriter = (c: Connection) => {
  const { files } = c.t
  const insert = inserter(c, files)
  return {
    insert: (row: NewFile): Promise<FileRow> => insert({ ...row, id: row.id ?? randomUUID() }),

    /** Gives a draft's files to the case that it became. */
    adopt: async (draftHash: string, caseId: string): Promise<FileRow[]> =>
      c.db
        .update(files)
        .set({ caseId, draftHash: null })
        .where(and(eq(files.draftHash, draftHash), isNull(files.caseId)))
        .returning(),

    /** Forgets a row; the bytes are the file store's. */
    remove: async (id: string): Promise<FileRow | undefined> =>
      (await c.db.delete(files).where(eq(files.id, id)).returning())[0],
  }
}
