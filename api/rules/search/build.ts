import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import { normalise } from '#rules/text/normalise.ts'
import { numberOf } from '#rules/text/numerals.ts'
import { tokens } from '#rules/text/tokens.ts'
import { cardsOf, itemsOf } from './cards.ts'
import { stepped } from './codec.ts'
import { type LawNames, lawToken, plainTitle } from './laws.ts'
import type { Pairs } from './load.ts'
import type { Catalogue } from './query.ts'
import { characterTable, spokenTokens } from './spoken.ts'
import { beginning } from './wanted.ts'
import { weigh } from './weigh.ts'

/** How much a hit in each part of an item counts. */
const boosts = { title: 4, words: 4, text: 1.5, basis: 3, field: 1 } as const
const soundBoost = 3

const lastOfRun = /[\u3400-\u9fff](?![\u3400-\u9fff])/g

/**
 * Tokens as the index holds them: those of the text, and the last character of every phrase alone, so that a query of
 * one character (狗) finds it at the start of a bigram (狗证) and at the end of a phrase (养狗).
 */
const indexTokens = (text: string): string[] => [
  ...tokens(text),
  ...(normalise(text).match(lastOfRun) ?? []),
]

/** Words of the catalogue with the everyday words that stand for them; names of fields are left to the classifier. */
const sayings = (facts: Facts): Map<string, string[]> => {
  const fields = new Set(facts.fields.map((field) => field.name))
  const said = new Map<string, string[]>()
  for (const { say, means } of facts.lexicon)
    for (const mean of means.filter((word) => !fields.has(word)).map(normalise))
      said.set(mean, [...(said.get(mean) ?? []), say])
  return said
}

/** Everyday words whose meaning this item speaks about. */
const saidOf = (item: Item, said: Map<string, string[]>): string[] => {
  const text = normalise([item.title, item.name, item.act, ...item.words].join('\n'))
  return [...new Set([...said].flatMap(([mean, says]) => (text.includes(mean) ? says : [])))]
}

/** Titles of the laws that the items rest on, and what else the lexicon calls them. */
const lawNames = (facts: Facts, items: Item[]): LawNames => {
  const titles = [...new Set(items.flatMap((item) => item.basis.map((row) => row.law)))]
  const known = new Map(titles.map((title, at) => [title, at]))
  const nicknames = facts.lexicon.flatMap(({ say, means }) =>
    means.flatMap((mean): LawNames => {
      const law = known.get(mean)
      return law === undefined ? [] : [[say, law]]
    }),
  )
  return [...titles.map((title, at): [string, number] => [plainTitle(title), at]), ...nicknames]
}

const basisTokens = (item: Item, laws: LawNames): string[] =>
  item.basis.flatMap(({ law, article, role }) => {
    const at = laws.findIndex(([name]) => name === plainTitle(law))
    const number = numberOf(article.replace(/^第|条.*$/g, ''))
    const exact = number === null ? [] : [lawToken(at, number), lawToken(at)]
    return [...tokens(`${law} ${article}`), ...exact, ...(role === 'penalises' ? exact : [])]
  })

/** For each Chinese character, how much every document has of the words that begin with it. */
const beginnings = (known: [string, Pairs][]): [string, Pairs][] => {
  const sums = new Map<string, Map<number, number>>()
  for (const [term, pairs] of known) {
    if (!/^[\u3400-\u9fff]/.test(term)) continue
    const first = beginning(term.charAt(0))
    const sum = sums.get(first) ?? new Map<number, number>()
    sums.set(first, sum)
    for (const [at, weight] of pairs) sum.set(at, (sum.get(at) ?? 0) + weight)
  }
  return [...sums].map(([term, sum]) => [
    term,
    [...sum]
      .toSorted((a, b) => a[0] - b[0])
      .map(([at, weight]): [number, number] => [at, stepped(weight)]),
  ])
}

/** The index of a place's catalogue, the cards of its hits and the tables. Pure: the same facts give the same index. */
export const buildIndex = (facts: Facts, place: Place, day: string): Catalogue => {
  const said = sayings(facts)
  const fields = new Map(facts.fields.map((field) => [field.id, `${field.name} ${field.plain}`]))
  const items = itemsOf(facts, place, day)
  const laws = lawNames(facts, items)
  const wordsOf = new Map(items.map((item) => [item.id, [...item.words, ...saidOf(item, said)]]))
  const words = items.map((item) => ({
    title: indexTokens(item.title),
    words: (wordsOf.get(item.id) ?? []).flatMap(indexTokens),
    text: [item.name, item.act].flatMap(indexTokens),
    basis: basisTokens(item, laws),
    field: indexTokens(fields.get(item.field) ?? ''),
  }))
  const sounds = items.map((item) => ({
    sound: [item.title, ...(wordsOf.get(item.id) ?? []), item.name].flatMap(spokenTokens),
  }))
  const known = weigh(words, boosts)
  return {
    weights: new Map([...known, ...beginnings(known), ...weigh(sounds, { sound: soundBoost })]),
    cards: cardsOf(facts, place, day),
    tables: { laws, characters: characterTable() },
  }
}
