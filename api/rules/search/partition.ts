import type { Card } from './cards.ts'
import type { Catalogue } from './build.ts'

/**
 * One term: its index, then for each field a list of field number, document number, weight, document number, weight …
 * This is the inverted index and the field vectors at once (DESIGN §7), without repeating references.
 */
export type Posting = [number, ...number[][]]
export type Part = Record<string, Posting>

/** What every query needs: the layout, and the cards in document order with their repeated words as numbers. */
export type Manifest = {
  version: string
  buckets: number
  fields: string[]
  words: string[]
  /** id, title, then field, kind and body as numbers of `words`. */
  cards: Array<[string, string, number, number, number]>
}
export type Parts = { manifest: Manifest; parts: Part[] }

/** The part that holds a term: by its first character, so that every term with that beginning lies together. */
export const bucketOf = (term: string, buckets: number): number =>
  (Math.imul(term.codePointAt(0) ?? 0, 2654435761) >>> 8) % buckets

type Serialised = {
  fields: string[]
  fieldVectors: Array<[string, number[]]>
  invertedIndex: Array<[string, { _index: number }]>
}

const manifestOf = (
  cards: Card[],
  fields: string[],
  buckets: number,
  version: string,
): Manifest => {
  const words: string[] = []
  const number = (word: string): number => {
    if (!words.includes(word)) words.push(word)
    return words.indexOf(word)
  }
  return {
    version,
    buckets,
    fields,
    words,
    cards: cards.map((c) => [c.id, c.title, number(c.field), number(c.kind), number(c.body)]),
  }
}

/** The index in `buckets` parts and a manifest, all plain JSON. `version` names the facts they are made from. */
export const partition = (catalogue: Catalogue, version: string, buckets: number): Parts => {
  const { cards } = catalogue
  const whole: Serialised = JSON.parse(JSON.stringify(catalogue.index))
  const documents = new Map(cards.map((card, at) => [card.id, at]))
  const byTerm = new Map<number, Map<number, number[]>>()
  for (const [ref, vector] of whole.fieldVectors) {
    const slash = ref.indexOf('/')
    const field = whole.fields.indexOf(ref.slice(0, slash))
    const document = documents.get(ref.slice(slash + 1)) ?? -1
    for (let i = 0; i + 1 < vector.length; i += 2) {
      const term = vector[i] ?? -1
      const fields = byTerm.get(term) ?? new Map<number, number[]>()
      byTerm.set(term, fields)
      const list = fields.get(field) ?? [field]
      fields.set(field, list)
      list.push(document, vector[i + 1] ?? 0)
    }
  }
  const parts = Array.from({ length: buckets }, (): Part => ({}))
  for (const [term, posting] of whole.invertedIndex) {
    const part = parts[bucketOf(term, buckets)]
    const lists = byTerm.get(posting['_index']) ?? new Map<number, number[]>()
    if (part) part[term] = [posting['_index'], ...lists.values()]
  }
  return { manifest: manifestOf(cards, whole.fields, buckets, version), parts }
}
