import type { Card } from './cards.ts'
import { packed } from './codec.ts'
import {
  characterFile,
  charactersName,
  fileOf,
  headName,
  type Layout,
  layoutOf,
  lawsName,
  leafName,
  leafSize,
  rareName,
  wordsName,
} from './layout.ts'
import type { Facets, Catalogue } from './query.ts'

/** A part of the index: each term with its documents and weights as text (codec.ts), or a character with its sound. */
export type Part = Record<string, string>

/** What every query needs: the layout, and what the filters look at, as runs of equal documents. */
export type Head = {
  version: string
  layout: Layout
  words: string[]
  /** Field, kind and body as numbers of `words`, and how many documents in a row have them. */
  runs: [number, number, number, number][]
}

/** The number, name and title of the cards on one leaf. */
export type Leaf = [id: string, title: string][]

const headOf = (cards: Card[], layout: Layout, version: string): Head => {
  const words: string[] = []
  const number = (word: string): number => {
    if (!words.includes(word)) words.push(word)
    return words.indexOf(word)
  }
  const runs: Head['runs'] = []
  for (const card of cards) {
    const [field, kind, body] = [number(card.field), number(card.kind), number(card.body)]
    const last = runs[runs.length - 1]
    if (last && last[0] === field && last[1] === kind && last[2] === body) last[3] += 1
    else runs.push([field, kind, body, 1])
  }
  return { version, layout, words, runs }
}

/** The rows of the filters again, one for each document. */
export const facetsOf = ({ words, runs }: Head): Facets =>
  runs.flatMap(([field, kind, body, count]) => {
    const row = { field: words[field] ?? '', kind: words[kind] ?? '', body: words[body] ?? '' }
    return Array.from({ length: count }, () => row)
  })

/**
 * The files of an index by name, plain JSON values. `items` is how many files to make (layout.ts): the published set of
 * names must not depend on the day.
 */
export const partition = (
  { weights, cards, tables }: Catalogue,
  version: string,
  items = cards.length,
): Map<string, unknown> => {
  const layout = layoutOf(items)
  const files = new Map<string, unknown>()
  const empty = (count: number, of: (n: number) => string): void => {
    for (let n = 0; n < count; n++) parts.set(of(n), {})
  }
  const parts = new Map<string, Part>()
  empty(layout.words, wordsName)
  empty(layout.rare, rareName)
  empty(layout.characters, charactersName)
  const put = (file: string, key: string, value: string): void => {
    const part = parts.get(file)
    if (part) part[key] = value
  }
  weights.forEach((pairs, term) => put(fileOf(term, layout), term, packed(pairs)))
  tables.characters.forEach((about, one) => put(characterFile(one, layout), one, about))
  files.set(headName, headOf(cards, layout, version))
  files.set(lawsName, tables.laws)
  parts.forEach((part, name) => files.set(name, part))
  for (let n = 0; n < layout.leaves; n++) {
    const leaf: Leaf = cards
      .slice(n * leafSize, (n + 1) * leafSize)
      .map((card) => [card.id, card.title])
    files.set(leafName(n), leaf)
  }
  return files
}
