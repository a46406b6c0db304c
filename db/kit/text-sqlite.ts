import { sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { TextIndex } from '../connection.ts'
import { lexemes } from './lexeme.ts'

/** A contentless FTS5 table with `detail=none`: a row is its number and the set of its tokens. */
export const textIndexSqlite = (name: string): TextIndex => {
  const table = sqliteTable(name, { doc: integer('rowid'), tokens: text('tokens') })
  return {
    table,
    row: (doc, tokens) => ({ doc, tokens: lexemes(tokens).join(' ') }),
    match: (tokens) => {
      const query = lexemes(tokens).map((word) => `"${word}"`)
      return sql`${sql.identifier(name)} match ${query.join(' AND ')}`
    },
  }
}
