import lunr from 'lunr'
import { telling } from '#rules/classify/everyday.ts'
import { stepped } from './codec.ts'
import type { Pairs } from './load.ts'

/** Long lists of everyday words say that an item is well described, not that each of them means less. */
const lengthPenalty = 0.2

type Serialised = {
  fieldVectors: [string, number[]][]
  invertedIndex: [string, { _index: number }][]
}

const builderOf = (boosts: Record<string, number>): lunr.Builder => {
  const builder = new lunr.Builder()
  builder.pipeline.reset()
  builder.searchPipeline.reset()
  builder.b(lengthPenalty)
  const tokenizer = (value: unknown): lunr.Token[] =>
    [value].flat().map((token) => new lunr.Token(String(token), {}))
  builder.tokenizer = Object.assign(tokenizer, { separator: lunr.tokenizer.separator })
  builder.ref('id')
  for (const [name, boost] of Object.entries(boosts)) builder.field(name, { boost })
  return builder
}

/** Words of everyday talk count little, however rare they are in the catalogue. */
const worthOf = (term: string): number =>
  /^[\u3400-\u9fff]{2}$/.test(term) ? Math.max(telling(term), 0.2) : 1

/**
 * lunr's weights of every term in every document, given as tokens by field. Its score of a document is a sum over
 * fields, so the fields are added up here once. The weights are those that the published files can hold, so that an
 * index in memory and one in files give the same scores.
 */
export const weigh = <F extends string>(
  documents: readonly Record<F, string[]>[],
  boosts: Record<F, number>,
): [string, Pairs][] => {
  const builder = builderOf(boosts)
  documents.forEach((fields, at) => builder.add({ ...fields, id: String(at) }))
  const none: Serialised = { fieldVectors: [], invertedIndex: [] }
  const plain = Object.assign(none, builder.build().toJSON())
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
  return [...sums].map(([term, list]) => {
    const worth = worthOf(term)
    const pairs = [...list].toSorted((a, b) => a[0] - b[0])
    return [term, pairs.map(([at, weight]): [number, number] => [at, stepped(weight * worth)])]
  })
}
