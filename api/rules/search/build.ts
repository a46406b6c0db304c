import lunr from 'lunr'
import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import { normalise } from '#rules/text/normalise.ts'
import { tokens } from '#rules/text/tokens.ts'
import { cardsOf, itemsOf, type Card } from './cards.ts'

export type Catalogue = { index: lunr.Index; cards: Card[] }

/** How much a hit in each part of an item counts. */
const boosts = { title: 4, words: 4, text: 1.5, basis: 3, field: 1 } as const

const lastOfRun = /[\u3400-\u9fff](?![\u3400-\u9fff])/g

/**
 * Tokens as the index holds them: those of the text, and the last character of every phrase alone, so that a query of
 * one character (狗) finds it at the start of a bigram (狗证) and at the end of a phrase (养狗).
 */
const indexTokens = (text: string): string[] => [
  ...tokens(text),
  ...(normalise(text).match(lastOfRun) ?? []),
]

const basisText = (item: Item): string[] => item.basis.map((row) => `${row.law} ${row.article}`)

/** Everyday words with the words of the catalogue that they stand for; names of fields are left to the classifier. */
const sayings = (facts: Facts): Array<{ say: string; means: string[] }> => {
  const fields = new Set(facts.fields.map((field) => field.name))
  return facts.lexicon
    .map(({ say, means }) => ({ say, means: means.filter((m) => !fields.has(m)).map(normalise) }))
    .filter(({ means }) => means.length > 0)
}

/** Everyday words whose meaning this item speaks about. */
const saidOf = (item: Item, said: ReturnType<typeof sayings>): string[] => {
  const text = normalise([item.title, item.name, item.act, ...item.words].join('\n'))
  return said.filter(({ means }) => means.some((word) => text.includes(word))).map((row) => row.say)
}

/**
 * The index with weights of two figures: a third of the bytes, and no hit changes its rank for it. Rounded here, so
 * that the whole index and its published parts hold the same numbers.
 */
const rounded = (index: lunr.Index): lunr.Index => {
  const plain: { fieldVectors: Array<[string, number[]]> } = JSON.parse(JSON.stringify(index))
  const fieldVectors = plain.fieldVectors.map(([ref, vector]) => [
    ref,
    vector.map((value, at) => (at % 2 === 0 ? value : Number(value.toPrecision(2)))),
  ])
  return lunr.Index.load({ ...plain, fieldVectors })
}

/** The lunr index of a place's catalogue and the cards of its hits. Pure: the same facts give the same index. */
export const buildIndex = (facts: Facts, place: Place, day: string): Catalogue => {
  const builder = new lunr.Builder()
  builder.pipeline.reset()
  builder.searchPipeline.reset()
  const tokenizer = (value: unknown): lunr.Token[] =>
    [value].flat().flatMap((text) => indexTokens(String(text)).map((t) => new lunr.Token(t, {})))
  builder.tokenizer = Object.assign(tokenizer, { separator: lunr.tokenizer.separator })
  builder.ref('id')
  for (const [name, boost] of Object.entries(boosts)) builder.field(name, { boost })
  const said = sayings(facts)
  const fields = new Map(facts.fields.map((field) => [field.id, `${field.name} ${field.plain}`]))
  for (const item of itemsOf(facts, place, day))
    builder.add({
      id: item.id,
      title: item.title,
      words: [...item.words, ...saidOf(item, said)],
      text: [item.name, item.act],
      basis: basisText(item),
      field: fields.get(item.field) ?? '',
    })
  return { index: rounded(builder.build()), cards: cardsOf(facts, place, day) }
}
