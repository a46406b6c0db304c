import type { Card } from './cards.ts'
import { packed } from './codec.ts'
import {
  headName,
  type Layout,
  layoutOf,
  lawsName,
  leafName,
  leafSize,
  sayingName,
  soundsName,
  wordsName,
} from './layout.ts'
import type { Facets, Catalogue } from './query.ts'
import { isRare, rareHead } from './sound.ts'

/** A part of the index: each term with its documents and weights as text (codec.ts). */
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

const hash = (text: string): number => {
  let value = 0
  for (const character of text)
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 2654435761)
  return value >>> 8
}

/**
 * The file that holds a term: words by their first character, so that every term with that beginning lies together;
 * sounds and articles apart, since few queries ask for them.
 */
export const fileOf = (term: string, { words, sounds }: Layout): string =>
  isRare(term)
    ? sayingName(hash(rareHead(term)) % sounds)
    : wordsName(hash(String.fromCodePoint(term.codePointAt(0) ?? 0)) % words)

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
  const parts = new Map<string, Part>()
  const names = <T>(count: number, of: (n: number) => string, empty: () => T): [string, T][] =>
    Array.from({ length: count }, (_, n) => [of(n), empty()])
  for (const [name, part] of [
    ...names(layout.words, wordsName, (): Part => ({})),
    ...names(layout.sounds, sayingName, (): Part => ({})),
  ])
    parts.set(name, part)
  for (const [term, pairs] of weights) {
    const part = parts.get(fileOf(term, layout))
    if (part) part[term] = packed(pairs)
  }
  const leaves = Array.from({ length: layout.leaves }, (_, n): [string, Leaf] => [
    leafName(n),
    cards.slice(n * leafSize, (n + 1) * leafSize).map((card) => [card.id, card.title]),
  ])
  return new Map<string, unknown>([
    [headName, headOf(cards, layout, version)],
    [lawsName, tables.laws],
    [soundsName, { sounds: tables.sounds, shapes: tables.shapes }],
    ...parts,
    ...leaves,
  ])
}
