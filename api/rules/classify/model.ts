import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import { itemsOf } from '#rules/search/cards.ts'
import { normalise } from '#rules/text/normalise.ts'
import { tokens } from '#rules/text/tokens.ts'
import { telling } from './everyday.ts'
import { phrasesOf, type Phrases } from './phrases.ts'

/** What an everyday word of the lexicon stands for: fields by id, or tokens of the catalogue's words. */
export type Meaning = { stands: string[]; weight: number }

/** What does not depend on the territory; there are tens of thousands of tokens, so places share it. */
type Common = {
  items: Item[]
  /**
   * token → the items that speak of it: number in `items`, weight in (0, 1), number, weight … One flat list takes a
   * fifth of the memory of a list of pairs.
   */
  postings: Map<string, number[]>
  /** Everyday words that point at fields, and those that stand for words of the catalogue. */
  cues: Phrases<Meaning>
  sayings: Phrases<Meaning>
}

export type Model = Common & {
  /** 1 for the items (by number) that hold in the territory, 0 for the others. */
  here: Uint8Array
  /** How telling a token is among the items of the territory. */
  rarity: (token: string) => number
  phrases: Phrases<number[]>
}

const hanPair = /^[\u3400-\u9fff]{2}$/

/**
 * The tokens of a text that tell what it is about, without repeats; where three characters follow each other, their
 * trigram too, so that a word counts for more than the same bigrams apart.
 */
export const tellingTokens = (text: string): string[] => {
  const all = tokens(text)
  const found = new Set<string>()
  all.forEach((token, at) => {
    const next = all[at + 1] ?? ''
    if (telling(token) > 0) found.add(token)
    const joined = hanPair.test(token) && hanPair.test(next) && token.charAt(1) === next.charAt(0)
    if (joined && telling(token) + telling(next) > 0.4) found.add(token + next.charAt(1))
  })
  return [...found]
}

/** How much a word in each part of an item counts. */
const parts = (item: Item): Array<[string, number]> => [
  ...item.words.map((word): [string, number] => [word, 3]),
  [item.title, 3],
  [item.name, 1.2],
  [item.act, 0.8],
]

const weights = (item: Item, said: Array<[string, number]>): Map<string, number> => {
  const sum = new Map<string, number>()
  const count = (text: string, weight: number): void => {
    for (const token of tellingTokens(text)) sum.set(token, (sum.get(token) ?? 0) + weight)
  }
  for (const [text, weight] of [...parts(item), ...said]) count(text, weight)
  return new Map([...sum].map(([token, weight]) => [token, weight / (weight + 2)]))
}

/** Lexicon rows as phrases, with what `pick` takes from their meanings; the same word in two lists counts as one. */
const meanings = (
  lexicon: Facts['lexicon'],
  pick: (mean: string) => string[],
): Phrases<Meaning> => {
  const rows = new Map<string, Meaning>()
  for (const { say, means, weight } of lexicon) {
    const known = rows.get(normalise(say))
    const stands = [...(known?.stands ?? []), ...means.flatMap(pick)]
    if (stands.length > 0)
      rows.set(normalise(say), { stands, weight: Math.max(weight, known?.weight ?? 0) })
  }
  return phrasesOf(rows)
}

const common = (facts: Facts): Common => {
  const { items } = facts
  const fieldIds = new Map(facts.fields.map((field) => [field.name, field.id]))
  const postings = new Map<string, number[]>()
  const sayings = facts.lexicon.map(({ say, means, weight }) => ({
    say,
    words: means.filter((mean) => !fieldIds.has(mean)).map(normalise),
    weight,
  }))
  items.forEach((item, at) => {
    const text = normalise([item.title, item.name, ...item.words].join('\n'))
    const aliases = sayings
      .filter(({ words }) => words.some((word) => text.includes(word)))
      .map(({ say, weight }): [string, number] => [say, 2 * weight])
    for (const [token, weight] of weights(item, aliases)) {
      const list = postings.get(token)
      if (list) list.push(at, weight)
      else postings.set(token, [at, weight])
    }
  })
  const field = (mean: string): string[] => [fieldIds.get(mean) ?? []].flat()
  const words = (mean: string): string[] => (fieldIds.has(mean) ? [] : tellingTokens(mean))
  return {
    items,
    postings,
    cues: meanings(facts.lexicon, field),
    sayings: meanings(facts.lexicon, words),
  }
}

const build = (shared: Common, facts: Facts, place: Place): Model => {
  const { items, postings } = shared
  const own = new Set(itemsOf(facts, place))
  const here = Uint8Array.from(items, (item) => Number(own.has(item)))
  const owners = new Map<string, number[]>()
  items.forEach((item, at) => {
    if (!here[at]) return
    for (const word of [item.title, ...item.words].map(normalise))
      if (word.length > 1) owners.set(word, [...(owners.get(word) ?? []), at])
  })
  const rarity = (token: string): number => {
    const list = postings.get(token) ?? []
    let count = 0
    for (let i = 0; i < list.length; i += 2) count += here[list[i] ?? -1] ?? 0
    return telling(token) * Math.log(1 + (own.size - count + 0.5) / (count + 0.5))
  }
  return { ...shared, here, rarity, phrases: phrasesOf(owners) }
}

/** What the common part is made from; a revision of one place leaves all of it as it was. */
type Shared = Pick<Facts, 'fields' | 'lexicon'> & { shared: Common }
const sharedFor = new WeakMap<Facts['items'], Shared>()
const sharedOf = (facts: Facts): Common => {
  const { fields, lexicon } = facts
  const known = sharedFor.get(facts.items)
  if (known?.fields === fields && known.lexicon === lexicon) return known.shared
  const shared = common(facts)
  sharedFor.set(facts.items, { fields, lexicon, shared })
  return shared
}

type Built = { shared: Common; models: Map<string, Model> }
const built = new WeakMap<Facts, Built>()

/** The model of a place's catalogue, built once for each facts value; places under the same law share one. */
export const modelOf = (facts: Facts, place: Place): Model => {
  const known = built.get(facts) ?? { shared: sharedOf(facts), models: new Map<string, Model>() }
  built.set(facts, known)
  const key = place.territories.toSorted().join()
  const model = known.models.get(key) ?? build(known.shared, facts, place)
  known.models.set(key, model)
  return model
}
