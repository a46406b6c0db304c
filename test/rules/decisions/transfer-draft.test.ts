import { describe, expect, it } from 'vitest'
import { displayEnd } from '#rules/decisions/clock.ts'
import { transferDraft } from '#rules/decisions/transfer-draft.ts'
import { facts } from '#test/kit/content.ts'

const place = facts().places.find((p) => p.reserved?.kinds.length)
const township = place?.bodies.find((b) => b.kind === 'township')
const penalty = (kinds: string[]) => ({
  organ: township?.name ?? '',
  kinds,
  content: kinds.join('、'),
  party: '演示公司',
  act: '演示行为',
  facts: '演示事实',
  basis: '演示依据',
})

describe('a penalty that a township may not decide (S0-12)', () => {
  it('has a draft to the body that keeps it, with what is known and the paper behind it', () => {
    const kind = place?.reserved?.kinds[0] ?? ''
    const draft = place && transferDraft(place, penalty([kind]))
    const keeper = place?.bodies.find((b) => b.id === place.reserved?.to)
    expect(draft).toMatchObject({ to: keeper?.name, kinds: [kind] })
    const text = draft?.paragraphs.join('\n') ?? ''
    for (const part of [
      kind,
      township?.name ?? '-',
      '演示公司',
      '演示行为',
      '演示事实',
      '演示依据',
    ])
      expect(text).toContain(part)
  })
  it('goes to the police where the police alone may (行政处罚法 18)', () => {
    const draft = place && transferDraft(place, penalty(['行政拘留']))
    expect(draft?.to).toBe('公安机关')
    expect(draft?.paragraphs.join('')).not.toContain('保留给县级')
  })
  it('needs none where nothing is reserved', () => {
    expect(place && transferDraft(place, penalty(['警告']))).toBeNull()
  })
})

describe('how long a decision is shown', () => {
  it('no source, no default: the law gives townships none', () => {
    for (const { slug } of facts().places)
      expect(displayEnd(facts(), slug, '2026-05-06')).toBeNull()
  })
  it('is counted from the publication where a source gives months', () => {
    const [first] = facts().places
    if (!first) throw new Error('content has no place')
    const source = { document: 'x', seen: '2026-05-01' }
    const places = [{ ...first, display: { months: 3, source } }]
    expect(displayEnd({ places }, first.slug, '2026-05-06')).toBe('2026-08-06')
  })
})
