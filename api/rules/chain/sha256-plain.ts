import type { Hash } from './link.ts'

const first = (count: number): number[] => {
  const primes: number[] = []
  for (let n = 2; primes.length < count; n += 1)
    if (primes.every((p) => n % p !== 0)) primes.push(n)
  return primes
}
/** The first 32 bits behind the point. */
const fraction = (x: number): number => Math.floor((x - Math.floor(x)) * 2 ** 32)

// FIPS 180-4: fractions of the roots of the first primes.
const start = first(8).map((p) => fraction(Math.sqrt(p)))
const rounds = first(64).map((p) => fraction(Math.cbrt(p)))

const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by))

/** The message with its end mark, zeros and its length in bits: whole blocks of 64 bytes. */
function padded(bytes: Uint8Array): DataView {
  const size = (Math.floor((bytes.length + 8) / 64) + 1) * 64
  const all = new Uint8Array(size)
  all.set(bytes)
  all[bytes.length] = 0x80
  const view = new DataView(all.buffer)
  view.setUint32(size - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(size - 4, bytes.length << 3)
  return view
}

/** The 64 words of one block (FIPS 180-4, 6.2.2). */
function schedule(view: DataView, at: number): Uint32Array {
  const w = new Uint32Array(64)
  for (let t = 0; t < 16; t += 1) w[t] = view.getUint32(at + 4 * t)
  for (let t = 16; t < 64; t += 1) {
    const [a, b] = [w[t - 15]!, w[t - 2]!]
    const low = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)
    const high = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)
    w[t] = w[t - 16]! + low + w[t - 7]! + high
  }
  return w
}

/**
 * The hash of the chain in plain arithmetic, for browsers: `crypto.subtle` is missing on pages over http. The same as
 * `sha256`, some twenty times slower.
 */
export const sha256Plain: Hash = (text) => {
  const view = padded(new TextEncoder().encode(text))
  const state = Uint32Array.from(start)
  for (let at = 0; at < view.byteLength; at += 64) {
    const w = schedule(view, at)
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let t = 0; t < 64; t += 1) {
      const one = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
      const x = (h + one + ((e & f) ^ (~e & g)) + rounds[t]! + w[t]!) | 0
      const two = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
      const y = (two + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + x) | 0, c, b, a, (x + y) | 0]
    }
    for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i]! += value
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}
