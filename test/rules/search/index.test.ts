import { describe, expect, it } from 'vitest'
import type { Facts } from '#rules/content/facts.ts'
import { buildIndex } from '#rules/search/build.ts'
import { cardsOf, itemsOf } from '#rules/search/cards.ts'
import { facts, place } from '../opendata/dongling.ts'

describe('the index of a place', () => {
  const day = '2026-05-06'
  it('shows what holds on the day and in the territory', () => {
    const at = (on?: string) => itemsOf(facts, place, on).map((i) => i.id)
    expect(at('2026-01-01')).toEqual(['stone-001', 'stone-002'])
    expect(at('2025-12-31')).toEqual(['stone-002'])
    expect(at('2026-12-31')).toHaveLength(2)
    expect(at('2027-01-01')).toEqual(['stone-002'])
    expect(at()).toHaveLength(2)
    const local: Facts = {
      ...facts,
      items: facts.items.map((i) => ({ ...i, territory: '温州' as const })),
    }
    expect(itemsOf(local, place, day)).toEqual([])
    expect(itemsOf(local, { ...place, territories: ['温州'] }, day)).toHaveLength(2)
  })
  it('a card says who acts', () => {
    expect(cardsOf(facts, place, day)).toEqual([
      { id: 'stone-001', title: '乱刻青石', field: '石料', kind: '处罚', body: '东岭镇人民政府' },
      { id: 'stone-002', title: '乱刻青石', field: '石料', kind: '处罚', body: '东岭镇人民政府' },
    ])
    const bare = { ...place, assignments: [] }
    expect(cardsOf({ ...facts, fields: [] }, bare, day)[0]).toMatchObject({
      field: 'stone',
      body: '',
    })
  })
  it('a word of the title weighs more than one of the text; everyday words and laws are in it', () => {
    const item = {
      ...facts.items[1]!,
      title: '乱倒渣土',
      name: '随意倾倒',
      act: '把渣土倒在河里，渣土很多。',
      words: ['土方', '泥头车', '脏'],
    }
    const lexicon = [
      { say: '大车掉泥', means: ['渣土'], weight: 1 },
      { say: '小名', means: ['白石条例'], weight: 1 },
      { say: '石头店', means: ['石料'], weight: 1 },
    ]
    const { weights, tables, cards } = buildIndex(
      { ...facts, items: [item, ...facts.items.slice(0, 1)], lexicon },
      place,
      day,
    )
    const of = (term: string) => Object.fromEntries(weights.get(term) ?? [])[0] ?? 0
    expect(cards).toHaveLength(2)
    expect(of('乱倒')).toBeGreaterThan(of('河里'))
    expect(of('泥头')).toBeGreaterThan(of('河里'))
    for (const term of [
      '渣土',
      '脏',
      '大车',
      '掉泥',
      '白石',
      '石料',
      '§0',
      '§0.1',
      '~luan.dao',
      '=ldzt',
      '*渣',
      '车',
    ])
      expect(of(term), term).toBeGreaterThan(0)
    for (const term of ['头店', '小名', '没有', '*x']) expect(of(term), term).toBe(0)
    expect(tables.laws).toEqual([
      ['白石条例', 0],
      ['青石条例', 1],
      ['小名', 0],
    ])
    expect(weights.get('§1')?.map(([at]) => at)).toEqual([1])
  })
})
