import { tokensOf } from '#rules/text/tokens.ts'
import type { Clause } from './clauses.ts'
import type { Model } from './model.ts'
import { tellingOf } from './telling-tokens.ts'

export type ItemScore = { item: string; score: number; why: string[] }
export type FieldScore = { field: string; score: number }
export type Scored = { items: ItemScore[]; fields: FieldScore[] }

/** What a text says: tokens by number, how much each counts, and the word of the text that brought it. */
type Said = Map<number, { weight: number; word: string }>
/** Words of items as they stand in the text. */
type Named = { phrase: string; items: number[]; points: number }[]
/** A clause, read once: it is weighed with the whole text, and with its sentence again. */
export type Piece = { clause: Clause; said: [number, number, string][]; named: Named }

/** Reads the clauses of a report for the catalogue's words. */
export const readClauses = (clauses: Clause[], { sayings, phrases, postings }: Model): Piece[] =>
  clauses.map((clause) => {
    const said: Piece['said'] = []
    for (const { phrase, value } of sayings.find(clause.text))
      for (const number of value.stands) said.push([number, value.weight, phrase])
    for (const token of tellingOf(tokensOf(clause.text))) {
      const number = postings.numbers.get(token)
      if (number !== undefined) said.push([number, 1, token])
    }
    const named = phrases.find(clause.text).map(({ phrase, value }) => ({
      phrase,
      items: value,
      points: (2 * phrase.length) / Math.sqrt(value.length),
    }))
    return { clause, said, named }
  })

const saidIn = (pieces: Piece[]): Said => {
  const said: Said = new Map()
  for (const piece of pieces)
    for (const [number, weight, word] of piece.said) {
      const known = said.get(number)
      if (!known || known.weight < weight) said.set(number, { weight, word })
    }
  return said
}

const namedIn = (pieces: Piece[]): Named => pieces.flatMap(({ named }) => named)

/** How much evidence a text has for each item, by its number. */
const totalsOf = (said: Said, named: Named, { postings, here, rarity }: Model): Float64Array => {
  const { starts, owners, weights } = postings
  const totals = new Float64Array(here.length)
  for (const [number, { weight }] of said) {
    const points = weight * (rarity[number] ?? 0)
    const to = starts[number + 1] ?? 0
    for (let at = starts[number] ?? 0; at < to; at += 1) {
      const owner = owners[at] ?? 0
      totals[owner] = (totals[owner] ?? 0) + (here[owner] ?? 0) * points * (weights[at] ?? 0)
    }
  }
  for (const { items, points } of named)
    for (const item of items) totals[item] = (totals[item] ?? 0) + points
  return totals
}

/** The numbers of the items with most evidence, best first. */
const leaders = (totals: Float64Array, count: number): number[] => {
  const best: number[] = []
  let bar = 0
  for (let item = 0; item < totals.length; item += 1) {
    const total = totals[item] ?? 0
    if (total <= bar) continue
    let at = best.length
    while (at > 0 && (totals[best[at - 1] ?? 0] ?? 0) < total) at -= 1
    best.splice(at, 0, item)
    if (best.length <= count) continue
    best.pop()
    bar = totals[best.at(-1) ?? 0] ?? 0
  }
  return best
}

/** The strongest words first; a piece of a word already named is left out. */
const strongest = (why: Map<string, number>): string[] => {
  // A bigram that only runs across two words explains nothing to a reader.
  for (const word of why.keys()) if (word.length === 3 && why.size > 3) why.delete(word)
  const words = [...why].sort((a, b) => b[1] - a[1]).map(([word]) => word)
  const out: string[] = []
  for (const word of words)
    if (out.length < 4 && !out.some((other) => other.includes(word))) out.push(word)
  return out
}

/** The words that spoke for each of some items. */
const wordsFor = (items: number[], said: Said, named: Named, model: Model): string[][] => {
  const { starts, owners, weights } = model.postings
  const whys = new Map(items.map((item) => [item, new Map<string, number>()]))
  const count = (item: number, word: string, points: number): void => {
    const why = whys.get(item)
    if (why && (why.get(word) ?? 0) < points) why.set(word, points)
  }
  for (const [number, { weight, word }] of said) {
    const points = weight * (model.rarity[number] ?? 0)
    for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at += 1)
      count(owners[at] ?? 0, word, points * (weights[at] ?? 0))
  }
  for (const { phrase, items: own, points } of named)
    for (const item of own) count(item, phrase, points)
  return [...whys.values()].map(strongest)
}

/** Items from this rank on are taken for chance hits. */
const noiseRank = 12

/** Fields by the words of the lexicon that point at them. */
const cuedFields = (pieces: Piece[], { cues }: Model): Map<string, number> => {
  const fields = new Map<string, number>()
  const count = new Map<string, number>()
  pieces.forEach(({ clause }, at) => {
    for (const { phrase, value } of cues.find(clause.text)) {
      const seen = count.get(phrase) ?? 0
      count.set(phrase, seen + 1)
      // A word said again adds less; the opening of a text mostly names the matter.
      const points = (value.weight * 14 * (at < 2 ? 1.6 : 1)) / (1 + 1.5 * seen)
      for (const field of value.stands) fields.set(field, (fields.get(field) ?? 0) + points)
    }
  })
  return fields
}

/** How much it is of a sure match, in [0, 1): evidence grows without end. */
const sureness = (total: number): number => total / (total + 20)

/** The best items of a piece of a report with their scores, by number; without the words that spoke for them. */
export const bestItems = (
  pieces: Piece[],
  model: Model,
  count: number,
): Array<{ at: number; score: number }> => {
  const totals = totalsOf(saidIn(pieces), namedIn(pieces), model)
  return leaders(totals, count).map((at) => ({ at, score: sureness(totals[at] ?? 0) }))
}

/** Items and fields that a report speaks about, best first; scores are in [0, 1) and grow with the evidence. */
export const score = (pieces: Piece[], model: Model): Scored => {
  const said = saidIn(pieces)
  const named = namedIn(pieces)
  const totals = totalsOf(said, named, model)
  const best = leaders(totals, noiseRank + 1)
  const fields = cuedFields(pieces, model)
  // What unrelated items reach by chance in a text of this length.
  const noise = totals[best[noiseRank] ?? -1] ?? 0
  const seen = new Set<string>()
  for (const at of best.slice(0, noiseRank)) {
    const field = model.items[at]?.field ?? ''
    if (seen.has(field)) continue
    seen.add(field)
    const total = totals[at] ?? 0
    const points = ((total - noise) * total) / (total + 8)
    fields.set(field, (fields.get(field) ?? 0) + points)
  }
  const sum = [...fields.values()].reduce((a, b) => a + b, 0) || 1
  const shown = best.slice(0, 10)
  const words = wordsFor(shown, said, named, model)
  return {
    items: shown.map((at, rank) => ({
      item: model.items[at]?.id ?? '',
      score: sureness(totals[at] ?? 0),
      why: words[rank] ?? [],
    })),
    // Where no item stands out from chance, no field does either.
    fields: [...fields]
      .filter(([, points]) => points > 0)
      .map(([field, points]) => ({ field, score: points / sum }))
      .sort((a, b) => b.score - a.score),
  }
}
