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
}

/** What a repository is made over: one for reading, one for each connection that writes. */
export type Connection = {
  db: Db
  t: Schema
  text: { case: TextIndex; decision: TextIndex }
}
