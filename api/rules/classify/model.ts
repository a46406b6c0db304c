import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import { itemsOf } from '#rules/search/cards.ts'
import { normalise } from '#rules/text/normalise.ts'
import { telling } from './everyday.ts'
import { phrasesOf, type Phrases } from './phrases.ts'
import { postingsOf, type Postings } from './postings.ts'
import { tellingTokens } from './telling-tokens.ts'

/** What an everyday word of the lexicon stands for: fields by id, or tokens of the catalogue's words. */
export type Meaning<T> = { stands: T[]; weight: number }

/** What does not depend on the territory; there are tens of thousands of tokens, so places share it. */
type Common = {
  items: Item[]
  /** The field of each item, by its id. */
  fields: Map<string, string>
  postings: Postings
  /** Everyday words that point at fields, and those that stand for words of the catalogue, by token number. */
  cues: Phrases<Meaning<string>>
  sayings: Phrases<Meaning<number>>
}

export type Model = Common & {
  /** 1 for the items (by number) that hold in the territory, 0 for the others. */
  here: Uint8Array
  /** How telling each token is among the items of the territory. */
  rarity: Float32Array
  phrases: Phrases<number[]>
}

/** Lexicon rows as phrases, with what `pick` takes from their meanings; the same word in two lists counts as one. */
const meanings = <T>(
  lexicon: Facts['lexicon'],
  pick: (mean: string) => T[],
): Phrases<Meaning<T>> => {
  const rows = new Map<string, Meaning<T>>()
  for (const { say, means, weight } of lexicon) {
    const known = rows.get(normalise(say))
    const stands = [...new Set([...(known?.stands ?? []), ...means.flatMap(pick)])]
    if (stands.length > 0)
      rows.set(normalise(say), { stands, weight: Math.max(weight, known?.weight ?? 0) })
  }
  return phrasesOf(rows)
}

const common = (facts: Facts): Common => {
  const { items } = facts
  const fieldIds = new Map(facts.fields.map((field) => [field.name, field.id]))
  const postings = postingsOf(items, facts.lexicon, (mean) => fieldIds.has(mean))
  const known = new Map<string, number[]>()
  const words = (mean: string): number[] => {
    if (fieldIds.has(mean)) return []
    const numbers =
      known.get(mean) ?? tellingTokens(mean).flatMap((token) => postings.numbers.get(token) ?? [])
    known.set(mean, numbers)
    return numbers
  }
  return {
    items,
    fields: new Map(items.map((item) => [item.id, item.field])),
    postings,
    cues: meanings(facts.lexicon, (mean) => [fieldIds.get(mean) ?? []].flat()),
    sayings: meanings(facts.lexicon, words),
  }
}

const rarityIn = ({ starts, owners, tokens }: Postings, here: Uint8Array): Float32Array => {
  const all = here.reduce((sum, own) => sum + own, 0)
  return Float32Array.from(tokens, (token, at) => {
    let count = 0
    for (let i = starts[at] ?? 0; i < (starts[at + 1] ?? 0); i += 1)
      count += here[owners[i] ?? 0] ?? 0
    return telling(token) * Math.log(1 + (all - count + 0.5) / (count + 0.5))
  })
}

const build = (shared: Common, facts: Facts, place: Place): Model => {
  const own = new Set(itemsOf(facts, place))
  const here = Uint8Array.from(shared.items, (item) => Number(own.has(item)))
  const owners = new Map<string, number[]>()
  shared.items.forEach((item, at) => {
    if (!here[at]) return
    for (const word of [item.title, ...item.words].map(normalise)) {
      if (word.length < 2) continue
      const list = owners.get(word)
      if (list) list.push(at)
      else owners.set(word, [at])
    }
  })
  const rarity = rarityIn(shared.postings, here)
  return { ...shared, here, rarity, phrases: phrasesOf(owners) }
}

type Sources = Pick<Facts, 'lexicon' | 'fields'>
type Built = { of: Sources; shared: Common; models: Map<string, Model> }
const built = new WeakMap<Facts['items'], Built>()

/**
 * The model of a place's catalogue, built once for each list of items, everyday words and fields; places under the same
 * law share one. Facts that differ in other things only share it too.
 */
export const modelOf = (facts: Facts, place: Place): Model => {
  const before = built.get(facts.items)
  const same = before?.of.lexicon === facts.lexicon && before.of.fields === facts.fields
  const { lexicon, fields } = facts
  const known: Built =
    before && same ? before : { of: { lexicon, fields }, shared: common(facts), models: new Map() }
  built.set(facts.items, known)
  const key = place.territories.toSorted().join()
  const model = known.models.get(key) ?? build(known.shared, facts, place)
  known.models.set(key, model)
  return model
}
