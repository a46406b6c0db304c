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
  /** Tokens in the words of the engine, to be handed to a statement that was prepared. */
  phrase: (tokens: readonly string[]) => string
  /** The numbers of the newest documents that hold a phrase, the newest first. */
  newest: (db: Db) => (ask: NewestAsk) => Promise<number[]>
  /** `match` of a phrase that is filled in later. */
  holds: (phrase: unknown) => SQL<boolean>
}

/** `before`: only documents with a lower number. */
export type NewestAsk = { tokens: readonly string[]; before?: number; limit: number }
/** What a repository is made over: one for reading, one for each connection that writes. */
export type Connection = {
  db: Db
  t: Schema
  text: { case: TextIndex; decision: TextIndex }
}
