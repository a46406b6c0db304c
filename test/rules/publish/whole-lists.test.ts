import { describe, expect, it } from 'vitest'
import type { Place } from '#rules/content/place.ts'
import { allPages, type Published } from '#rules/publish/pages.ts'
import { place, facts, feeds, month, site, own, row, none } from './small.ts'

describe('every page of a site, by name (DESIGN §3)', () => {
  it('of a place without decisions', () => {
    expect(allPages(facts, none)).toEqual([...site, ...own, '/a/decisions/statistics/'])
    const official = [{ id: 'r1' }, { id: 'r2', item: 'stone-001' }]
    const more = { ...place, official, agreements: [{}], statistics: [{}], meetings: [{}] }
    const listed = allPages({ ...facts, places: [more as unknown as Place] }, none)
    expect(listed.filter((path) => !own.includes(path) && !site.includes(path))).toEqual([
      '/a/provisions/',
      '/a/agreements/',
      '/a/statistics/',
      '/a/announced/',
      '/a/announced/r1/',
      '/a/decisions/statistics/',
    ])
  })
  it('of decisions: what is gone has its stub, and is counted nowhere', () => {
    const published: Published = {
      decisions: [
        row('d1', { body: 'zhen' }),
        row('d2', { gone: true, body: 'ju' }),
        row('d3', { month: '2026-04', body: 'lost' }),
        row('d4', { month: '2026-03', gone: true }),
      ],
      digests: [
        { place: 'a', day: '2026-05-01' },
        { place: 'a', day: '2026-05-02' },
      ],
      papers: [
        { place: 'a', decision: 'd1', id: 'p1', gone: false },
        { place: 'a', decision: 'd1', id: 'p2', gone: true },
      ],
      history: ['/a/versions/v1/'],
      register: {
        counts: [
          { place: 'a', cut: 'all', month: '2026-05', count: 1 },
          { place: 'a', cut: 'kind:fine', month: '2026-05', count: 101 },
          { place: 'b', cut: 'kind:fine', month: '2026-05', count: 1 },
          { place: 'a', cut: 'field:stone', month: '2026-05', count: 1 },
          { place: 'a', cut: 'field:gone', month: '2026-05', count: 1 },
          { place: 'a', cut: 'body:zhen', month: '2026-05', count: 0 },
          { place: 'a', cut: 'party:person', month: '2026-05', count: 1 },
        ],
      },
    }
    const all = allPages(facts, published)
    expect(all.slice(site.length + own.length)).toEqual([
      '/a/decisions/d1/',
      '/a/decisions/d2/',
      '/a/decisions/d3/',
      '/a/decisions/d4/',
      '/a/decisions/month/2026-05/',
      ...month('2026-05'),
      '/a/decisions/month/2026-04/',
      ...month('2026-04'),
      ...feeds('/a/bodies/zhen/'),
      '/a/decisions/d1/p1.jpg',
      '/a/digests/month/2026-05/',
      '/a/digests/2026-05.json',
      '/a/decisions/statistics/',
      '/a/decisions/report/2026/',
      '/a/decisions/kind/fine/',
      '/a/decisions/field/stone/',
      ...feeds('/a/fields/stone/'),
      '/a/decisions/field/gone/',
      '/a/decisions/kind/fine/2026-05/',
      '/a/decisions/kind/fine/2026-05/2/',
      '/a/decisions/field/stone/2026-05/',
      '/a/decisions/field/gone/2026-05/',
      '/a/versions/v1/',
    ])
  })
})
