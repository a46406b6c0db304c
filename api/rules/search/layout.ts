/**
 * How the index of a place lies in files: `head` with what every query needs, parts of the words, parts of the sounds,
 * leaves of cards, and two tables that only some queries fetch.
 */
export type Layout = { words: number; sounds: number; leaves: number }

/** Cards in one leaf: hits of one query mostly lie near each other, because the catalogue stands by field. */
export const leafSize = 24

/** More items make longer lists of documents, so their words are spread over more files. */
export const layoutOf = (items: number): Layout => ({
  words: Math.max(64, Math.ceil(items / 500) * 96),
  sounds: 48,
  leaves: Math.ceil(items / leafSize),
})

export const headName = 'head.json'
export const lawsName = 'laws.json'
export const soundsName = 'sounds.json'
export const wordsName = (part: number): string => `w${part}.json`
export const sayingName = (part: number): string => `s${part}.json`
export const leafName = (leaf: number): string => `c${leaf}.json`

const names = (count: number, of: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => of(n))

/** Every file of an index with so many items, whether or not anything stands in it. */
export const indexFiles = (items: number): string[] => {
  const { words, sounds, leaves } = layoutOf(items)
  return [
    headName,
    lawsName,
    soundsName,
    ...names(words, wordsName),
    ...names(sounds, sayingName),
    ...names(leaves, leafName),
  ]
}
