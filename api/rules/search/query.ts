import lunr from 'lunr'
import { normalise } from '#rules/text/normalise.ts'
import { tokens } from '#rules/text/tokens.ts'
import type { Card } from './cards.ts'

/** Longer queries are cut, and the result says so. */
export const queryLimit = 10_000
/** More different words than this add time and nothing to the order. */
export const tokenLimit = 200

export type Filters = { field?: string; kind?: string; body?: string }
export type Count = { value: string; count: number }
export type Hit = Card & { score: number }
export type Found = {
  hits: Hit[]
  /** All hits with the filters on; `hits` may be a page of them. */
  total: number
  /** Of every facet: the values among the hits, counted with the other filters on, most frequent first. */
  facets: Record<keyof Filters, Count[]>
  /** The query was longer than `queryLimit` characters. */
  cut: boolean
}

/** What a query looks for: whole tokens, and for very short ones every token that begins with the character. */
export type Wanted = { exact: string[]; starts: string[]; cut: boolean }

/** The words of a query, at most `tokenLimit` different ones. */
export const wantedOf = (query: string): Wanted => {
  const all = [...new Set(tokens(query.slice(0, queryLimit)))].slice(0, tokenLimit)
  const starts = all.filter((token) => /^[\u3400-\u9fff]$/.test(token))
  return { exact: all, starts: all.length <= 3 ? starts : [], cut: query.length > queryLimit }
}

const scores = (index: lunr.Index, wanted: Wanted): Map<string, number> => {
  if (wanted.exact.length === 0) return new Map()
  const found = index.query((query) => {
    for (const token of wanted.exact) query.term(token, {})
    for (const token of wanted.starts)
      query.term(token, { wildcard: lunr.Query.wildcard.TRAILING, boost: 0.5 })
  })
  return new Map(found.map((match) => [match.ref, match.score]))
}

const facetNames = ['field', 'kind', 'body'] as const

const passes = (card: Card, filters: Filters, except?: keyof Filters): boolean =>
  facetNames.every((name) => name === except || !filters[name] || card[name] === filters[name])

const counts = (hits: Card[], filters: Filters, name: keyof Filters): Count[] => {
  const tally = new Map<string, number>()
  for (const hit of hits)
    if (hit[name] !== '' && passes(hit, filters, name))
      tally.set(hit[name], (tally.get(hit[name]) ?? 0) + 1)
  return [...tally]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/**
 * The catalogue asked in plain words. Never throws, whatever the query holds; blank shows everything that the filters
 * let through in catalogue order; words that mean nothing (`:*~`) find nothing.
 */
export const search = (
  index: lunr.Index,
  cards: Card[],
  query: string,
  filters: Filters = {},
  limit = 50,
): Found => {
  const wanted = wantedOf(query)
  const blank = normalise(query) === ''
  const score = blank ? new Map<string, number>() : scores(index, wanted)
  const hits = cards
    .filter((card) => blank || score.has(card.id))
    .map((card) => ({ ...card, score: score.get(card.id) ?? 0 }))
    .sort((a, b) => b.score - a.score)
  const shown = hits.filter((hit) => passes(hit, filters))
  const facets = {
    field: counts(hits, filters, 'field'),
    kind: counts(hits, filters, 'kind'),
    body: counts(hits, filters, 'body'),
  }
  return { hits: shown.slice(0, limit), total: shown.length, facets, cut: wanted.cut }
}
