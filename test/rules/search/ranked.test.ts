import { describe, expect, it } from 'vitest'
import type { Card } from '#rules/search/cards.ts'
import { unpacked } from '#rules/search/codec.ts'
import { loadWeights } from '#rules/search/load.ts'
import { facetsOf, partition, type Head } from '#rules/search/partition.ts'
import { all, isBlank, rank, search, sift, type Catalogue } from '#rules/search/query.ts'
import { wantedOf } from '#rules/search/wanted.ts'

const none = { laws: [], characters: new Map<string, string>() }
const card = (id: string, more: Partial<Card> = {}): Card => ({
  id,
  title: id,
  field: '石料',
  kind: '处罚',
  body: '镇',
  ...more,
})
const catalogue: Catalogue = {
  weights: new Map([
    [
      '占道',
      [
        [0, 2],
        [1, 1],
      ],
    ],
    ['经营', [[1, 1]]],
    ['狗', [[2, 1]]],
    ['ab', [[0, 1]]],
  ]),
  cards: [card('a'), card('b', { field: '水', body: '' }), card('c', { kind: '检查' })],
  tables: none,
}

describe('ranked and sifted', () => {
  const ids = (query: string, filters = {}, limit = 50) =>
    search(catalogue, query, filters, limit).hits.map((h) => h.id)
  it('more of the query before more of a part of it', () => {
    expect(ids('占道')).toEqual(['a', 'b'])
    expect(ids('占道 经营')).toEqual(['b', 'a'])
    expect(ids('狗')).toEqual(['c'])
    expect(ids('没有的词')).toEqual([])
    expect(ids(' ')).toEqual(['a', 'b', 'c'])
    expect(isBlank(' \n　')).toBe(true)
    expect(isBlank('x')).toBe(false)
    expect(rank(wantedOf(''), [], () => undefined)).toEqual([])
    const [first] = search(catalogue, '占道').hits
    expect(first).toMatchObject(card('a'))
    expect(first?.score).toBeGreaterThan(0)
    expect(all([card('x'), card('y')])).toEqual([
      { at: 0, score: 0 },
      { at: 1, score: 0 },
    ])
  })
  it('equal ones stand in the order of the catalogue', () => {
    const pairs = () =>
      [
        [0, 1],
        [1, 1],
        [2, 1],
      ] as [number, number][]
    expect(rank(wantedOf('占道'), [], pairs).map((p) => p.at)).toEqual([0, 1, 2])
  })
  it('filters, counts of each facet under the others, most first', () => {
    expect(ids(' ', { field: '石料' })).toEqual(['a', 'c'])
    expect(ids(' ', { field: '石料', kind: '检查' })).toEqual(['c'])
    expect(ids(' ', { field: '' })).toHaveLength(3)
    expect(ids(' ', {}, 2)).toEqual(['a', 'b'])
    const found = search(catalogue, ' ', { kind: '处罚' }, 1)
    expect(found).toEqual({
      hits: [{ ...card('a'), score: 0 }],
      total: 2,
      cut: false,
      facets: {
        field: [
          { value: '水', count: 1 },
          { value: '石料', count: 1 },
        ],
        kind: [
          { value: '处罚', count: 2 },
          { value: '检查', count: 1 },
        ],
        body: [{ value: '镇', count: 1 }],
      },
    })
    expect(sift([{ at: 9, score: 1 }], catalogue.cards, {}, 5, true)).toEqual({
      shown: [],
      total: 0,
      cut: true,
      facets: { field: [], kind: [], body: [] },
    })
  })
  it('an index of some terms holds those, each in its documents', () => {
    const index = loadWeights(['b', 'a', 'a', 'x'], (term) =>
      term === 'x' ? undefined : [[term === 'a' ? 1 : 2, 3]],
    )
    const refs = (term: string) => index.query((q) => q.term(term, {})).map((r) => r.ref)
    expect([refs('a'), refs('b'), refs('x')]).toEqual([['1'], ['2'], []])
  })
  it('in files: runs of equal rows, leaves of twenty-four', () => {
    const cards = [
      ...Array.from({ length: 24 }, (_, n) => card(`i${n}`)),
      card('j', { body: '县' }),
    ]
    const files = partition(
      {
        ...catalogue,
        cards,
        tables: { laws: [['水法', 0]], characters: new Map([['占', 'zan']]) },
      },
      'v9',
    )
    expect(files.get('head.json')).toEqual({
      version: 'v9',
      layout: { words: 64, rare: 64, characters: 32, leaves: 2 },
      words: ['石料', '处罚', '镇', '县'],
      runs: [
        [0, 1, 2, 24],
        [0, 1, 3, 1],
      ],
    })
    expect(files.get('laws.json')).toEqual([['水法', 0]])
    expect(files.get('c0.json')).toHaveLength(24)
    expect(files.get('c1.json')).toEqual([['j', 'j']])
    const held = [...files].flatMap(([name, part]) =>
      /^[wsa]\d/.test(name) ? Object.entries(part as Record<string, string>) : [],
    )
    const docs = (term: string) => unpacked(Object.fromEntries(held)[term] ?? '').map(([at]) => at)
    expect(held.map(([term]) => term).toSorted()).toEqual(['ab', '占', '占道', '狗', '经营'])
    expect(['占道', '经营', '狗', 'ab'].map(docs)).toEqual([[0, 1], [1], [2], [0]])
    expect(Object.fromEntries(held)['占']).toBe('zan')
    expect(files.size).toBe(2 + 64 + 64 + 32 + 2)
    expect(partition({ ...catalogue, cards }, 'v', 49).size).toBe(2 + 64 + 64 + 32 + 3)
    const head = files.get('head.json') as Head
    expect(facetsOf(head)).toEqual(cards.map(({ field, kind, body }) => ({ field, kind, body })))
    expect(facetsOf({ ...head, words: [] })[0]).toEqual({ field: '', kind: '', body: '' })
  })
})
