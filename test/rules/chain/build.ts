import * as fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import type { Json } from '#rules/chain/canonical.ts'
import { firstRoot, sealDay, type DigestMonth } from '#rules/chain/digest.ts'
import { commitment, genesis, link, type ChainEvent } from '#rules/chain/link.ts'
import { proofFormat, type DigestEntry, type Proof } from '#rules/chain/proof.ts'
import { sha256 } from '#rules/chain/sha256.ts'

export const place = 'here'
export const number = 'TE-260506-A2BCD-E'
export const random = (bytes: number): string => randomBytes(bytes).toString('hex')

/** A chain of steps, as a case has it; every other step is inside the house. */
export const chainOf = (payloads: readonly Json[]): ChainEvent[] => {
  let prev = genesis(sha256, number)
  return payloads.map((payload, at) => {
    const salt = random(16)
    const verb = at === 0 ? 'received' : at % 2 ? 'noted' : 'replied'
    const bound = { verb, at: 1_000 + at, role: 'citizen', prev, payload, salt }
    const tied = { ...bound, commitment: commitment(sha256, salt, payload) }
    const hash = link(sha256, tied)
    prev = hash
    return { ...tied, seq: at + 1, hash }
  })
}

/** What the holder sees: contents of inner steps are left out. */
export const shown = (events: readonly ChainEvent[]): ChainEvent[] =>
  events.map((event) => (event.verb === 'noted' ? { ...event, payload: null, salt: null } : event))

/** A case over days, one step a day, among `others` that moved on the same days; and the published month. */
export const aProof = (
  payloads: readonly Json[],
  others: number,
): { proof: Proof; month: DigestMonth } => {
  const events = chainOf(payloads)
  let before = firstRoot(sha256, place)
  const month: DigestMonth = {
    format: 'shouwen-digests-1',
    place,
    month: '2026-05',
    before,
    days: [],
  }
  const digests = events.map((event, at): DigestEntry => {
    const day = `2026-05-${String(at + 1).padStart(2, '0')}`
    const heads = [event.hash, ...Array.from({ length: others }, () => random(32))]
    const { tree, root, sealed } = sealDay(sha256, { place, day, before }, heads, random)
    before = root
    month.days.push({ day, tree, root, made: `${day}T16:05:00.000Z` })
    const [own] = sealed
    if (!own) throw new Error('the head was not sealed')
    return { place, day, root, ...own }
  })
  return { proof: { format: proofFormat, number, events: shown(events), digests }, month }
}

const json = fc.jsonValue() as fc.Arbitrary<Json>
export const proofs = fc
  .tuple(fc.array(json, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 80 }))
  .map(([payloads, others]) => aProof(payloads, others))
