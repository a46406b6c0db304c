import { describe, expect, test } from 'vitest'
import { completeness, itemChecks } from '#rules/catalogue/completeness.ts'
import { guidanceOf } from '#rules/catalogue/claims.ts'
import { noOversight } from '#rules/content/oversight.ts'
import { invented } from '#test/rules/route/places.ts'
import { anItem, inventedFacts } from './fixture.ts'

const on = '2026-05-06'
const source = { document: 'plan', seen: '2026-01-01' }
const row = {
  fields: ['*'],
  area: 'hills',
  owner: 'team',
  mode: 'empowered',
  standing: 'announced',
  announcement: 'plan',
  source,
}
const whole = {
  conditions: '逾期不改',
  discretion: '某标准',
  boundary: { supervises: '住建局' },
}
const oversight = {
  ...noOversight,
  supervised: [{ item: 'jianshe-001', matter: null, why: '没有对应的' }],
}
const lacking = (more: object, rows: object[] = [row], place: object = { oversight }) => {
  const made = invented({ assignments: rows, ...place })
  const [check] = itemChecks(
    made,
    inventedFacts([anItem('jianshe-001', { ...whole, ...more })], made),
    on,
  )
  return check?.missing
}

describe('S1-11 S2-17 what the page of an item lacks', () => {
  test.each<[object, string[]]>([
    [{}, []],
    [{ conditions: undefined }, []],
    [{ conditions: undefined, tiers: [], fineWithoutAmount: true }, ['conditions']],
    [{ tiers: [], kinds: ['罚款'] }, ['range']],
    [{ tiers: [], kinds: ['警告'] }, []],
    [{ tiers: [], fineWithoutAmount: true }, []],
    [{ discretion: undefined }, ['discretion']],
    [{ boundary: { supervises: '' } }, ['boundary']],
    [{ basis: [{ law: '甲法', article: '第五条', role: 'prohibits' }] }, ['basis']],
    [{ kind: '检查', basis: [{ law: '甲法', article: '第五条', role: 'prohibits' }] }, []],
  ])('%j: %j', (more, missing) => {
    expect(lacking(more)).toEqual(missing)
  })
  test('the announcement is the law, or a paper', () => {
    const bare = { ...row, standing: 'in_scope', announcement: undefined }
    expect(lacking({}, [bare])).toEqual(['announcement'])
    expect(lacking({}, [{ ...bare, mode: 'statutory', standing: 'statutory' }])).toEqual([])
    const kept = { ...bare, mode: 'retained', standing: 'retained' }
    expect(lacking({}, [kept])).toBeUndefined()
    expect(lacking({}, [kept], { level: 'county', oversight })).toEqual([])
    expect(lacking({}, [{ ...kept, area: 'plain' }, bare], { oversight })).toEqual(['announcement'])
  })
  test('the supervising matter is claimed or explicitly none', () => {
    const claim = { item: 'jianshe-001', matter: '监管甲事' }
    const of = (more: object) =>
      lacking({}, [row], { oversight: { ...noOversight, supervised: [{ ...claim, ...more }] } })
    expect(of({})).toEqual(['supervised'])
    expect(of({ claimedBy: 'dept', claimedOn: on })).toEqual([])
    expect(lacking({}, [row], {})).toEqual(['supervised'])
    const made = invented({ assignments: [row], oversight })
    const facts = { ...inventedFacts([anItem('jianshe-001', whole)], made), procedures: [] }
    expect(itemChecks(made, facts, on)[0]?.missing).toEqual(['procedure'])
  })
})

describe('S0-28 S2-17 the board of a place', () => {
  const items = [
    anItem('jianshe-001', { ...whole, checkedOn: '2026-02-01' }),
    anItem('jianshe-002', { checkedOn: '2026-01-01' }),
    anItem('jianshe-003', { checkedOn: '2026-03-01' }),
  ]
  const elements = (n: number, less: object) => ({
    matter: n,
    authority: n,
    announcement: n,
    conditions: n,
    basis: n,
    procedure: n,
    range: n,
    manner: n,
    discretion: n,
    boundary: n,
    supervised: n,
    ...less,
  })
  test('each field and the whole, with what was declared and from when to when it was checked', () => {
    const place = invented({
      assignments: [row],
      oversight,
      declared: [
        { field: 'dangan', count: 4 },
        { field: 'jianshe', count: 7 },
      ],
    })
    const { fields, total, checks } = completeness(place, inventedFacts(items, place), on)
    const sums = {
      entered: 3,
      complete: { done: 1, of: 3 },
      claimed: { done: 0, of: 2 },
      elements: elements(3, { discretion: 1, supervised: 1 }),
      checked: { first: '2026-01-01', last: '2026-03-01' },
    }
    expect(checks).toHaveLength(3)
    expect(fields).toMatchObject([
      { field: 'jianshe', declared: 7, ...sums },
      {
        field: 'dangan',
        declared: 4,
        entered: 0,
        complete: { done: 0, of: 0 },
        elements: elements(0, {}),
      },
    ])
    expect(fields[1]).not.toHaveProperty('checked')
    expect(total).toMatchObject({ field: '', declared: 11, ...sums })
    expect(
      completeness({ ...place, declaredTotal: 99 }, inventedFacts(items, place), on).total.declared,
    ).toBe(99)
  })
})

test('S1-32 guidance by the item before its field; none where none is', () => {
  const guide = (id: string, fields: string[], items: string[]) => ({
    id,
    fields,
    items,
    unit: 'dept',
    until: on,
  })
  const of = (...guidance: ReturnType<typeof guide>[]) =>
    guidanceOf({ oversight: { ...noOversight, guidance } }, { id: 'a-1', field: 'a' })?.id
  expect(of(guide('field', ['a'], []), guide('item', [], ['a-1']))).toBe('item')
  expect(of(guide('other', ['b'], ['b-1']), guide('field', ['a'], []))).toBe('field')
  expect(of(guide('other', ['b'], ['b-1']))).toBeUndefined()
  expect(guidanceOf({}, { id: 'a-1', field: 'a' })).toBeUndefined()
})
