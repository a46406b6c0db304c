/** Finds which of many phrases stand in a text; at each place the longest one alone, so 公交公司 is not also 公交. */
export type Phrases<T> = { find: (text: string) => Array<{ phrase: string; at: number; value: T }> }

export const phrasesOf = <T>(entries: Iterable<readonly [string, T]>): Phrases<T> => {
  const byStart = new Map<string, Array<readonly [string, T]>>()
  for (const entry of entries) {
    const start = entry[0].charAt(0)
    byStart.set(start, [...(byStart.get(start) ?? []), entry])
  }
  for (const list of byStart.values()) list.sort((a, b) => b[0].length - a[0].length)
  const find = (text: string): Array<{ phrase: string; at: number; value: T }> => {
    const found: Array<{ phrase: string; at: number; value: T }> = []
    for (let at = 0; at < text.length;) {
      const hit = byStart.get(text.charAt(at))?.find(([phrase]) => text.startsWith(phrase, at))
      if (hit) found.push({ phrase: hit[0], at, value: hit[1] })
      at += hit ? hit[0].length : 1
    }
    return found
  }
  return { find }
}
