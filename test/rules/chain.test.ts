import * as fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonical, type Json } from '#rules/chain/canonical.ts'
import { commitment, genesis, link, type ChainEvent } from '#rules/chain/link.ts'
import { merkleTree, rootFrom } from '#rules/chain/merkle.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { verifyChain } from '#rules/chain/verify.ts'

const json = fc.jsonValue() as fc.Arbitrary<Json>
const salt = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((b) => Buffer.from(b).toString('hex'))
const step = fc.record({
  verb: fc.constantFrom('received', 'accepted', 'transferred', 'answered'),
  at: fc.integer({ min: 0, max: 2 ** 42 }),
  role: fc.constantFrom('citizen', 'clerk', 'system'),
  payload: json,
  salt,
})
type Step = { verb: string; at: number; role: string; payload: Json; salt: string }

const number = '演示-2026-0001'
const chain = (steps: Step[]): ChainEvent[] => {
  let prev = genesis(sha256, number)
  return steps.map((one, index) => {
    const bound = { ...one, prev, commitment: commitment(sha256, one.salt, one.payload) }
    const hash = link(sha256, bound)
    prev = hash
    return { ...bound, seq: index + 1, hash }
  })
}
const chains = fc.array(step, { minLength: 1, maxLength: 8 }).map(chain)

describe('the chain of a case (DESIGN 6.9)', () => {
  it('a whole chain verifies, against its head and length too', () => {
    fc.assert(
      fc.property(chains, (events) => {
        const expected = { number, head: events.at(-1)?.hash, length: events.length }
        const verdict = verifyChain(sha256, events, expected)
        expect(verdict).toEqual({ ok: true, head: expected.head, length: events.length, erased: 0 })
      }),
    )
  })

  it('erased payloads and salts leave it whole', () => {
    fc.assert(
      fc.property(chains, fc.array(fc.boolean()), (events, erase) => {
        const left = events.map((event, i) =>
          erase[i] ? { ...event, payload: null, salt: null } : event,
        )
        const erased = left.filter((event) => event.salt === null).length
        expect(verifyChain(sha256, left, { number })).toMatchObject({ ok: true, erased })
      }),
    )
  })

  it('any other value in any place of any event breaks it', () => {
    const places = ['verb', 'at', 'role', 'payload', 'salt', 'commitment', 'prev', 'hash', 'seq']
    fc.assert(
      fc.property(chains, fc.nat(), fc.constantFrom(...places), (events, at, place) => {
        const changed = events.map((event, i) => {
          if (i !== at % events.length) return event
          const old = event[place as keyof ChainEvent]
          const other =
            place === 'payload'
              ? [old as Json]
              : typeof old === 'number'
                ? old + 1
                : `${String(old).slice(0, -1)}${String(old).endsWith('0') ? '1' : '0'}`
          return { ...event, [place]: other }
        })
        const expected = { number, head: events.at(-1)?.hash }
        expect(verifyChain(sha256, changed, expected).ok).toBe(false)
      }),
    )
  })

  it('an event taken out, put in twice, or out of order breaks it', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 2, maxLength: 6 }).map(chain),
        fc.nat(),
        (events, n) => {
          const at = n % events.length
          const expected = { number, head: events.at(-1)?.hash, length: events.length }
          const twice = events.flatMap((event, i) => (i === at ? [event, event] : [event]))
          for (const other of [events.toSpliced(at, 1), twice, events.toReversed()])
            expect(verifyChain(sha256, other, expected).ok).toBe(false)
        },
      ),
    )
  })

  it('a chain does not verify under the number of another case', () => {
    const events = chain([
      { verb: 'received', at: 1, role: 'citizen', payload: 1, salt: '0'.repeat(32) },
    ])
    const verdict = verifyChain(sha256, events, { number: '演示-2026-0002' })
    expect(verdict).toEqual({ ok: false, seq: 1, fault: 'prev' })
  })

  it('a payload without its salt is not an erased one', () => {
    const events = chain([
      { verb: 'received', at: 1, role: 'citizen', payload: 1, salt: '0'.repeat(32) },
    ])
    const half = events.map((event) => ({ ...event, salt: null }))
    expect(verifyChain(sha256, half, { number })).toMatchObject({ fault: 'commitment' })
  })

  it('hashes exactly what the documents say, so that others can verify', () => {
    const hex = (text: string) => createHash('sha256').update(text).digest('hex')
    const first = hex('["shouwen","A1"]')
    const bound = hex(`${'ab'.repeat(16)}{"a":[1,"二"],"b":null}`)
    expect(genesis(hex, 'A1')).toBe(first)
    expect(commitment(hex, 'ab'.repeat(16), { b: null, a: [1, '二'] })).toBe(bound)
    const event = { prev: first, verb: 'received', at: 5, role: 'citizen', commitment: bound }
    expect(link(hex, event)).toBe(hex(`["${first}","received",5,"citizen","${bound}"]`))
    expect(() => commitment(hex, 'short', 1)).toThrow(TypeError)
  })
})

describe('canonical JSON', () => {
  it('is the same for the same value, however it was written', () => {
    const shuffled = (value: Json): Json =>
      Array.isArray(value)
        ? value.map(shuffled)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([key, member]) => [key, shuffled(member)]),
            )
          : value
    fc.assert(
      fc.property(json, (value) => {
        expect(canonical(shuffled(value))).toBe(canonical(value))
        expect(canonical(JSON.parse(canonical(value)) as Json)).toBe(canonical(value))
      }),
    )
  })

  it('refuses what has no such form', () => {
    expect(() => canonical(Number.NaN)).toThrow(TypeError)
    expect(() => canonical({ a: '\ud800' })).toThrow(TypeError)
  })
})

describe('the Merkle tree of a day', () => {
  const heads = fc.array(fc.stringMatching(/^[0-9a-f]{64}$/), { minLength: 1, maxLength: 40 })

  it('proves every head that is in it', () => {
    fc.assert(
      fc.property(heads, (list) => {
        const { root, proofs } = merkleTree(sha256, list)
        expect(proofs).toHaveLength(list.length)
        for (const [at, proof] of proofs.entries()) {
          expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(list.length)))
          expect(rootFrom(sha256, list[at] ?? '', proof)).toBe(root)
        }
      }),
    )
  })

  it('proves no other head, and is another tree when one head differs', () => {
    fc.assert(
      fc.property(heads, fc.nat(), (list, n) => {
        const at = n % list.length
        const other = sha256('other')
        const { root, proofs } = merkleTree(sha256, list)
        expect(rootFrom(sha256, other, proofs[at] ?? [])).not.toBe(root)
        expect(merkleTree(sha256, list.with(at, other)).root).not.toBe(root)
        expect(merkleTree(sha256, [...list, other]).root).not.toBe(root)
      }),
    )
  })

  it('a node does not pass for a head, and an empty day has a root', () => {
    const [a, b] = [sha256('a'), sha256('b')]
    const { root } = merkleTree(sha256, [a, b])
    expect(rootFrom(sha256, root, [])).not.toBe(root)
    expect(merkleTree(sha256, []).root).toBe(sha256(''))
  })
})
