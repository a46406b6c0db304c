/**
 * How the index of a place lies in files: `head` with what every query needs, parts of the words, parts of the terms that
 * only some queries ask for, leaves of cards, a table of laws, and what is known of single characters.
 */
export type Layout = { words: number; rare: number; characters: number; leaves: number }

/** Cards in one leaf: hits of one query mostly lie near each other, because the catalogue stands by field. */
export const leafSize = 24

/** More items make longer lists of documents, so their words are spread over more files. */
export const layoutOf = (items: number): Layout => ({
  words: Math.max(64, Math.ceil(items / 250) * 64),
  rare: Math.max(64, Math.ceil(items / 250) * 48),
  characters: 32,
  leaves: Math.ceil(items / leafSize),
})

export const headName = 'head.json'
export const lawsName = 'laws.json'
export const wordsName = (part: number): string => `w${part}.json`
export const rareName = (part: number): string => `s${part}.json`
export const charactersName = (part: number): string => `a${part}.json`
export const leafName = (leaf: number): string => `c${leaf}.json`

const names = (count: number, of: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => of(n))

/** Every file of an index with so many items, whether or not anything stands in it. */
export const indexFiles = (items: number): string[] => {
  const { words, rare, characters, leaves } = layoutOf(items)
  return [
    headName,
    lawsName,
    ...names(words, wordsName),
    ...names(rare, rareName),
    ...names(characters, charactersName),
    ...names(leaves, leafName),
  ]
}

const hash = (text: string): number => {
  let value = 0
  for (const character of text)
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 2654435761)
  return value >>> 8
}

/** Sounds, first letters, laws, articles and beginnings: few queries ask for them. */
const isRare = (term: string): boolean => /^(?:[~=§*]|第[0-9])/.test(term)

/** The file that holds a term. */
export const fileOf = (term: string, { words, rare }: Layout): string =>
  isRare(term) ? rareName(hash(term) % rare) : wordsName(hash(term) % words)

/** The file that says how a character sounds and what it looks like. */
export const characterFile = (character: string, { characters }: Layout): string =>
  charactersName(hash(character) % characters)
