import { describe, expect, it } from 'vitest'
import { isSample, sampleDecision } from '#rules/decisions/sample.ts'

describe('samples say what they are, and follow from their seed', () => {
  /** mulberry32 as its author published it. */
  const mulberry = (a: number) => () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const basis = [
    { law: '甲法', article: '第一条', role: 'prohibits' as const },
    { law: '乙法', article: '第二条', role: 'penalises' as const },
  ]
  const of = (seed: number) => ({
    items: [{ id: 'a-001', title: '占道', basis }],
    bodies: [{ id: 'zhen', name: '东岭镇' }],
    seed,
    until: '2026-05-01',
    perYear: 365,
  })
  const ways = [
    ['organisation', '演示公司'],
    ['household', '演示商户'],
    ['household', '演示摊点'],
    ['person', '演示人员'],
  ] as const
  const seen = ['巡查时看到', '有人反映后查实', '专项检查时发现', '复查时发现']
  const where = ['一条街上', '一处工地', '一个村口', '一家店门前', '一段河边']
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])(
    'the sample %i is always the same',
    (n) => {
      const next = mulberry(Math.imul(5, 1_000_003) + n)
      const at = (length: number) => Math.floor(next() * length)
      at(1)
      at(1)
      const [partyKind, party] = ways[at(4)] ?? ways[0]
      const fine = Math.round(10 ** (2 + next() * next() * 3)) * 100
      const warned = next() < 0.15
      const facts = `演示数据，不是真的。${seen[at(4)]}，在${where[at(5)]}有这样的情形：占道。`
      const day = new Date(Date.UTC(2026, 4, 1 - n)).toISOString().slice(0, 10)
      const sample = sampleDecision(n, of(5))
      expect(sample).toEqual({
        number: `演示〔2026〕${n + 1}号`,
        organ: '东岭镇（演示）',
        organCode: null,
        body: 'zhen',
        party: `${party}${n + 1}`,
        partyKind,
        creditCode: partyKind === 'organisation' ? `演示${String(n + 1).padStart(16, '0')}` : null,
        act: '演示：占道',
        facts: sample.facts,
        basis: '《乙法》第二条',
        kinds: warned ? ['警告'] : ['罚款'],
        content: warned ? '演示：警告' : `演示：罚款${fine / 100}元`,
        fineFen: warned ? null : fine,
        confiscatedFen: null,
        decidedOn: day,
        validUntil: null,
        publicUntil: null,
        item: 'a-001',
      })
      expect(sample.facts.startsWith(facts)).toBe(true)
      expect(sample.facts.slice(facts.length)).toMatch(/^.{10,}。$/)
    },
  )
  it('without a penalising article the first, without any a sample of one; nothing without an item', () => {
    const first = { ...of(1), items: [{ id: 'a', title: '占道', basis: basis.slice(0, 1) }] }
    expect(sampleDecision(0, first).basis).toBe('《甲法》第一条')
    expect(sampleDecision(0, { ...first, items: [{ id: 'a', title: 'b', basis: [] }] }).basis).toBe(
      '演示依据',
    )
    for (const none of [
      { ...of(1), items: [] },
      { ...of(1), bodies: [] },
    ])
      expect(() => sampleDecision(0, none)).toThrow('samples need an item and a body')
  })
  it.each([
    [{ demo: true, number: '1', partyName: '甲' }, true],
    [{ demo: false, number: '演示1', partyName: '甲' }, true],
    [{ demo: false, number: '1', partyName: '演示甲' }, true],
    [{ demo: false, number: '1演示', partyName: '甲演示' }, false],
  ])('%o: %s', (row, is) => expect(isSample(row)).toBe(is))
})
