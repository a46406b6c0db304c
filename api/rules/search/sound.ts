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
/** The token of the first letters of a phrase, or of four that follow each other in it. */
export const initialToken = (letters: string): string => `${initialMark}${letters}`

/** Ways to read letters as syllables, long syllables first; a rest that begins another one is left out. */
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

/** Every run of four letters, and the whole of a phrase up to eight. */
export const initialsOf = (letters: string): string[] => {
  const out = new Set<string>(letters.length >= 2 && letters.length <= 8 ? [letters] : [])
  for (let at = 0; at + 4 <= letters.length; at++) out.add(letters.slice(at, at + 4))
  return [...out].map(initialToken)
}

/** Tokens that letters may stand for: their syllables, or where there are none, themselves as first letters. */
export const latinTokens = (letters: string): string[] => {
  // More syllables than needed are chance: «dao» is not «da o».
  const said = readings(letters, 40).filter((list) => list.length > 1)
  const least = Math.min(...said.map((list) => list.length))
  if (said.length === 0 || least * 2 > letters.length) return initialsOf(letters)
  const spoken = said.filter((list) => list.length === least).slice(0, 4)
  return [
    ...new Set(
      spoken.flatMap((list) => list.slice(1).map((next, at) => soundToken(list[at] ?? '', next))),
    ),
  ]
}
