import { and, desc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm'
import type { Connection, NewestAsk } from './connection.ts'
import { listedOf, onDisplay } from './decision-listed.ts'
import type { Decision } from './decisions.ts'
import { docOfDay, docsPerDay } from './kit/doc-number.ts'
import { lexemes } from './kit/lexeme.ts'
import { hot } from './kit/prepare.ts'
import { headsOf, withFacets, type Facets } from './search.ts'

/** Hits on one page of results. */
export const hitsPerPage = 20
/** So many of the newest hits are ranked; beyond them the search says so. */
export const rankedHits = 10_000
/** So many of the newest hits are counted by facet. */
export const countedHits = 1000

export type RegisterAsk = { tokens: readonly string[]; facets: Facets; today: string }
export type Facet = Pick<Decision, 'body' | 'field' | 'month' | 'kinds'>

/** `2026-05` → the number below which its documents lie; 31 days from its first on are past its end in any month. */
const afterMonth = (month: string): number => docOfDay(`${month}-01`) + 31 * docsPerDay

/** Search over all decisions on display, by the server's full text. */
export const registerSearchReader = ({ db, t, text }: Connection) => {
  const { decisions, decisionCutCounts } = t
  const scored = text.decision.scored(db)
  const run = async (ask: NewestAsk) => (await scored(ask)).map(({ doc }) => doc)
  const hole = sql.placeholder
  const onShow = and(eq(decisions.place, hole('place')), onDisplay(decisions, hole('today')))
  const page = hot(() =>
    db
      .select({ ...listedOf(decisions), doc: decisions.doc })
      .from(decisions)
      .where(
        and(
          inArray(
            decisions.doc,
            Array.from({ length: hitsPerPage }, (_, n) => hole(`d${n}`)),
          ),
          onShow,
        ),
      )
      .orderBy(desc(decisions.doc)),
  )
  /** The rows of at most a page of documents, in their order. */
  const rowsOf = async (docs: readonly number[], { today, facets }: RegisterAsk) => {
    if (docs.length === 0) return []
    const numbers = Array.from({ length: hitsPerPage }, (_, n) => [`d${n}`, docs[n] ?? -1])
    const rows = await page({ ...Object.fromEntries(numbers), today, place: facets.place })
    const byDoc = new Map(rows.map((row) => [row.doc, row]))
    return docs.flatMap((doc) => byDoc.get(doc) ?? [])
  }
  const others = hot(() =>
    db
      .select({ place: decisionCutCounts.place })
      .from(decisionCutCounts)
      .where(
        or(lt(decisionCutCounts.place, hole('place')), gt(decisionCutCounts.place, hole('place'))),
      )
      .limit(1),
  )
  const wanted = async ({ tokens, facets }: RegisterAsk) => {
    const all = withFacets(facets, tokens)
    // The place stands in every document of a register that has only one: asking for it would double the work.
    const alone = all.length > 1 && (await others({ place: facets.place })).length === 0
    const bound = facets.month === undefined ? undefined : afterMonth(facets.month)
    return {
      tokens: alone ? all.slice(1) : all,
      ...(bound !== undefined && { before: bound }),
    }
  }
  return {
    /** A page of the newest, below the mark of the page before; `next` is the mark of the page after it. */
    newest: async (ask: RegisterAsk, below?: number) => {
      const of = await wanted(ask)
      const before = Math.min(below ?? Infinity, of.before ?? Infinity)
      const docs = await run({
        ...of,
        ...(Number.isFinite(before) && { before }),
        limit: hitsPerPage + 1,
      })
      const shown = docs.slice(0, hitsPerPage)
      const next = docs.length > hitsPerPage ? (shown.at(-1) ?? null) : null
      return { rows: await rowsOf(shown, ask), next }
    },

    /**
     * A page of the newest `rankedHits`, of which those come first that say most of the words in their act, number or
     * party. `found` is how many were ranked.
     */
    ranked: async (ask: RegisterAsk, offset = 0) => {
      const of = await wanted(ask)
      const heads = headsOf(lexemes(ask.tokens)).slice(0, 12)
      const found = await scored({ ...of, limit: rankedHits }, heads)
      // Whole levels of equals: the newer stays first, and nothing is sorted.
      const levels: number[][] = Array.from({ length: heads.length + 1 }, () => [])
      for (const { doc, score } of found) levels[heads.length - score]?.push(doc)
      const shown = levels.flat().slice(offset, offset + hitsPerPage)
      return { rows: await rowsOf(shown, ask), found: found.length }
    },

    /** What the newest `countedHits` are about, for the facets. */
    facets: async (ask: RegisterAsk): Promise<Facet[]> => {
      const docs = await run({ ...(await wanted(ask)), limit: countedHits })
      if (docs.length === 0) return []
      const { body, field, month, kinds } = decisions
      return db
        .select({ body, field, month, kinds })
        .from(decisions)
        .where(and(inArray(decisions.doc, docs), eq(decisions.status, 'released')))
    },
  }
}
