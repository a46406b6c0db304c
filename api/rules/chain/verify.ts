import { commitment, genesis, link, type ChainEvent, type Hash } from './link.ts'

export type Verdict =
  | { ok: true; head: string; length: number; erased: number }
  | { ok: false; seq: number; fault: 'order' | 'prev' | 'commitment' | 'link' | 'head' }

/** What is known of a chain beforehand, from the case row or from a receipt. */
export type Expected = { number: string; head?: string; length?: number }

/**
 * Walks a case's chain from its number to its head. An event whose payload and salt were erased
 * still verifies by its commitment. `events` in the order of `seq`, which starts at 1.
 */
export const verifyChain = (
  hash: Hash,
  events: readonly ChainEvent[],
  expected: Expected,
): Verdict => {
  let prev = genesis(hash, expected.number)
  let erased = 0
  for (const [index, event] of events.entries()) {
    const seq = index + 1
    if (event.seq !== seq) return { ok: false, seq, fault: 'order' }
    if (event.prev !== prev) return { ok: false, seq, fault: 'prev' }
    if (event.salt === null) erased += 1
    if (!keepsItsWord(hash, event)) return { ok: false, seq, fault: 'commitment' }
    if (link(hash, event) !== event.hash) return { ok: false, seq, fault: 'link' }
    prev = event.hash
  }
  const length = events.length
  const cut = expected.length !== undefined && expected.length !== length
  if (cut || (expected.head !== undefined && expected.head !== prev))
    return { ok: false, seq: length, fault: 'head' }
  return { ok: true, head: prev, length, erased }
}

const keepsItsWord = (hash: Hash, event: ChainEvent): boolean => {
  if (event.salt === null) return event.payload === null
  if (!/^[0-9a-f]{32}$/.test(event.salt)) return false
  return commitment(hash, event.salt, event.payload) === event.commitment
}
