import { normalise } from '#rules/text/normalise.ts'
import type { Card } from './cards.ts'
import { loadWeights, type Pairs, type Weights } from './load.ts'
import { firstLook, secondLook, type Tables, type Term, type Wanted, wantedOf } from './wanted.ts'

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

/** What the filters look at: one row for each document, in the order of the catalogue. */
export type Facets = Pick<Card, keyof Filters>[]

/** A document by its number, and how well it fits. */
export type Placed = { at: number; score: number }

/** How much of a document's score stands on the share of the query that it holds. */
const coverage = 0.9
/** A word of Latin letters has many syllables or runs of letters; fewer than this share of them meet by chance. */
const chance = 0.3

/**
 * Documents that hold any of the terms, best first. A document that holds more of the query stands before one that
 * repeats a part of it.
 */
export const rank = (
  wanted: Wanted,
  second: Term[],
  pairs: (term: string) => Pairs | undefined,
): Placed[] => {
  const boosts = new Map<string, number>()
  for (const { term, boost } of [...second, ...firstLook(wanted)]) boosts.set(term, boost)
  if (boosts.size === 0) return []
  const index = loadWeights([...boosts.keys()], pairs)
  const found = index.query((query) => boosts.forEach((boost, term) => query.term(term, { boost })))
  const sum = (terms: Iterable<string>): number =>
    [...terms].reduce((total, term) => total + (boosts.get(term) ?? 0), 0)
  const whole = sum(wanted.exact)
  const needed = wanted.exact.every((word) => /^[a-z]+$/.test(word))
    ? chance * sum(second.map(({ term }) => term))
    : 0
  return found
    .flatMap(({ ref, score, matchData }) => {
      const held = sum(Object.keys(matchData.metadata))
      const share = Math.min(1, held / whole)
      const placed = { at: Number(ref), score: score * (1 - coverage + coverage * share) }
      return held >= needed ? [placed] : []
    })
    .sort((a, b) => b.score - a.score || a.at - b.at)
}

const facetNames = ['field', 'kind', 'body'] as const

const passes = (row: Facets[number], filters: Filters, except?: keyof Filters): boolean =>
  facetNames.every((name) => name === except || !filters[name] || row[name] === filters[name])

const counts = (rows: Facets, filters: Filters, name: keyof Filters): Count[] => {
  const tally = new Map<string, number>()
  for (const row of rows)
    if (row[name] !== '' && passes(row, filters, name))
      tally.set(row[name], (tally.get(row[name]) ?? 0) + 1)
  return [...tally]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

export type Sifted = Omit<Found, 'hits'> & { shown: Placed[] }

/** Ranked documents through the filters, with the counts of every facet and the first `limit` of them. */
export const sift = (
  ranked: Placed[],
  facets: Facets,
  filters: Filters,
  limit: number,
  cut: boolean,
): Sifted => {
  const rows = ranked.flatMap(({ at }) => facets[at] ?? [])
  const shown = ranked.filter(({ at }) => {
    const row = facets[at]
    return row !== undefined && passes(row, filters)
  })
  return {
    shown: shown.slice(0, limit),
    total: shown.length,
    facets: {
      field: counts(rows, filters, 'field'),
      kind: counts(rows, filters, 'kind'),
      body: counts(rows, filters, 'body'),
    },
    cut,
  }
}

/** Every document, for a blank query. */
export const all = (facets: Facets): Placed[] => facets.map((_, at) => ({ at, score: 0 }))

export const isBlank = (query: string): boolean => normalise(query) === ''

/** The whole index of a place in memory; its documents are numbers of `cards`. */
export type Catalogue = { weights: Weights; cards: Card[]; tables: Tables }

/**
 * The catalogue asked in plain words. Never throws, whatever the query holds; blank shows everything that the filters
 * let through in catalogue order; words that mean nothing (`:*~`) find nothing.
 */
export const search = (
  { weights, cards, tables }: Catalogue,
  query: string,
  filters: Filters = {},
  limit = 50,
): Found => {
  const wanted = wantedOf(query)
  const second = secondLook(wanted, (term) => weights.has(term), tables)
  const ranked = isBlank(query) ? all(cards) : rank(wanted, second, (term) => weights.get(term))
  const { shown, ...rest } = sift(ranked, cards, filters, limit, wanted.cut)
  const hits = shown.flatMap(({ at, score }) => {
    const card = cards[at]
    return card ? [{ ...card, score }] : []
  })
  return { hits, ...rest }
}
