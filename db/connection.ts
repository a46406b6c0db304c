import type { SQL } from 'drizzle-orm'
import type { AnySQLiteColumn, BaseSQLiteDatabase, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Schema } from './schema.ts'

/** Drizzle, cut down to what both engines say alike; every query is awaited. */
export type Db = Pick<
  BaseSQLiteDatabase<'async', unknown>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'
>

/** A full-text table: the one place where the engines differ in SQL (DESIGN §4). */
export type TextIndex = {
  table: SQLiteTable & { doc: AnySQLiteColumn; tokens: AnySQLiteColumn }
  /** A row of the table; throws away what does not fit into a full-text table. */
  row: (doc: number, tokens: readonly string[]) => { doc: number; tokens: string }
  /** True where every token stands in the document; at least one token. */
  match: (tokens: readonly string[]) => SQL<boolean>
  /** The newest documents that hold every token, the newest first, each with how many of the heads it holds. */
  scored: (db: Db) => (ask: NewestAsk, heads?: readonly string[]) => Promise<Scored[]>
  /** Some of the work by which an index that grew row by row answers as fast as one made at once. */
  tidy: (db: Db, pages: number) => Promise<void>
}

/** `before`: only documents with a lower number. */
export type NewestAsk = { tokens: readonly string[]; before?: number; limit: number }
export type Scored = { doc: number; score: number }

/** What a repository is made over: one for reading, one for each connection that writes. */
export type Connection = {
  db: Db
  t: Schema
  text: { case: TextIndex; decision: TextIndex }
}
