import { and, desc, gte, lt, sql } from 'drizzle-orm'
import { bigint, customType, pgTable } from 'drizzle-orm/pg-core'
import type { Db, TextIndex } from '../connection.ts'
import { monthOfDoc, monthsBefore } from './doc-number.ts'
import { lexemes } from './lexeme.ts'
import { hot } from './prepare.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

const quoted = (word: string) => `'${word}'`
/** So many rows from the newest on are looked at one by one, before the index is asked; at least. */
const looked = 500
/** Months at a time in which the index is asked; then all at once. */
const spans = [1, 3, 12, 36]
/** Whoever wants more than so many needs not look at single months. */
const manyHits = 1000

/** A table with a GIN index over the same tokens; its parser is never asked: the words are made. */
export const textIndexPostgres = (name: string): TextIndex => {
  const pg = pgTable(name, {
    doc: bigint('doc', { mode: 'number' }),
    tokens: tsvector('tokens'),
  })
  const table = pg as unknown as TextIndex['table']
  const phrase = (tokens: readonly string[]): string => lexemes(tokens).map(quoted).join(' & ')
  const hole = sql.placeholder
  const holds = (words: unknown) => sql<boolean>`${table.tokens} @@ cast(${words} as tsquery)`

  const newest = (db: Db) => {
    const highest = hot(() =>
      db.select({ doc: table.doc }).from(table).orderBy(desc(table.doc)).limit(1),
    )
    // Common words: the newest rows hold enough of them, whatever the planner thinks.
    const ahead = hot(() => {
      const some = db
        .select({ doc: table.doc, tokens: table.tokens })
        .from(table)
        .where(lt(table.doc, hole('before')))
        .orderBy(desc(table.doc))
        .limit(hole('looked'))
        .as('some')
      return db
        .select({ doc: some.doc })
        .from(some)
        .where(sql`${some.tokens} @@ cast(${hole('phrase')} as tsquery)`)
        .orderBy(desc(some.doc))
        .limit(hole('limit'))
    })
    // Rare words: the index gives all that hold them. The offset keeps the planner from walking backwards instead.
    const indexed = hot(() => {
      const all = db
        .select({ doc: table.doc })
        .from(table)
        .where(
          and(holds(hole('phrase')), lt(table.doc, hole('before')), gte(table.doc, hole('from'))),
        )
        .offset(hole('none'))
        .as('every')
      return db.select({ doc: all.doc }).from(all).orderBy(desc(all.doc)).limit(hole('limit'))
    })
    const numbers = (rows: { doc: unknown }[]) => rows.map((row) => Number(row.doc))
    return async ({
      tokens,
      before,
      from = 0,
      limit,
    }: Parameters<ReturnType<TextIndex['newest']>>[0]) => {
      const below = before ?? Number.MAX_SAFE_INTEGER
      const words = phrase(tokens)
      const all = async (asked: string): Promise<number[]> =>
        numbers(await indexed({ phrase: asked, before: below, from, limit, none: 0 }))
      // Whoever says where it ends has few to look through.
      if (from > 0) return all(words)
      const near = numbers(
        await ahead({ phrase: words, before: below, limit, looked: Math.max(looked, 2 * limit) }),
      )
      if (near.length >= limit) return near
      const top = before ?? numbers(await highest())[0]
      if (top === undefined) return []
      for (const span of limit > manyHits ? spans.slice(2) : spans) {
        const months = monthsBefore(monthOfDoc(top), span).map((month) => quoted(`m:${month}`))
        const found = await all(`${words} & (${months.join(' | ')})`)
        if (found.length >= limit) return found
      }
      return all(words)
    }
  }

  return {
    table,
    row: (doc, tokens) => ({ doc, tokens: lexemes(tokens).map(quoted).join(' ') }),
    match: (tokens) => holds(phrase(tokens)),
    newest,
    // Autovacuum does it.
    tidy: async () => undefined,
  }
}
