import { and, desc, gte, lt, sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Db, TextIndex } from '../connection.ts'
import { lexemes } from './lexeme.ts'
import { hot } from './prepare.ts'

/** A contentless FTS5 table with `detail=none`: a row is its number and the set of its tokens. */
export const textIndexSqlite = (name: string): TextIndex => {
  const table = sqliteTable(name, { doc: integer('rowid'), tokens: text('tokens') })
  const commands = sqliteTable(name, { command: text(name), rank: integer('rank') })
  const phrase = (tokens: readonly string[]): string =>
    lexemes(tokens)
      .map((word) => `"${word}"`)
      .join(' AND ')
  const hole = sql.placeholder
  const holds = (words: unknown) => sql<boolean>`${sql.identifier(name)} match ${words}`
  /** Rowids in falling order come straight from the index: nothing is sorted, and the limit ends the work. */
  const newestOf = (db: Db) =>
    hot(() =>
      db
        .select({ doc: table.doc })
        .from(table)
        .where(
          and(holds(hole('phrase')), lt(table.doc, hole('before')), gte(table.doc, hole('from'))),
        )
        .orderBy(desc(table.doc))
        .limit(hole('limit')),
    )
  const scored: TextIndex['scored'] = (db) => {
    const run = newestOf(db)
    const newest = async (tokens: readonly string[], before: number, from: number, limit: number) =>
      (await run({ phrase: phrase(tokens), before, from, limit })).map((row) => Number(row.doc))
    return async ({ tokens, before = Number.MAX_SAFE_INTEGER, limit }, heads = []) => {
      const docs = await newest(tokens, before, 0, limit)
      const score = new Map<number, number>()
      const lowest = docs.at(-1) ?? 0
      for (const head of docs.length > 1 ? heads : [])
        for (const doc of await newest([...tokens, head], before, lowest, limit))
          score.set(doc, (score.get(doc) ?? 0) + 1)
      return docs.map((doc) => ({ doc, score: score.get(doc) ?? 0 }))
    }
  }
  return {
    table,
    row: (doc, tokens) => ({ doc, tokens: lexemes(tokens).join(' ') }),
    match: (tokens) => holds(phrase(tokens)),
    scored,
    // FTS5 takes its commands as rows; a negative number of pages begins a merge of everything.
    tidy: async (db, pages) => {
      await db.insert(commands).values({ command: 'merge', rank: pages })
    },
  }
}
