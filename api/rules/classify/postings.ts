import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import { normalise } from '#rules/text/normalise.ts'
import { tellingTokens } from './telling-tokens.ts'

/**
 * Which items speak of a token, and how much: those of token n stand from `starts[n]` to `starts[n + 1]`. Flat lists of
 * numbers take a tenth of the memory of lists of pairs.
 */
export type Postings = {
  tokens: string[]
  numbers: Map<string, number>
  starts: Uint32Array
  /** Items by their number in the catalogue. */
  owners: Uint16Array
  /** In (0, 1). */
  weights: Float32Array
}

/** How much a word in each part of an item counts. */
const parts = (item: Item): Array<[string, number]> => [
  ...item.words.map((word): [string, number] => [word, 3]),
  [item.title, 3],
  [item.name, 1.2],
  [item.act, 0.8],
]

/** Which of many texts contain a phrase; asked tens of thousands of times, so a pair of its characters narrows it first. */
const finder = (texts: string[]): ((phrase: string) => number[]) => {
  const pairs = new Map<string, number[]>()
  texts.forEach((text, at) => {
    for (let i = 0; i + 1 < text.length; i += 1) {
      const list = pairs.get(text.slice(i, i + 2))
      if (!list) pairs.set(text.slice(i, i + 2), [at])
      else if (list.at(-1) !== at) list.push(at)
    }
  })
  const known = new Map<string, number[]>()
  const find = (phrase: string): number[] => {
    if (phrase.length < 2) return texts.flatMap((text, at) => (text.includes(phrase) ? [at] : []))
    let few: number[] | undefined
    for (let i = 0; i + 1 < phrase.length; i += 1) {
      const list = pairs.get(phrase.slice(i, i + 2)) ?? []
      if (!few || list.length < few.length) few = list
    }
    return (few ?? []).filter((at) => texts[at]?.includes(phrase))
  }
  return (phrase) => {
    const found = known.get(phrase) ?? find(phrase)
    known.set(phrase, found)
    return found
  }
}

/** What people say for the words of each item, by the lexicon: the saying and its weight. */
const aliasesOf = (
  items: readonly Item[],
  lexicon: Facts['lexicon'],
  isField: (mean: string) => boolean,
): Array<Array<[string, number]>> => {
  const find = finder(
    items.map((item) => normalise([item.title, item.name, ...item.words].join('\n'))),
  )
  const aliases = items.map((): Array<[string, number]> => [])
  for (const { say, means, weight } of lexicon) {
    const owners = new Set(
      means.filter((mean) => !isField(mean)).flatMap((mean) => find(normalise(mean))),
    )
    for (const at of owners) aliases[at]?.push([say, 2 * weight])
  }
  return aliases
}

/** The postings of all items: their own words, and those of the lexicon that stand for them. */
export const postingsOf = (
  items: readonly Item[],
  lexicon: Facts['lexicon'],
  isField: (mean: string) => boolean,
): Postings => {
  const numbers = new Map<string, number>()
  const cut = new Map<string, number[]>()
  const numbered = (text: string): number[] => {
    const known = cut.get(text)
    if (known) return known
    const found = tellingTokens(text).map((token) => {
      const number = numbers.get(token) ?? numbers.size
      numbers.set(token, number)
      return number
    })
    cut.set(text, found)
    return found
  }
  const aliases = aliasesOf(items, lexicon, isField)
  const rows = items.map((item, at) => {
    const sum = new Map<number, number>()
    for (const [text, weight] of [...parts(item), ...(aliases[at] ?? [])])
      for (const number of numbered(text)) sum.set(number, (sum.get(number) ?? 0) + weight)
    return sum
  })
  const starts = new Uint32Array(numbers.size + 1)
  for (const row of rows)
    for (const number of row.keys()) starts[number + 1] = (starts[number + 1] ?? 0) + 1
  for (let at = 1; at < starts.length; at += 1)
    starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const next = starts.slice()
  const owners = new Uint16Array(starts.at(-1) ?? 0)
  const weights = new Float32Array(owners.length)
  rows.forEach((row, item) => {
    for (const [number, weight] of row) {
      const at = next[number] ?? 0
      next[number] = at + 1
      owners[at] = item
      weights[at] = weight / (weight + 2)
    }
  })
  return { tokens: [...numbers.keys()], numbers, starts, owners, weights }
}
