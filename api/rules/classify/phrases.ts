/** Finds which of many phrases stand in a text; at each place the longest one alone, so 公交公司 is not also 公交. */
export type Phrases<T> = { find: (text: string) => Array<{ phrase: string; at: number; value: T }> }

/** Phrases by their first two characters (or the one they have), each with its length; the longest first. */
export const phrasesOf = <T>(entries: Iterable<readonly [string, T]>): Phrases<T> => {
  const values = new Map<string, T>(entries)
  const lengths = new Map<string, number[]>()
  for (const phrase of values.keys()) {
    const start = phrase.slice(0, 2)
    const known = lengths.get(start)
    if (!known) lengths.set(start, [phrase.length])
    else if (!known.includes(phrase.length)) known.push(phrase.length)
  }
  for (const list of lengths.values()) list.sort((a, b) => b - a)
  const at = (text: string, from: number): string | undefined => {
    for (const length of lengths.get(text.slice(from, from + 2)) ?? []) {
      const phrase = text.slice(from, from + length)
      if (phrase.length === length && values.has(phrase)) return phrase
    }
    const one = text.charAt(from)
    return values.has(one) ? one : undefined
  }
  const find = (text: string): Array<{ phrase: string; at: number; value: T }> => {
    const found: Array<{ phrase: string; at: number; value: T }> = []
    for (let from = 0; from < text.length;) {
      const phrase = at(text, from)
      const value = phrase === undefined ? undefined : values.get(phrase)
      if (phrase === undefined || phrase === '' || value === undefined) from += 1
      else {
        found.push({ phrase, at: from, value })
        from += phrase.length
      }
    }
    return found
  }
  return { find }
}
