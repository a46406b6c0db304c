/**
 * Words by their sound. Two syllables that follow each other make a token of their own, so that «zhandao» and a
 * homophone typed for 占道 find the same matters; what speakers of the south do not tell apart (zh/z, ang/an …) is one.
 */

const syllable =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|ve|er|[aoeiuv])$/
const longest = 6

/** A syllable without what is often mixed up: zhang = zan, shing = sin. */
export const plainSound = (sound: string): string =>
  sound
    .replace(/^([zcs])h/, '$1')
    .replace(/([aei])ng$/, '$1n')
    .replace(/ü/g, 'v')
    .replace(/^([nl])v/, '$1u')

const mark = '~'
/** The token of two syllables. */
export const soundToken = (left: string, right: string): string =>
  `${mark}${plainSound(left)}.${plainSound(right)}`

const initialMark = '='
/** The token of the first letters of a phrase, or of three or four that follow each other in it. */
export const initialToken = (letters: string): string => `${initialMark}${letters}`

/** Whether a term belongs to the files that few queries fetch: sounds, first letters, articles of laws (laws.ts). */
export const isRare = (term: string): boolean => /^[~=§]/.test(term)

/** What those files are told apart by: first syllable, first two letters, or number of the law. */
export const rareHead = (term: string): string =>
  term.startsWith(initialMark) ? term.slice(0, 3) : (term.split('.')[0] ?? '')

/** Ways to read letters as syllables, the fewest syllables first; a rest that begins another one is left out. */
export const readings = (letters: string, limit = 4): string[][] => {
  const found: string[][] = []
  const walk = (at: number, said: string[]): void => {
    if (found.length >= limit) return
    const rest = letters.length - at
    if (rest === 0 || (rest === 1 && said.length > 1)) {
      found.push(said)
      return
    }
    for (let size = Math.min(longest, rest); size > 0; size--) {
      const next = letters.slice(at, at + size)
      if (syllable.test(next)) walk(at + size, [...said, next])
    }
  }
  walk(0, [])
  return found
}

/** Every run of three and four letters, and the whole; fewer than three only as the whole. */
export const initialsOf = (letters: string): string[] => {
  const out = new Set<string>(letters.length >= 2 && letters.length <= 8 ? [letters] : [])
  for (const size of [3, 4])
    for (let at = 0; at + size <= letters.length; at++) out.add(letters.slice(at, at + size))
  return [...out].map(initialToken)
}

/** Tokens that letters may stand for: their syllables, and themselves as first letters. */
export const latinTokens = (letters: string): string[] => {
  if (!/^[a-z]{2,40}$/.test(letters)) return []
  const spoken = readings(letters).flatMap((said) =>
    said.slice(1).map((right, at) => soundToken(said[at] ?? '', right)),
  )
  const first =
    letters.length <= 12 && readings(letters, 1)[0]?.every((s) => s.length < 2) !== false
  return [...new Set([...spoken, ...(first || letters.length <= 6 ? initialsOf(letters) : [])])]
}
