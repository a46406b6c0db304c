import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstRoot,
  leastLeaves,
  monthHolds,
  sealDay,
  sealedRoot,
  type Sealed,
} from '#rules/chain/digest.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { sha256Plain } from '#rules/chain/sha256-plain.ts'
import { aProof, place, random } from './build.ts'

const day = '2026-05-06'
const before = firstRoot(sha256, place)
const seal = (heads: readonly string[]) => sealDay(sha256, { place, day, before }, heads, random)
const heads = fc.array(fc.stringMatching(/^[0-9a-f]{64}$/), { maxLength: 150 })

describe('the digest of a day (DESIGN §6.9, S2-9)', () => {
  it('leads every head of the day to the published root, on this day and place alone', () => {
    fc.assert(
      fc.property(heads, (list) => {
        const { root, sealed } = seal(list)
        expect(sealed.map(({ head }) => head)).toEqual(list)
        for (const own of sealed) {
          expect(sealedRoot(sha256, place, day, own)).toBe(root)
          expect(sealedRoot(sha256, place, '2026-05-07', own)).not.toBe(root)
          expect(sealedRoot(sha256, 'there', day, own)).not.toBe(root)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('tells nobody how many cases moved: up to 64, every proof is as long as that of a lone one', () => {
    const lengths = (n: number) =>
      new Set(seal(Array.from({ length: n }, () => random(32))).sealed.map((s) => s.path.length))
    for (const n of [1, 2, 7, leastLeaves]) expect(lengths(n)).toEqual(new Set([7]))
    expect(lengths(leastLeaves + 1)).toEqual(new Set([8]))
  })

  it('shows no head: not in the root, not in the proof of a neighbour', () => {
    fc.assert(
      fc.property(heads, (list) => {
        const { tree, root, sealed } = seal(list)
        const shown = JSON.stringify([tree, root, sealed.map(({ path }) => path)])
        for (const head of list) {
          expect(shown).not.toContain(head)
          expect(shown).not.toContain(sha256(`0${head}`))
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is another one each time, so an empty day looks like one with cases', () => {
    expect(seal([]).root).not.toBe(seal([]).root)
    const [head] = [random(32)]
    const salts = new Set([seal([head]), seal([head])].flatMap(({ sealed }) => sealed[0]?.salt))
    expect(salts.size).toBe(2)
  })

  it('needs the salt: without it the leaf cannot be found from head, day and place', () => {
    const { root, sealed } = seal([random(32)])
    const guess: Sealed = { ...sealed[0]!, salt: random(16) }
    expect(sealedRoot(sha256, place, day, guess)).not.toBe(root)
  })

  it('days are tied: another root or tree anywhere in a month shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(), fc.boolean(), (days, n, tree) => {
        const { month } = aProof(Array.from({ length: days }, String), 2)
        expect(monthHolds(sha256, month)).toBe(true)
        const at = n % days
        const changed = month.days.map((d, i) =>
          i === at ? { ...d, [tree ? 'tree' : 'root']: random(32) } : d,
        )
        expect(monthHolds(sha256, { ...month, days: changed })).toBe(false)
        expect(monthHolds(sha256, { ...month, before: random(32) })).toBe(false)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the hash in plain arithmetic', () => {
  it('is SHA-256, for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256Plain(text)).toBe(sha256(text))
      }),
    )
    for (let length = 0; length < 200; length += 1)
      expect(sha256Plain('x'.repeat(length))).toBe(sha256('x'.repeat(length)))
  })
})
