import lunr from 'lunr'
import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import { telling } from '#rules/classify/everyday.ts'
import { normalise } from '#rules/text/normalise.ts'
import { numberOf } from '#rules/text/numerals.ts'
import { tokens } from '#rules/text/tokens.ts'
import { cardsOf, itemsOf } from './cards.ts'
import { stepped } from './codec.ts'
import { type LawNames, lawToken, plainTitle } from './laws.ts'
import { loadWeights, type Weights } from './load.ts'
import type { Catalogue } from './query.ts'
import { alike } from './shapes.ts'
import { soundTable, spokenTokens } from './spoken.ts'

/** How much a hit in each part of an item counts. */
const boosts = { title: 4, words: 4, text: 1.5, basis: 3, field: 1, sound: 3 } as const
/** Long lists of everyday words say that an item is well described, not that each of them means less. */
const lengthPenalty = 0.45

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

type Serialised = {
  fieldVectors: [string, number[]][]
  invertedIndex: [string, { _index: number }][]
}

/**
 * Weights of every term in every document. lunr's score of a document is a sum over fields, so the fields are added up
 * here once; words of everyday talk count little, however rare they are in the catalogue. Weights are those that the
 * published files can hold, so that the whole index and its parts give the same scores.
 */
const weightsOf = (index: lunr.Index): Weights => {
  const none: Serialised = { fieldVectors: [], invertedIndex: [] }
  const plain = Object.assign(none, index.toJSON())
  const names: string[] = []
  for (const [term, posting] of plain.invertedIndex) names[posting['_index']] = term
  const sums = new Map<string, Map<number, number>>()
  for (const [ref, vector] of plain.fieldVectors) {
    const at = Number(ref.slice(ref.indexOf('/') + 1))
    for (let i = 0; i + 1 < vector.length; i += 2) {
      const term = names[vector[i] ?? -1] ?? ''
      const list = sums.get(term) ?? new Map<number, number>()
      sums.set(term, list.set(at, (list.get(at) ?? 0) + (vector[i + 1] ?? 0)))
    }
  }
  return new Map(
    [...sums].map(([term, list]) => {
      const worth = /^[\u3400-\u9fff]{2}$/.test(term) ? Math.max(telling(term), 0.2) : 1
      const pairs = [...list].toSorted((a, b) => a[0] - b[0])
      return [term, pairs.map(([at, weight]): [number, number] => [at, stepped(weight * worth)])]
    }),
  )
}

/** The index of a place's catalogue, the cards of its hits and the tables. Pure: the same facts give the same index. */
export const buildIndex = (facts: Facts, place: Place, day: string): Catalogue => {
  const builder = new lunr.Builder()
  builder.pipeline.reset()
  builder.searchPipeline.reset()
  builder.b(lengthPenalty)
  const tokenizer = (value: unknown): lunr.Token[] =>
    [value].flat().map((token) => new lunr.Token(String(token), {}))
  builder.tokenizer = Object.assign(tokenizer, { separator: lunr.tokenizer.separator })
  builder.ref('id')
  for (const [name, boost] of Object.entries(boosts)) builder.field(name, { boost })
  const said = sayings(facts)
  const fields = new Map(facts.fields.map((field) => [field.id, `${field.name} ${field.plain}`]))
  const items = itemsOf(facts, place, day)
  const laws = lawNames(facts, items)
  items.forEach((item, at) => {
    const words = [...item.words, ...saidOf(item, said)]
    builder.add({
      id: String(at),
      title: indexTokens(item.title),
      words: words.flatMap(indexTokens),
      text: [item.name, item.act].flatMap(indexTokens),
      basis: basisTokens(item, laws),
      field: indexTokens(fields.get(item.field) ?? ''),
      sound: [item.title, ...words, item.name].flatMap(spokenTokens),
    })
  })
  const weights = weightsOf(builder.build())
  return {
    index: loadWeights(weights),
    weights,
    cards: cardsOf(facts, place, day),
    tables: { laws, sounds: soundTable(), shapes: alike },
  }
}
