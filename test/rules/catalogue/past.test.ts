import { describe, expect, test } from 'vitest'
import { fieldsIn, historyOf, historyPaths, holdersOf } from '#rules/catalogue/history.ts'
import { versionsOf } from '#rules/catalogue/versions.ts'
import type { Revision } from '#rules/content/revision.ts'
import { invented } from '#test/rules/route/places.ts'
import { anItem, inventedFacts, revised } from './fixture.ts'

const source = { document: 'plan', seen: '2026-01-01' }
const row = {
  id: 'r',
  fields: ['*'],
  area: 'hills',
  owner: 'team',
  inNameOf: 'gov',
  mode: 'empowered',
  standing: 'in_scope',
  source,
}
const later = (id: string, from: string, more: object | null) =>
  revised(id, from, more && anItem(id, more))
const past = (revisions: Revision[], rows: object[] = [row]) => {
  const place = invented({ assignments: rows, bodies: invented().bodies.filter((b) => !b.to) })
  const items = ['jianshe-001', 'jianshe-002', 'dangan-001'].map((id) => anItem(id))
  return historyOf(versionsOf(inventedFacts(items, place), revisions, 'hills', '2026-12-31'))
}
const history = past([
  later('jianshe-001', '2026-02-01', { title: '二月的名' }),
  later('jianshe-002', '2026-03-01', null),
  later('jianshe-001', '2026-04-01', { title: '四月的名' }),
  later('jianshe-002', '2026-05-01', { title: '又有了' }),
  later('dangan-001', '2026-06-01', null),
])

describe('S0-11 what the versions of a place tell', () => {
  test('the forms of an item, each until the next or its end', () => {
    const forms = (id: string) =>
      history
        .forms(id)
        .map(({ key, from, until, item, field }) => [key, from, until, item.title, field])
    expect(forms('jianshe-001')).toEqual([
      ['initial', undefined, '2026-02-01', '演示jianshe-001', 'jianshe'],
      ['2026-02-01', '2026-02-01', '2026-04-01', '二月的名', 'jianshe'],
      ['2026-04-01', '2026-04-01', undefined, '四月的名', 'jianshe'],
    ])
    expect(forms('jianshe-002')).toEqual([
      ['initial', undefined, '2026-03-01', '演示jianshe-002', 'jianshe'],
      ['2026-05-01', '2026-05-01', undefined, '又有了', 'jianshe'],
    ])
    expect(forms('none')).toEqual([])
  })
  test('recalled is what came not back; changes stand the latest first', () => {
    expect([...history.recalled]).toEqual([
      ['dangan-001', { item: anItem('dangan-001'), on: '2026-06-01', cause: '演示原因' }],
    ])
    expect(history.changes.map((c) => `${c.on} ${c.type} ${c.id}`)).toEqual([
      '2026-06-01 收回 dangan-001',
      '2026-05-01 新增 jianshe-002',
      '2026-04-01 变更 jianshe-001',
      '2026-03-01 收回 jianshe-002',
      '2026-02-01 变更 jianshe-001',
    ])
  })
  test('a field has its page where it last changed', () => {
    const since = (n: number, field: string) => {
      const version = history.versions[n]
      return version && history.fieldSince(version, field).key
    }
    expect([
      since(0, 'jianshe'),
      since(1, 'jianshe'),
      since(4, 'jianshe'),
      since(5, 'jianshe'),
    ]).toEqual(['initial', '2026-02-01', '2026-05-01', '2026-05-01'])
    expect([since(4, 'dangan'), since(5, 'dangan')]).toEqual(['initial', '2026-06-01'])
    expect(history.versions.map((v) => fieldsIn(v).join())).toEqual([
      ...Array<string>(5).fill('jianshe,dangan'),
      'jianshe,dangan',
    ])
  })
  test('paths: versions, fields where they changed, old forms, recalled items', () => {
    expect(historyPaths(history)).toEqual([
      ...['initial', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'].map(
        (k) => `versions/${k}/`,
      ),
      'versions/initial/fields/jianshe/',
      'versions/initial/fields/dangan/',
      ...['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'].map(
        (k) => `versions/${k}/fields/jianshe/`,
      ),
      'versions/2026-06-01/fields/dangan/',
      'versions/initial/items/jianshe-001/',
      'versions/2026-02-01/items/jianshe-001/',
      'versions/initial/items/jianshe-002/',
      'items/dangan-001/',
    ])
  })
  test('who exercised it: equal holders in a row are one, another name or mode is another', () => {
    const rows = [
      { ...row, to: '2026-01-31' },
      { ...row, id: 'r2', from: '2026-02-01', to: '2026-02-28', department: 'dept' },
      { ...row, id: 'r3', from: '2026-03-01', to: '2026-03-31', inNameOf: 'dept' },
      {
        ...row,
        id: 'r4',
        from: '2026-04-01',
        to: '2026-04-30',
        mode: 'statutory',
        standing: 'statutory',
        inNameOf: 'dept',
      },
      {
        ...row,
        id: 'r5',
        from: '2026-05-01',
        to: '2026-05-31',
        owner: 'gov',
        mode: 'statutory',
        standing: 'statutory',
        inNameOf: 'dept',
      },
    ]
    const holders = holdersOf(past([], rows), anItem('jianshe-001'), 'hills')
    expect(holders.map((h) => [h.from, h.row?.id, h.version.key])).toEqual([
      [undefined, 'r', '2026-02-01'],
      ['2026-03-01', 'r3', '2026-03-01'],
      ['2026-04-01', 'r4', '2026-04-01'],
      ['2026-05-01', 'r5', '2026-05-01'],
      ['2026-06-01', undefined, '2026-06-01'],
    ])
  })
  test('a change of who acts, or of a body, touches every field', () => {
    const rows = [row, { ...row, id: 'x', fields: ['dangan'], from: '2026-02-01' }]
    const turned = past([], rows)
    const last = turned.versions.at(-1)
    expect(last && turned.fieldSince(last, 'jianshe').key).toBe('2026-02-01')
  })
})
