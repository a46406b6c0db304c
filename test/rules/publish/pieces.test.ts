import { describe, expect, it } from 'vitest'
import {
  bodyFeeds,
  decisionDataPages,
  monthDataPages,
  placeDataPages,
  sheetFields,
} from '#rules/publish/data-pages.ts'
import { monthPages } from '#rules/publish/pages.ts'
import { cutPages, registerPages, registerTouched } from '#rules/publish/register-pages.ts'
import { statedPages } from '#rules/publish/stated-pages.ts'
import { place, facts, feeds, dataPages, month } from './small.ts'

describe('the pieces', () => {
  it('pages and files of a month, from a row on', () => {
    const at = { place: 'a', month: '2026-05' }
    expect(monthPages(at, 0)).toEqual([])
    expect(monthPages(at, 100)).toHaveLength(1)
    expect(monthPages(at, 101)).toEqual([
      '/a/decisions/month/2026-05/',
      '/a/decisions/month/2026-05/2/',
    ])
    expect(monthDataPages('a', '2026-05', 501)).toEqual([
      ...month('2026-05'),
      ...month('2026-05-2'),
    ])
    expect(monthDataPages('a', '2026-05', 501, 500)).toEqual(month('2026-05-2'))
    expect(monthDataPages('a', '2026-05', 501, 499)).toHaveLength(12)
  })
  it('sheets, feeds and data of a place', () => {
    expect(sheetFields(facts, place)).toEqual(['stone', 'branch'])
    expect(placeDataPages(facts, place)).toEqual(dataPages)
    expect(decisionDataPages('a')).toEqual([
      '/a/data/',
      '/a/data/catalog.jsonld',
      ...feeds('/a/decisions/'),
      '/sitemap.xml',
    ])
    expect(bodyFeeds(facts, 'a', 'ju')).toEqual(feeds('/a/bodies/ju/'))
    for (const [slug, body] of [
      ['b', 'ju'],
      ['a', 'x'],
      ['a', null],
      ['a', undefined],
    ] as const)
      expect(bodyFeeds(facts, slug, body)).toEqual([])
  })
  it('lists of the register, and what one decision touches of them', () => {
    const cut = { place: 'a', cut: 'kind:fine', month: '2026-05' }
    const page = (n: number) => `/a/decisions/kind/fine/2026-05/${n === 1 ? '' : `${n}/`}`
    expect(cutPages(cut, 201)).toEqual([page(1), page(2), page(3)])
    expect(cutPages(cut, 200, 101)).toEqual([page(2)])
    expect(cutPages(cut, 200, 100)).toEqual([page(1), page(2)])
    expect(cutPages({ ...cut, cut: 'party:person' }, 5)).toEqual([])
    expect(cutPages({ ...cut, cut: 'item:a b' }, 1)).toEqual(['/a/decisions/item/a%20b/2026-05/'])
    expect(registerPages({ ...facts, places: [] }, [{ ...cut, count: 1 }])).toEqual([])
    const at = { place: 'a', month: '2026-05' }
    const ends = ['/a/decisions/statistics/', '/a/decisions/report/2026/']
    expect(registerTouched(facts, at)).toEqual(ends)
    const counts = [
      { ...cut, month: '2026-04', count: 900 },
      { ...cut, place: 'b', count: 900 },
      { ...cut, cut: 'kind:ban', count: 900 },
      { ...cut, count: 100 },
    ]
    const places = [
      { cut: 'kind:fine', row: 0 },
      { cut: 'item:stone-001', row: 0 },
      { cut: 'item:gone', row: 0 },
      { cut: 'field:water', row: 0 },
      { cut: 'field:gone', row: 0 },
      { cut: 'party:person', row: 0 },
    ]
    expect(registerTouched(facts, at, { counts, places })).toEqual([
      page(1),
      page(2),
      '/a/decisions/kind/fine/',
      '/a/decisions/item/stone-001/2026-05/',
      '/a/decisions/item/stone-001/',
      '/a/items/stone-001/',
      '/a/decisions/item/gone/2026-05/',
      '/a/decisions/item/gone/',
      '/a/decisions/field/water/2026-05/',
      '/a/decisions/field/water/',
      ...feeds('/a/fields/water/'),
      '/a/decisions/field/gone/2026-05/',
      '/a/decisions/field/gone/',
      // A list in which nothing is left has no year any more, nor has the whole register here.
      ...['', 'item/stone-001/', 'item/gone/', 'field/water/', 'field/gone/'].flatMap((list) => [
        `/a/decisions/${list}year/2026/`,
        ...(list === '' ? ['/a/data/year/2026/'] : []),
      ]),
      ...ends,
    ])
  })
  it.each([
    ['provisions', { path: 'provisions/', name: '本地的规定' }],
    ['meetings', { path: 'provisions/', name: '本地的规定' }],
    ['documentSets', { path: 'provisions/', name: '本地的规定' }],
    ['staffing', { path: 'provisions/', name: '本地的规定' }],
    ['supervision', { path: 'provisions/', name: '本地的规定' }],
    ['agreements', { path: 'agreements/', name: '委托协议' }],
    ['statistics', { path: 'statistics/', name: '来源里的数据' }],
  ])('a page of what a source states on %s, where it states something', (key, page) => {
    expect(statedPages({ ...place, [key]: [{}] })).toEqual([page])
    expect(statedPages({ ...place, [key]: [] })).toEqual([])
    expect(statedPages(place)).toEqual([])
  })
})
