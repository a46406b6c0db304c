import { randomInt, randomUUID } from 'node:crypto'

let known = { at: Number.NaN, begin: '', next: 0 }

/** Each moment counts from a number of its own: nobody learns from two ids how much was written in between. */
const begun = (at: number) => {
  const time = at.toString(16).padStart(12, '0')
  return { at, begin: `${time.slice(0, 8)}-${time.slice(8)}-7`, next: randomInt(2048) }
}

/**
 * A UUID of version 7 (RFC 9562): the moment in UTC milliseconds, a number that runs within it, 62 random bits. Rows that
 * follow each other get ids that do, so that an index grows at its end; with random ids each row touches a page of its
 * own.
 */
export const timedId = (at: number): string => {
  if (known.at !== at) known = begun(at)
  const number = (known.next++ & 4095).toString(16).padStart(3, '0')
  // The last two groups of a random one begin with the bits of the same variant.
  return `${known.begin}${number}-${randomUUID().slice(19)}`
}
