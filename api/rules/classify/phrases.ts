/** Finds which of many phrases stand in a text; at each place the longest one alone, so 公交公司 is not also 公交. */
export type Phrases<T> = { find: (text: string) => Array<{ phrase: string; at: number; value: T }> }

/** A number for the first two characters; two pairs may share one, a phrase is compared whole anyway. */
const pairAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) << 15) ^ text.charCodeAt(at + 1)) & 0x7fffffff

/** Phrases by their first two characters, with the lengths that begin so, longest first; single characters apart. */
export const phrasesOf = <T>(entries: Iterable<readonly [string, T]>): Phrases<T> => {
  const values = new Map<string, T>(entries)
  values.delete('')
  const lengths = new Map<number, number[]>()
  const single = new Set<number>()
  for (const phrase of values.keys()) {
    if (phrase.length === 1) single.add(phrase.charCodeAt(0))
    else {
      const known = lengths.get(pairAt(phrase, 0))
      if (!known) lengths.set(pairAt(phrase, 0), [phrase.length])
      else if (!known.includes(phrase.length)) known.push(phrase.length)
    }
  }
  for (const list of lengths.values()) list.sort((a, b) => b - a)
  const lengthAt = (text: string, from: number): number => {
    const left = text.length - from
    const list = left > 1 ? lengths.get(pairAt(text, from)) : undefined
    if (list)
      for (const length of list)
        if (length <= left && values.has(text.slice(from, from + length))) return length
    return single.has(text.charCodeAt(from)) ? 1 : 0
  }
  const find = (text: string): Array<{ phrase: string; at: number; value: T }> => {
    const found: Array<{ phrase: string; at: number; value: T }> = []
    for (let from = 0; from < text.length;) {
      const length = lengthAt(text, from)
      const phrase = text.slice(from, from + length)
      const value = length > 0 ? values.get(phrase) : undefined
      if (value !== undefined) found.push({ phrase, at: from, value })
      from += Math.max(1, length)
    }
    return found
  }
  return { find }
}
