import { setImmediate } from 'node:timers/promises'
import { and, desc, eq, getTableColumns, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Case } from './cases.ts'
import type { Connection, TextIndex } from './connection.ts'
import type { Decision } from './decisions.ts'
import { lexemes } from './kit/lexeme.ts'
import { ordinary } from './sight.ts'

/** By what a list of decisions is cut; the month as `YYYY-MM`. */
export type Facets = {
  place: string
  body?: string | null
  field?: string | null
  kinds?: readonly string[]
  month?: string
}

/**
 * Words and facets as tokens of one document or query. Only a facet holds a colon: whatever a
 * citizen writes, no word of it passes for a place.
 */
export const withFacets = (
  { place, body, field, kinds = [], month }: Facets,
  words: readonly string[],
): string[] => [
  `p:${place}`,
  ...(body ? [`b:${body}`] : []),
  ...(field ? [`f:${field}`] : []),
  ...kinds.map((kind) => `k:${kind}`),
  ...(month ? [`m:${month}`] : []),
  ...words.map((word) => word.replaceAll(':', '_')),
]

/** Words of what stands at the head of a decision (act, number, party): a hit there weighs more. */
export const headsOf = (words: readonly string[]): string[] =>
  words.map((word) => `t:${word.replaceAll(':', '_')}`)

export type Found<T> = T & {
  /** How many of the words asked for are not in it; 0 is a full match. */
  missing: number
}

// Beyond this a word is common, however common it is.
const common = 5000
const mostWords = 12

/** So many matches are looked through for those of one desk, so many of them in one turn of the loop. */
const mostMatches = 40_000
const widest = 1_000

export const searchReader = (c: Connection) => {
  const { db, text } = c
  const { cases, decisions } = c.t

  const frequency = async ({ table, match }: TextIndex, word: string): Promise<number> => {
    const some = db
      .select({ doc: table.doc })
      .from(table)
      .where(match([word]))
      .limit(common)
      .as('some')
    const [row] = await db.select({ n: sql<number>`cast(count(*) as integer)` }).from(some)
    return row?.n ?? 0
  }

  /** The words in the order in which they are given up: unknown ones, then the most common. */
  const byWorth = async (index: TextIndex, words: readonly string[]): Promise<string[]> => {
    const rated: { word: string; n: number }[] = []
    for (const word of words) rated.push({ word, n: await frequency(index, word) })
    const unknown = rated.filter(({ n }) => n === 0)
    const known = rated.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n)
    return [...unknown, ...known].map(({ word }) => word)
  }

  /** Released decisions within the facets that hold every word, the newest first. */
  const holding = async (
    words: readonly string[],
    facets: Facets,
    today: string,
    limit: number,
  ) => {
    const { table, match } = text.decision
    return db
      .select(getTableColumns(decisions))
      .from(table)
      .innerJoin(decisions, eq(decisions.doc, table.doc))
      .where(
        and(
          match(withFacets(facets, words)),
          eq(decisions.place, facets.place),
          eq(decisions.status, 'released'),
          or(isNull(decisions.displayUntil), gte(decisions.displayUntil, today)),
        ),
      )
      .orderBy(desc(table.doc))
      .limit(limit)
  }

  return {
    /**
     * Ordinary cases of a place that hold every word, the newest first. Where a body has few of them, the newest 40,000
     * matches of the place are looked through for its own, and others have their turn in between.
     */
    cases: async (
      tokens: readonly string[],
      of: { place: string; body?: string; limit: number },
    ): Promise<Case[]> => {
      if (tokens.length === 0) return []
      const { table, match } = text.case
      const words = match(withFacets({ place: of.place }, tokens))
      const found: number[] = []
      let [seen, width, last] = [0, of.limit * 4, Infinity]
      while (found.length < of.limit && seen < mostMatches) {
        const docs = await db
          .select({ doc: sql<number>`${table.doc}`.mapWith(Number) })
          .from(table)
          .where(and(words, last === Infinity ? undefined : lt(table.doc, last)))
          .orderBy(desc(table.doc))
          .limit(width)
        const numbers = docs.map(({ doc }) => doc)
        if (numbers.length > 0) {
          // By its number alone: with more to go by, the engine would rather walk all cases of the desk.
          const rows = await db
            .select({
              doc: cases.doc,
              place: cases.place,
              bodies: { a: cases.owner, b: cases.pendingTo, c: cases.firstResponder },
            })
            .from(cases)
            .where(and(inArray(cases.doc, numbers), ordinary(c)))
          const mine = rows.filter(
            ({ place, bodies }) =>
              place === of.place &&
              (of.body === undefined || Object.values(bodies).includes(of.body)),
          )
          found.push(...mine.flatMap(({ doc }) => doc ?? []))
        }
        if (docs.length < width) break
        seen += docs.length
        last = numbers.at(-1) ?? 0
        width = Math.min(width * 2, widest)
        await setImmediate()
      }
      const newest = found.toSorted((a, b) => b - a).slice(0, of.limit)
      if (newest.length === 0) return []
      return db
        .select()
        .from(cases)
        .where(and(inArray(cases.doc, newest), ordinary(c)))
        .orderBy(desc(cases.doc))
    },

    /**
     * Decisions that the public may see on `today`, the newest first. `rank` goes on where too few
     * hold every word: it gives up unknown words, then the most common ones, one by one.
     */
    decisions: async (
      tokens: readonly string[],
      facets: Facets,
      { limit, today, sort = 'newest' }: { limit: number; today: string; sort?: 'newest' | 'rank' },
    ): Promise<Found<Decision>[]> => {
      const words = lexemes(tokens.map((token) => token.replaceAll(':', '_')))
      const found = new Map<string, Found<Decision>>()
      const add = async (rest: readonly string[]) => {
        for (const row of await holding(rest, facets, today, limit))
          if (!found.has(row.id)) found.set(row.id, { ...row, missing: words.length - rest.length })
      }
      await add(words)
      if (sort === 'rank' && found.size < limit) {
        const order = await byWorth(text.decision, words.slice(0, mostWords))
        for (let given = 1; given < order.length && found.size < limit; given += 1)
          await add(order.slice(given))
      }
      return [...found.values()].slice(0, limit)
    },
  }
}
