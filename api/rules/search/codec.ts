/**
 * Postings as text: for each document the distance to the one before in base 32 (nothing for 1), then one sign for its
 * weight. Two signs a document instead of eight, before compression.
 */

/** Signs for weights, lightest first: none is a digit of base 32 or needs an escape in JSON. */
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZwxyz!#$%&()*+,-./:;<=>?@[]^_`{|}~'
const lightest = 0.05
const ratio = 1.15

const levelOf = (weight: number): number =>
  Math.min(signs.length - 1, Math.max(0, Math.round(Math.log(weight / lightest) / Math.log(ratio))))

const weightAt = (level: number): number => Number((lightest * ratio ** level).toPrecision(3))

/** A weight as the published index holds it: the nearest of fifty-nine steps, each a seventh above the one before. */
export const stepped = (weight: number): number => weightAt(levelOf(weight))

/** Documents in rising order with their weights, as text. */
export const packed = (pairs: readonly (readonly [number, number])[]): string => {
  let last = -1
  let out = ''
  for (const [document, weight] of pairs) {
    const step = document - last
    out += (step === 1 ? '' : step.toString(32)) + signs.charAt(levelOf(weight))
    last = document
  }
  return out
}

/** The pairs again; signs that mean nothing end the list. */
export const unpacked = (text: string): [number, number][] => {
  const pairs: [number, number][] = []
  let last = -1
  let digits = ''
  for (const sign of text) {
    const level = signs.indexOf(sign)
    if (level < 0) digits += sign
    else {
      last += digits === '' ? 1 : parseInt(digits, 32)
      digits = ''
      pairs.push([last, weightAt(level)])
    }
  }
  return pairs
}
