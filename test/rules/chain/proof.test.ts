import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '#rules/chain/canonical.ts'
import { checkProof, publishedIn, type PublishedRoot } from '#rules/chain/check-proof.ts'
import { proofText, readMonth, readProof, type Proof } from '#rules/chain/proof.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { aProof, proofs, random } from './build.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const fileOf = (proof: Proof) => bytesOf(proofText(proof))
const unseen: PublishedRoot = () => null
/** What the holder's file says, as the verifier gets to see it. */
const verified = (file: Uint8Array, published: PublishedRoot = unseen): boolean => {
  const proof = readProof(file)
  return proof !== null && checkProof(sha256, proof, published).ok
}

describe('the proof on the receipt (DESIGN §6.9, S2-9, S3-14)', () => {
  it('holds against the published roots, with every step accounted for', () => {
    fc.assert(
      fc.property(proofs, ({ proof, month }) => {
        const read = readProof(fileOf(proof))
        expect(read).toEqual(proof)
        const report = checkProof(sha256, proof, publishedIn([month]))
        expect(report.ok).toBe(true)
        expect(report.checks.every((check) => check.ok === true)).toBe(true)
        expect(report.steps.map((step) => step.state)).toEqual(
          proof.events.map((event) => (event.verb === 'noted' ? 'inside' : 'holds')),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('a changed byte fails, whichever it is and whatever it becomes', () => {
    fc.assert(
      fc.property(proofs, fc.nat(), fc.nat(254), ({ proof }, where, what) => {
        const bytes = fileOf(proof)
        const at = where % bytes.length
        bytes[at] = (bytes[at]! + 1 + what) % 256
        expect(verified(bytes)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('an erased payload still verifies, and says that it was erased', () => {
    fc.assert(
      fc.property(proofs, ({ proof, month }) => {
        const [first, ...rest] = proof.events
        const events = [{ ...first!, payload: null, salt: null }, ...rest]
        const report = checkProof(sha256, { ...proof, events }, publishedIn([month]))
        expect(report.ok).toBe(true)
        expect(report.steps[0]).toMatchObject({ state: 'erased', content: null })
      }),
      { numRuns: 20 },
    )
  })

  it('names the step that does not hold, and vouches for none behind it', () => {
    const { proof } = aProof(['一', '二', '三'], 3)
    const events = proof.events.map((e) => (e.seq === 2 ? { ...e, at: e.at + 1 } : e))
    const report = checkProof(sha256, { ...proof, events }, unseen)
    expect(report.ok).toBe(false)
    expect(report.checks[0]?.say).toContain('第 2 步')
    expect(report.steps.map((step) => step.state)).toEqual(['holds', 'broken', 'unknown'])
  })

  it('another history of the same case, told later, does not lead to the published root', () => {
    const { proof, month } = aProof(['一', '二', '三'], 3)
    const forged = aProof(['一', '改过的二', '三'], 3)
    expect(verified(fileOf(forged.proof), publishedIn([month]))).toBe(false)
    const moved: Proof = { ...forged.proof, digests: proof.digests }
    expect(verified(fileOf(moved), publishedIn([month]))).toBe(false)
  })

  it('a root that was not published, or another than the published, does not hold', () => {
    const { proof, month } = aProof(['一'], 0)
    const [day] = month.days
    const later = [{ ...day!, day: '2026-05-02' }]
    expect(verified(fileOf(proof), publishedIn([{ ...month, days: later }]))).toBe(false)
    expect(verified(fileOf(proof), () => random(32))).toBe(false)
    const notYet = checkProof(sha256, proof, publishedIn([{ ...month, days: [] }]))
    expect(notYet.checks.filter((check) => check.ok === null)).toHaveLength(1)
    expect(verified(fileOf(proof), publishedIn([month]))).toBe(true)
  })

  it('a case without a digest yet holds in itself, and says what is open', () => {
    const { proof } = aProof(['一', '二'], 0)
    const report = checkProof(sha256, { ...proof, digests: proof.digests.slice(0, 1) }, unseen)
    expect(report).toMatchObject({ ok: true })
    expect(report.checks.at(-1)).toMatchObject({ ok: null })
    expect(report.checks.at(-1)?.say).toContain('第 2 步以后')
  })

  it('reads nothing but a proof: no other shape, key or form gets through, and none throws', () => {
    const { proof, month } = aProof(['一'], 0)
    const shapes: unknown[] = [
      null,
      [],
      { ...proof, more: 1 },
      { ...proof, events: [{ ...proof.events[0], staff: 'x' }] },
      { ...proof, events: [{ ...proof.events[0], salt: 'short' }] },
      { ...proof, digests: [{ ...proof.digests[0], place: '../admin' }] },
      { ...proof, number: 7 },
      { ...proof, events: [{ ...proof.events[0], payload: '\ud800' }] },
    ]
    for (const shape of shapes) expect(readProof(bytesOf(JSON.stringify(shape)))).toBeNull()
    expect(readProof(bytesOf(JSON.stringify(proof, null, 2)))).toBeNull()
    expect(readProof(bytesOf('{'))).toBeNull()
    expect(readMonth(JSON.stringify(month))).toEqual(month)
    expect(readMonth(JSON.stringify({ ...month, days: [{}] }))).toBeNull()
    fc.assert(
      fc.property(fc.jsonValue() as fc.Arbitrary<Json>, (value) => {
        expect(readProof(bytesOf(JSON.stringify(value)))).toBeNull()
        expect(readMonth(JSON.stringify(value))).toBeNull()
      }),
    )
  })
})
