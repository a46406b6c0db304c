import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSample, sampleDecision } from '#rules/decisions/sample.ts'
import { creditCodeHolds } from '#rules/decisions/values.ts'
import { residue } from '#rules/redact/propose.ts'
import { facts } from '#test/kit/content.ts'

const [place] = facts().places
const of = (seed: number) => ({
  items: facts().items.slice(0, 50),
  bodies: place?.bodies ?? [],
  seed,
  until: '2026-05-01',
  perYear: 6000,
})
const some = fc.record({ n: fc.nat(1_000_000), seed: fc.nat() })

describe('samples of decisions', () => {
  it('say that they are samples, in number, party, organ and every text (on-the-page 1)', () => {
    fc.assert(
      fc.property(some, ({ n, seed }) => {
        const d = sampleDecision(n, of(seed))
        for (const text of [d.number, d.party, d.organ, d.act, d.facts, d.content])
          expect(text).toContain('演示')
        expect(isSample({ demo: false, number: d.number, partyName: d.party })).toBe(true)
      }),
    )
  })
  it('have no code whose check digit holds, and nothing that redaction would hide', () => {
    fc.assert(
      fc.property(some, ({ n, seed }) => {
        const d = sampleDecision(n, of(seed))
        expect(d.creditCode !== null && creditCodeHolds(d.creditCode)).toBe(false)
        expect(
          residue([d.number, d.act, d.facts, d.content], {
            partyName: d.party,
            partyKind: d.partyKind,
            impersonal: true,
          }),
        ).toEqual([])
      }),
    )
  })
  it('follow from the seed alone, no number twice, the newest first', () => {
    const make = (seed: number) =>
      Array.from({ length: 300 }, (_, n) => sampleDecision(n, of(seed)))
    expect(make(7)).toEqual(make(7))
    expect(make(7)).not.toEqual(make(8))
    expect(new Set(make(7).map((d) => d.number)).size).toBe(300)
    const days = make(7).map((d) => d.decidedOn)
    expect(days).toEqual(days.toSorted().toReversed())
  })
})
