import { describe, expect, it } from 'vitest'
import { rebased, staleBases } from '#rules/catalogue/stale.ts'
import { layRevisions } from '#rules/content/revisions.ts'
import { facts as shipped } from '#test/kit/content.ts'
import { anItem, inventedFacts, revised } from './fixture.ts'

const on = '2026-11-22'
const old = anItem('jianshe-001')
const facts = (law: object) => {
  const base = inventedFacts([
    old,
    anItem('jianshe-002', { basis: [{ law: '乙法', article: '第一条', role: 'penalises' }] }),
  ])
  return { ...base, laws: base.laws.map((l) => (l.title === '甲法' ? { ...l, ...law } : l)) }
}

describe('the stale-basis report (S0-14)', () => {
  it('laws in force give nothing', () => {
    expect(staleBases(facts({}), [], on)).toEqual([])
  })
  it.each([
    [{ inForce: false }, 'gone'],
    [{ to: '2026-11-21' }, 'gone'],
    [{ to: '2027-01-31', replacedBy: '乙法' }, 'ending'],
    [{ to: '2028-01-31' }, undefined],
  ])('%j: %s', (law, why) => {
    expect(staleBases(facts(law), [], on)[0]?.why).toBe(why)
  })
  it('a law that is not in the register is said', () => {
    const base = facts({})
    expect(staleBases({ ...base, laws: [] }, [], on).map((s) => s.why)).toEqual([
      'unlisted',
      'unlisted',
    ])
  })
  it('a scheduled switch is named, comes last, and settles the item on its day', () => {
    const ending = facts({ to: '2027-01-31', replacedBy: '乙法' })
    const fresh = rebased(old, '甲法', '乙法', { 第五条: '第九条' }, on)
    expect(fresh.basis).toEqual([{ law: '乙法', article: '第九条', role: 'penalises' }])
    const plan = revised(old.id, '2027-02-01', fresh, '乙法施行')
    expect(staleBases(ending, [plan], on)[0]?.planned).toEqual({
      from: '2027-02-01',
      cause: '乙法施行',
    })
    const then = layRevisions(ending, [plan], '2027-02-01')
    expect(staleBases(then, [plan], '2027-02-01')).toEqual([])
    // Without the plan the item would rest on nothing from that day on.
    expect(staleBases(ending, [], '2027-02-01')[0]?.why).toBe('gone')
  })
  it('no shipped item rests on a law that is gone', () => {
    expect(staleBases(shipped(), [], on).filter((s) => s.why !== 'ending')).toEqual([])
  })
})
