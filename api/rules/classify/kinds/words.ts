import type { Facts } from '#rules/content/facts.ts'
import { phrasesOf, type Phrases } from '../phrases.ts'

/** A word of a text and the classes that it stands for (content/common/word-classes.yaml). */
export type Classed = { word: string; classes: string[] }

type Classes = NonNullable<Facts['wordClasses']>
const built = new WeakMap<Classes, Phrases<string[]>>()

const phrasesFor = (classes: Classes): Phrases<string[]> => {
  const known = built.get(classes)
  if (known) return known
  const stands = new Map<string, string[]>()
  for (const [name, words] of Object.entries(classes))
    for (const word of words) stands.set(word, [...(stands.get(word) ?? []), name])
  const made = phrasesOf(stands)
  built.set(classes, made)
  return made
}

/** The classed words of a text, clause by clause, the longest at each place. */
export const classedIn = (text: string, classes: Classes): Classed[][] =>
  text.split(/[，。！？；、,.!?;]/).map((clause) =>
    phrasesFor(classes)
      .find(clause)
      .map(({ phrase, value }) => ({ word: phrase, classes: value })),
  )
