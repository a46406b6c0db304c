import { describe, expect, it } from 'vitest'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { countedCuts, cutsOf, isCutName, partsOf, type CutCount } from '#rules/decisions/cuts.ts'
import { facetsOf } from '#rules/decisions/facets.ts'
import {
  annualReport,
  figureOf,
  reportCuts,
  reportYears,
  sayQuery,
} from '#rules/decisions/report.ts'
import {
  lastYear,
  medianOf,
  monthAfter,
  monthsIn,
  statisticOf,
} from '#rules/decisions/statistics.ts'

const place = {
  slug: 'dongling',
  bodies: [
    { id: 'zhen', name: '东岭镇', perField: false },
    { id: 'ju', name: '{field}局', perField: true },
  ],
} as unknown as Place
const facts = {
  fields: [
    { id: 'stone', name: '石料' },
    { id: 'water', name: '水' },
  ],
} as Facts
const count = (cut: string, month: string, n: number): CutCount => ({
  place: 'dongling',
  cut,
  month,
  count: n,
})
const counts = [
  count('all', '2026-01', 3),
  count('all', '2026-12', 2),
  count('all', '2025-12', 9),
  count('all', '2027-01', 9),
  count('kind:fine', '2026-01', 2),
  count('kind:warning', '2026-12', 4),
  count('field:stone', '2026-01', 1),
  count('body:ju', '2026-01', 5),
  count('party:person', '2026-01', 3),
]

describe('the yearly report (国办发〔2018〕118号，六)', () => {
  const year = { from: '2026-01', to: '2026-12' }
  const figure = (cut: string, name: string, value: number) => ({
    id: `${cut.replace(':', '-')}-count`,
    name,
    value,
    query: { ...year, cut },
  })
  it('says each number with the question that it answers; lists without a decision are left out', () => {
    const months = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`)
    expect(annualReport(facts, place, '2026', counts)).toEqual({
      place: 'dongling',
      year: '2026',
      parts: [
        { title: '总的情况', figures: [figure('all', '公开的处罚决定（件）', 5)] },
        {
          title: '各月（件）',
          figures: months.map((month) => ({
            id: `month-${month}`,
            name: month,
            value: { '2026-01': 3, '2026-12': 2 }[month] ?? 0,
            query: { from: month, to: month, cut: 'all' },
          })),
        },
        {
          title: '处罚种类（件，一份决定可以有几种）',
          figures: [figure('kind:warning', '警告', 4), figure('kind:fine', '罚款', 2)],
        },
        { title: '领域（件）', figures: [figure('field:stone', '石料', 1)] },
        { title: '机关（件）', figures: [figure('body:ju', '业务局', 5)] },
        { title: '当事人（件）', figures: [figure('party:person', '自然人', 3)] },
      ],
    })
    const empty = annualReport(facts, place, '2024', counts)
    expect(empty.parts.map((p) => p.title)).toEqual(['总的情况', '各月（件）'])
  })
  it('asks for its lists and no other; years newest first', () => {
    const cuts = reportCuts(facts, place)
    expect(cuts.slice(0, 6)).toEqual([
      'all',
      'body:zhen',
      'body:ju',
      'field:stone',
      'field:water',
      'kind:warning',
    ])
    expect(cuts.slice(-4)).toEqual([
      'kind:other',
      'party:organisation',
      'party:household',
      'party:person',
    ])
    const years = [
      count('all', '2025-01', 1),
      count('all', '2026-02', 1),
      count('all', '2025-03', 1),
    ]
    expect(reportYears([...years, count('kind:fine', '2024-01', 1)])).toEqual(['2026', '2025'])
  })
  it('both ends of a span count, and one list alone', () => {
    expect(figureOf(counts, { from: '2025-12', to: '2026-12', cut: 'all' })).toBe(14)
    expect(figureOf(counts, { from: '2026-01', to: '2026-12', cut: 'all' })).toBe(5)
    expect(figureOf(counts, { from: '2026-02', to: '2026-11', cut: 'all' })).toBe(0)
  })
  it('a question in words', () => {
    expect(sayQuery({ from: '2026-01', to: '2026-12', cut: 'all' })).toBe(
      '2026-01 到 2026-12 的统计文件，取全部行，数行数',
    )
    expect(sayQuery({ from: '2026-03', to: '2026-03', cut: 'kind:fine' })).toBe(
      '2026-03 的统计文件，取“名单”里有 kind:fine 的行，数行数',
    )
  })
})

describe('figures of a list (on-the-page 12)', () => {
  it('months go on over the turn of the year', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), monthAfter('2026-05', 0)]).toEqual(
      ['2027-01', '2025-12', '2026-05'],
    )
    expect(monthsIn({ from: '2025-11', to: '2026-02' })).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ])
    expect(monthsIn({ from: '2026-02', to: '2026-01' })).toEqual([])
    expect(lastYear([{ month: '2026-01' }, { month: '2026-03' }, { month: '2026-02' }])).toEqual({
      from: '2025-04',
      to: '2026-03',
    })
  })
  it('the middle of one, two, three and four', () => {
    expect([[7], [7, 8], [1, 5, 9], [1, 2, 4, 90]].map(medianOf)).toEqual([7, 8, 5, 3])
  })
  it('a small number is not said, zero is; the median wants as many fines', () => {
    const span = { from: '2026-01', to: '2026-03' }
    const of = (...ns: number[]) => ns.map((n, i) => ({ month: `2026-0${i + 1}`, count: n }))
    const said = (ns: number[], fines: number[]) => statisticOf(of(...ns), fines, span, 3)
    expect(said([0, 2, 3], [100, 200, 300])).toEqual({
      ...span,
      count: 5,
      median: 200,
      months: [
        { month: '2026-01', count: 0 },
        { month: '2026-02', count: null },
        { month: '2026-03', count: 3 },
      ],
    })
    expect(said([0, 2, 0], [100, 200])).toMatchObject({ count: null, median: null })
    expect(said([0, 0, 0], [])).toMatchObject({ count: 0, median: null })
    const twice = [...of(1), ...of(2), { month: '2025-12', count: 50 }]
    expect(statisticOf(twice, [], span, 3)).toMatchObject({ count: 3 })
  })
})

describe('the lists of a decision', () => {
  const of = { body: 'zhen', field: 'stone', itemId: 'stone-001', kinds: ['罚款', '训话'] }
  it('stand in one order, each once; nothing that is not known', () => {
    expect(cutsOf({ ...of, kinds: ['罚款', '罚款', '训话'] })).toEqual([
      'body:zhen',
      'field:stone',
      'item:stone-001',
      'kind:fine',
      'kind:other',
    ])
    expect(cutsOf({ body: null, field: null, itemId: null, kinds: [] })).toEqual([])
    expect(countedCuts({ ...of, kinds: [], partyKind: 'person' })).toEqual([
      'all',
      'body:zhen',
      'field:stone',
      'item:stone-001',
      'party:person',
    ])
  })
  it('a name and a value, and nothing that is none', () => {
    expect(partsOf('item:a:b')).toEqual({ name: 'item', value: 'a:b' })
    for (const none of ['body:', 'body', '', ':x', 'toString:x'])
      expect(partsOf(none), none).toBeNull()
    expect(['body', 'field', 'item', 'kind', 'month', 'constructor'].map(isCutName)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
  })
  it('hits are counted by facet, in the order of names', () => {
    const hit = (body: string | null, field: string | null, month: string, kinds: string[]) => ({
      body,
      field,
      month,
      kinds,
    })
    const hits = [
      hit('zhen', 'water', '2026-04', ['罚款', '罚款']),
      hit('ju', 'stone', '2026-06', ['训话', '喝茶']),
      hit('gone', null, '2026-05', []),
      hit('zhen', 'lost', '2026-05', ['警告']),
      hit(null, 'water', '', []),
    ]
    const row = (value: string, name: string, n: number) => ({ value, name, count: n })
    expect(facetsOf(hits, facts, place)).toEqual({
      body: [row('zhen', '东岭镇', 2), row('ju', '业务局', 1), row('gone', 'gone', 1)],
      field: [row('stone', '石料', 1), row('water', '水', 2), row('lost', 'lost', 1)],
      kind: [row('fine', '罚款', 1), row('warning', '警告', 1), row('other', '其他', 1)],
      month: [
        row('2026-06', '2026-06', 1),
        row('2026-05', '2026-05', 2),
        row('2026-04', '2026-04', 1),
      ],
    })
  })
})
