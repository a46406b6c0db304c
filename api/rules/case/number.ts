/** Gives an integer from 0 up to, not including, `below`; the caller brings a cryptographic one. */
export type Pick = (below: number) => number

const digits = '23456789'
/** Without 0 O, 1 I L, S and Z, which look like others: 29 signs, a prime, so that a wrong or swapped sign shows. */
export const alphabet = `${digits}ABCDEFGHJKMNPQRTUVWXY`
const prime = alphabet.length
const valueOf = (sign: string): number =>
  alphabet.includes(sign) ? alphabet.indexOf(sign) : sign.charCodeAt(0) % prime

/** The weighted sum of all signs before it. */
const checkSign = (body: string): string =>
  alphabet[[...body].reduce((sum, sign, at) => sum + valueOf(sign) * (at + 1), 0) % prime] ?? 'A'

/** The letters before the date: from the slug of the place, so that no name of a place stands in code. */
const prefixOf = (slug: string): string =>
  slug
    .replace(/[^a-z]/g, '')
    .slice(0, 2)
    .toUpperCase()

/**
 * A case number that can be read out on the telephone: prefix, date, five random signs and a check sign, as
 * `AB-260522-K7M4Q-X`. Every third random sign is a digit, so that no word appears. It is not a secret.
 */
export function newNumber(slug: string, day: string, pick: Pick): string {
  const signs = Array.from({ length: 5 }, (_, at) => {
    const from = at % 3 === 1 ? digits : alphabet
    return from[pick(from.length)] ?? 'A'
  }).join('')
  const head = `${prefixOf(slug)}-${day.slice(2).replaceAll('-', '')}-${signs}`
  return `${head}-${checkSign(head.replaceAll('-', ''))}`
}

/** A number as somebody typed it (small letters, spaces, full width, without dashes), or null when it cannot be one. */
export function parseNumber(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  const parts = /^([A-Z]{2})(\d{6})([0-9A-Z]{5})([0-9A-Z])$/.exec(plain)
  if (!parts || checkSign(plain.slice(0, -1)) !== parts[4]) return null
  return parts.slice(1).join('-')
}
