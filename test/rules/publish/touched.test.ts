import { describe, expect, it } from 'vitest'
import { allPages, inPlace, pagesOf, type Published } from '#rules/publish/pages.ts'
import { facts, feeds, month, site, row, none } from './small.ts'

describe('what a change touches, in the order in which it is written (DESIGN §3)', () => {
  const change = {
    type: 'decision' as const,
    place: 'a',
    id: 'd2',
    month: '2026-05',
    item: 'stone-001',
    gone: false,
  }
  const published: Published = {
    decisions: [row('d1'), row('d2', { body: 'zhen' }), row('x', { month: '2026-04' })],
    digests: [],
    papers: [
      { place: 'a', decision: 'd2', id: 'p1', gone: false },
      { place: 'a', decision: 'd2', id: 'p2', gone: true },
    ],
  }
  const papers = ['/a/decisions/d2/p1.jpg', '/a/decisions/d2/p2.jpg']
  const lists = [
    '/a/decisions/month/2026-05/',
    '/a/decisions/',
    '/a/decisions/publication/',
    '/a/items/stone-001/',
    ...month('2026-05'),
    '/a/data/',
    '/a/data/catalog.jsonld',
    ...feeds('/a/decisions/'),
    '/sitemap.xml',
    ...feeds('/a/bodies/zhen/'),
    '/a/decisions/statistics/',
    '/a/decisions/report/2026/',
  ]
  it('published: the page before the lists; withdrawn: the lists before the page', () => {
    expect(pagesOf(change, facts, published)).toEqual([...papers, '/a/decisions/d2/', ...lists])
    const gone = {
      ...published,
      decisions: published.decisions.map((d) => ({ ...d, gone: d.id === 'd2' })),
    }
    expect(pagesOf({ ...change, gone: true, item: null }, facts, gone)).toEqual([
      ...lists.filter((path) => !path.includes('/items/')),
      ...papers,
      '/a/decisions/d2/',
    ])
  })
  it('only from its own row on: the page before may get a way onwards', () => {
    const many = (at: number, more: object = {}) => {
      const decisions = Array.from({ length: 301 }, (_, n) =>
        row(`d${n}`, { decidedOn: `2026-05-${String(1 + (n % 9)).padStart(2, '0')}` }),
      )
      return pagesOf({ ...change, id: `d${at}`, item: null, ...more }, facts, {
        decisions,
        digests: [],
      }).filter((path) => path.includes('/month/'))
    }
    const at = (...pages: number[]) =>
      pages.map((n) => `/a/decisions/month/2026-05/${n === 1 ? '' : `${n}/`}`)
    expect(many(0)).toEqual(at(1, 2, 3, 4))
    expect(many(100)).toEqual(at(1, 2, 3, 4))
    expect(many(101)).toEqual(at(2, 3, 4))
    expect(many(300)).toEqual(at(3, 4))
    expect(many(300, { from: '2026-05-09' })).toEqual(at(1, 2, 3, 4))
    expect(many(999)).toEqual(at(1, 2, 3, 4))
  })
  it('of a day, of the meter, of one place', () => {
    expect(pagesOf({ type: 'digest', place: 'a', day: '2026-05-06' }, facts, none)).toEqual([
      '/a/digests/month/2026-05/',
      '/a/digests/2026-05.json',
      '/a/digests/',
      '/a/sitemap.xml',
    ])
    expect(pagesOf({ type: 'meter', place: 'a' }, facts, none)).toEqual([
      '/a/decisions/publication/',
    ])
    expect(pagesOf({ type: 'all' }, facts, none)).toEqual(allPages(facts, none))
    expect(pagesOf({ type: 'facts', place: 'b' }, facts, none)).toEqual(site)
    expect(['/a/x/', '/ab/', '/', '/robots.txt'].map((path) => inPlace(path, 'a'))).toEqual([
      true,
      false,
      true,
      true,
    ])
  })
})
