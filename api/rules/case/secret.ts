import { alphabet } from './number.ts'
import { modifiers, nouns } from './words.ts'

/** Bits of a secret: seven pairs of words, above the 80 that nobody can try out. */
export const secretBits = 84
const pairs = 7
const signs = 18
const limit = 1n << BigInt(secretBits)

/** A secret as a number below 2⁸⁴, made from at least eleven random bytes. */
export function secretFrom(bytes: Uint8Array): bigint {
  if (bytes.length * 8 < secretBits) throw new RangeError('a secret needs at least 11 bytes')
  const all = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  return all & (limit - 1n)
}

/** Six groups of three signs, as printed on the receipt. */
export function secretGroups(secret: bigint): string {
  let rest = secret
  let text = ''
  for (let at = 0; at < signs; at += 1) {
    text = (alphabet[Number(rest % BigInt(alphabet.length))] ?? '') + text
    rest /= BigInt(alphabet.length)
  }
  return text.match(/.{3}/g)?.join('-') ?? text
}

/** The same secret as seven pairs of words, for people who would rather write words down. */
export function secretWords(secret: bigint): string[] {
  return Array.from({ length: pairs }, (_, at) => {
    const twelve = Number((secret >> BigInt(12 * (pairs - 1 - at))) & 0xfffn)
    return `${modifiers[twelve >> 6] ?? ''}${nouns[twelve & 63] ?? ''}`
  })
}

function fromWords(text: string): bigint | null {
  let rest = text.replace(/[^一-龥]/g, '')
  let secret = 0n
  for (let at = 0; at < pairs; at += 1) {
    const first = modifiers.findIndex((word) => rest.startsWith(word))
    const after = rest.slice(modifiers[first]?.length ?? 0)
    const second = nouns.findIndex((word) => after.startsWith(word))
    if (first < 0 || second < 0) return null
    rest = after.slice(nouns[second]?.length ?? 0)
    secret = (secret << 12n) | BigInt((first << 6) | second)
  }
  return rest === '' ? secret : null
}

/** What somebody typed, groups or words, as a secret; null when it cannot be one. */
export function parseSecret(typed: string): bigint | null {
  const text = typed.normalize('NFKC').slice(0, 400)
  if (/[一-龥]/.test(text)) return fromWords(text)
  const plain = text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  if (plain.length !== signs) return null
  let secret = 0n
  for (const sign of plain) {
    const value = alphabet.indexOf(sign)
    if (value < 0) return null
    secret = secret * BigInt(alphabet.length) + BigInt(value)
  }
  return secret < limit ? secret : null
}

/** The form under which a secret is hashed: fixed length, whatever way it was typed. */
export const canonicalSecret = (secret: bigint): string =>
  secret.toString(16).padStart(secretBits / 4, '0')
