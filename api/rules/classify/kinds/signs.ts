import { runsOf, type Features } from '../linear/features.ts'
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

/** Runs of a text with signs among them, rising; a sign takes the place of a run that has its number. */
const withSigns = ({ ids, values }: Features, signs: ReadonlyMap<number, number>): Features => {
  const all = new Uint32Array(ids.length + signs.size)
  const weights = new Float32Array(all.length)
  let size = 0
  let left = 0
  const put = (id: number, value: number): void => {
    all[size] = id
    weights[size] = value
    size += 1
  }
  for (const sign of Uint32Array.from(signs.keys()).sort()) {
    for (; left < ids.length && (ids[left] ?? 0) < sign; left += 1)
      put(ids[left] ?? 0, values[left] ?? 0)
    if (ids[left] === sign) left += 1
    put(sign, signs.get(sign) ?? 0)
  }
  for (; left < ids.length; left += 1) put(ids[left] ?? 0, values[left] ?? 0)
  return { ids: all.subarray(0, size), values: weights.subarray(0, size) }
}

/** The features by which the kind of a text is weighed: its runs of characters, cues, classes of words, catalogue. */
export const signsOf = ({ text, cues, classed, scored }: Omit<Ground, 'pieces'>): Features => {
  const signs = new Map<number, number>()
  for (const { find, deny } of cues)
    for (const { sign } of [...find, ...deny]) signs.set(nameOf(sign), weight.cue)
  for (const [sign, value] of [...classSigns(classed), ...catalogueSigns(scored)])
    signs.set(nameOf(sign), value)
  return withSigns(runsOf(text.replace(/\s+/g, ''), seed, 1), signs)
}
