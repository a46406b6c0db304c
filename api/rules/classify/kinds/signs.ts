import { eachGram } from '#rules/text/grams.ts'
import type { Features } from '../linear/features.ts'
import type { Scored } from '../score.ts'
import type { Ground } from './ground.ts'
import type { Classed } from './words.ts'

const seed = 0x2545f491
const nameOf = (sign: string): number => {
  let hash = seed
  for (let at = 0; at < sign.length; at += 1)
    hash = Math.imul(hash ^ sign.charCodeAt(at), 0x9e3779b1) ^ (hash >>> 13)
  return (hash >>> 8) & 0xffffff
}

/** How much each sort of sign counts beside the words themselves, whose length is one. */
const weight = { cue: 0.2, class: 0.1, meeting: 0.1, beside: 0.07, item: 0.2, field: 0.1 }

const pairs = (classes: Iterable<string>): string[] => {
  const sorted = [...new Set(classes)].sort()
  return sorted.flatMap((a, at) => sorted.slice(at + 1).map((b) => `${a}+${b}`))
}

/** Classes of words: which occur, how many different words of each, which meet in a clause, which in the text. */
const classSigns = (classed: Classed[][]): [string, number][] => {
  const words = new Map<string, Set<string>>()
  for (const { word, classes } of classed.flat())
    for (const name of classes) words.set(name, (words.get(name) ?? new Set()).add(word))
  const meet = new Set(classed.flatMap((clause) => pairs(clause.flatMap(({ classes }) => classes))))
  return [
    ...[...words].flatMap(([name, all]): [string, number][] =>
      Array.from({ length: Math.min(4, all.size) }, (_, at) => [`w${at}:${name}`, weight.class]),
    ),
    ...[...meet].map((pair): [string, number] => [`m:${pair}`, weight.meeting]),
    ...pairs(words.keys()).map((pair): [string, number] => [`b:${pair}`, weight.beside]),
  ]
}

/** What the catalogue says: how well its best item fits, and the fields that it speaks for. */
const catalogueSigns = ({ items, fields }: Scored): [string, number][] => {
  const fit = items[0]?.score ?? 0
  return [
    [`i:${Math.floor(fit * 10)}`, weight.item],
    ['i', weight.item * 2 * fit],
    ...fields
      .slice(0, 6)
      .map(({ field, score }): [string, number] => [`f:${field}`, weight.field * Math.sqrt(score)]),
  ]
}

/** The features by which the kind of a text is weighed: its runs of characters, cues, classes of words, catalogue. */
export const signsOf = ({ text, cues, classed, scored }: Omit<Ground, 'pieces'>): Features => {
  const values = new Map<number, number>()
  eachGram(text.replace(/\s+/g, ''), seed, (hash) => values.set(hash, (values.get(hash) ?? 0) + 1))
  let squares = 0
  for (const [hash, count] of values) {
    const value = 1 + Math.log(count)
    values.set(hash, value)
    squares += value * value
  }
  const scale = 1 / Math.sqrt(squares || 1)
  for (const [hash, value] of values) values.set(hash, value * scale)
  const said = cues.flatMap(({ find, deny }) => [...find, ...deny])
  for (const { sign } of said) values.set(nameOf(sign), weight.cue)
  for (const [sign, value] of [...classSigns(classed), ...catalogueSigns(scored)])
    values.set(nameOf(sign), value)
  const sorted = [...values].sort((a, b) => a[0] - b[0])
  return {
    ids: Uint32Array.from(sorted, ([id]) => id),
    values: Float32Array.from(sorted, ([, value]) => value),
  }
}
