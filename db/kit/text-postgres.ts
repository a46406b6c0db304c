import { sql } from 'drizzle-orm'
import { bigint, customType, pgTable } from 'drizzle-orm/pg-core'
import type { TextIndex } from '../connection.ts'
import { lexemes } from './lexeme.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

const quoted = (word: string) => `'${word}'`

/** A table with a GIN index over the same tokens; its parser is never asked: the words are made. */
export const textIndexPostgres = (name: string): TextIndex => {
  const table = pgTable(name, {
    doc: bigint('doc', { mode: 'number' }),
    tokens: tsvector('tokens'),
  })
  return {
    table: table as unknown as TextIndex['table'],
    row: (doc, tokens) => ({ doc, tokens: lexemes(tokens).map(quoted).join(' ') }),
    match: (tokens) => {
      const query = lexemes(tokens).map(quoted).join(' & ')
      return sql`${table.tokens} @@ cast(${query} as tsquery)`
    },
  }
}
