import { and, desc, sql, type SQL } from 'drizzle-orm'
import { bigint, customType, pgTable } from 'drizzle-orm/pg-core'
import type { Db, NewestAsk, Scored, TextIndex } from '../connection.ts'
import { monthOfDoc, monthsBefore } from './doc-number.ts'
import { lexemes } from './lexeme.ts'
import { hot } from './prepare.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

const quoted = (word: string) => `'${word}'`
const hole = sql.placeholder
/** So many of the newest rows are tried one by one: common words have their hits there, and rare ones show that they are. */
const tried = 500
/** Words that this share of the newest rows hold are common: the rows are walked, and the index is not asked. */
const common = 0.2
/** Months in which the index is asked at a time; then all at once. Few hits, or many wanted, need no single months. */
const year = 12
const manyHits = 1000

/** A table with a GIN index over the same tokens; its parser is never asked: the words are made. */
export const textIndexPostgres = (name: string): TextIndex => {
  const pg = pgTable(name, {
    doc: bigint('doc', { mode: 'number' }),
    tokens: tsvector('tokens'),
  })
  const table = pg as unknown as TextIndex['table']
  const phrase = (tokens: readonly string[]): string => lexemes(tokens).map(quoted).join(' & ')
  const holds = (words: unknown, tokens: unknown = table.tokens) =>
    sql<boolean>`${tokens} @@ cast(${words} as tsquery)`
  /** How many of the heads a row holds, reckoned where its tokens are at hand. */
  const scoreOf = (heads: number, tokens: unknown): SQL<number> =>
    Array.from({ length: heads }, (_, n) => n).reduce<SQL<number>>(
      (sum, n) => sql`${sum} + case when ${holds(hole(`h${n}`), tokens)} then 1 else 0 end`,
      sql<number>`0`,
    )
  // The sum hides the column from its own index, which generic plans would read from end to end.
  const below = sql`${table.doc} + 0 < ${hole('before')}`

  /** Both ways to the newest rows, for so many heads. */
  const ways = (db: Db, heads: number) => ({
    walked: hot(() => {
      const some = db
        .select({ doc: table.doc, tokens: table.tokens })
        .from(table)
        .where(sql`${table.doc} < ${hole('before')}`)
        .orderBy(desc(table.doc))
        .limit(hole('looked'))
        .as('some')
      return db
        .select({ doc: some.doc, score: scoreOf(heads, some.tokens) })
        .from(some)
        .where(holds(hole('phrase'), some.tokens))
        .orderBy(desc(some.doc))
        .limit(hole('limit'))
    }),
    // The offset keeps the planner from walking backwards after all.
    indexed: hot(() => {
      const every = db
        .select({ doc: table.doc, score: scoreOf(heads, table.tokens).as('score') })
        .from(table)
        .where(and(holds(hole('phrase')), below))
        .offset(hole('none'))
        .as('every')
      return db
        .select({ doc: every.doc, score: every.score })
        .from(every)
        .orderBy(desc(every.doc))
        .limit(hole('limit'))
    }),
  })

  const scored: TextIndex['scored'] = (db) => {
    const made = new Map<number, ReturnType<typeof ways>>()
    const highest = hot(() =>
      db.select({ doc: table.doc }).from(table).orderBy(desc(table.doc)).limit(1),
    )
    return async ({ tokens, before, limit }: NewestAsk, heads = []): Promise<Scored[]> => {
      const way = made.get(heads.length) ?? ways(db, heads.length)
      made.set(heads.length, way)
      const given = {
        before: before ?? Number.MAX_SAFE_INTEGER,
        limit,
        ...Object.fromEntries(heads.map((head, n) => [`h${n}`, phrase([head])])),
      }
      const rows = (found: { doc: unknown; score: unknown }[]): Scored[] =>
        found.map(({ doc, score }) => ({ doc: Number(doc), score: Number(score) }))
      const words = phrase(tokens)
      const walk = async (looked: number) =>
        rows(await way.walked({ ...given, phrase: words, looked }))
      const near = await walk(tried)
      if (near.length >= limit) return near
      const share = near.length / tried
      const far = share > common ? await walk(Math.ceil((1.3 * limit) / share)) : near
      if (far.length >= limit) return far
      const ask = async (asked: string) =>
        rows(await way.indexed({ ...given, phrase: asked, none: 0 }))
      const top = before ?? Number((await highest())[0]?.doc ?? 0)
      const wide = near.length === 0 || limit >= manyHits
      for (const span of wide ? [year] : [1, 3, year, 3 * year]) {
        const months = monthsBefore(monthOfDoc(top), span).map((month) => quoted(`m:${month}`))
        const found = await ask(`${words} & (${months.join(' | ')})`)
        if (found.length >= limit) return found
      }
      return ask(words)
    }
  }

  return {
    table,
    row: (doc, tokens) => ({ doc, tokens: lexemes(tokens).map(quoted).join(' ') }),
    match: (tokens) => holds(phrase(tokens)),
    scored,
    // Autovacuum does it.
    tidy: async () => undefined,
  }
}
