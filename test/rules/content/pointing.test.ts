import { describe, expect, test } from 'vitest'
import { branchOf } from '#rules/content/branch.ts'
import { checkDuties, pointed } from '#rules/content/check-duties.ts'
import { checkOversight } from '#rules/content/check-oversight.ts'
import { duty } from '#rules/content/duty.ts'
import { findingAt, line, repeated } from '#rules/content/finding.ts'
import { item } from '#rules/content/item.ts'
import { inFen, inYuan } from '#rules/content/money.ts'
import { guidance, noOversight, supervised } from '#rules/content/oversight.ts'
import { perArea } from '#rules/content/per-area.ts'
import { settledKey } from '#rules/content/settled.ts'
import { anItem } from '#test/rules/catalogue/fixture.ts'
import { origin, said, soundFacts, soundPlace } from '#test/rules/content/sound.ts'

test('DESIGN 5 a finding leads to the file, the row and the key', () => {
  const found = (path: string, key: string) =>
    line(findingAt(() => ({ file: 'a.yaml', path }))({}, key, '错'))
  expect(found('[3]', 'owner')).toBe('a.yaml › [3].owner: 错')
  expect(found('list', '[2]')).toBe('a.yaml › list[2]: 错')
  expect(found('[3]', '')).toBe('a.yaml › [3]: 错')
  expect(found('', 'slug')).toBe('a.yaml › slug: 错')
  expect(found('', '')).toBe('a.yaml: 错')
})

test('of rows that stand again, each but the first', () => {
  const rows = [{ n: 1 }, { n: 2 }, { n: 1 }, { n: 1 }]
  expect(repeated(rows, (r) => String(r.n))).toEqual([{ n: 1 }, { n: 1 }])
})

describe('the duty checklist points into the place', () => {
  const place = soundPlace({ officers: [], gate: ['一', '二'] })
  test.each<[string, unknown]>([
    ['place/name', '青山镇'],
    ['place/nothing', undefined],
    ['documents/plan/title', '演示方案'],
    ['documents/none/title', undefined],
    ['ladder/0/step', '指导办公室协调'],
    ['gate/1', '二'],
    ['name', '青山镇'],
    ['name/length/deep', undefined],
    ['officers', undefined],
    ['oversight/supervised', undefined],
    ['', undefined],
  ])('%s', (pointer, there) => {
    expect(pointed(place, pointer)).toEqual(there)
  })
  test('by field and by certificate, where a row has no id', () => {
    const officer = { name: '甲', body: 'team', duty: '查', certificate: '演示-1', demo: true }
    const rich = soundPlace({ officers: [officer], declared: [{ field: 'jianshe', count: 7 }] })
    expect(pointed(rich, 'officers/演示-1/name')).toBe('甲')
    expect(pointed(rich, 'declared/jianshe/count')).toBe(7)
  })
  test('each pointer leads somewhere, and no duty stands twice', () => {
    const row = duty.parse({ duty: 'S1-18', at: ['documents/plan', 'documents/none'] })
    expect(said(checkDuties([row, row], place, origin))).toEqual([
      'f › duty: “S1-18”重复',
      'f › at[1]: 资料里没有“documents/none”',
      'f › at[1]: 资料里没有“documents/none”',
    ])
  })
  test.each<[object, boolean]>([
    [{ at: ['a'] }, true],
    [{ pages: ['/a'] }, true],
    [{ by: '程序' }, true],
    [{ notApplicable: '没有这样的机构' }, true],
    [{}, false],
    [{ by: '' }, false],
    [{ at: ['a'], notApplicable: '没有这样的机构' }, false],
    [{ pages: ['/a'], notApplicable: '没有这样的机构' }, false],
    [{ by: '程序', notApplicable: '没有这样的机构' }, false],
  ])('a duty is somewhere, or does not apply, and never both: %j', (more, sound) => {
    expect(duty.safeParse({ duty: 'S1-18', ...more }).success).toBe(sound)
  })
})

describe('oversight.yaml', () => {
  const wrong = (more: object) =>
    said(
      checkOversight(soundPlace({ oversight: { ...noOversight, ...more } }), soundFacts(), origin),
    )
  const guide = { id: 'g', fields: ['jianshe'], items: [], unit: 'dept', until: '2026-01-01' }
  const back = { item: 'jianshe-001', reasons: ['不清楚'], on: '2026-01-01', by: 'dept' }
  const approval = { list: 'power', by: 'dept', on: '2026-01-01' }
  test.each<[object, string[]]>([
    [{ guidance: [guide], returned: [back], approvals: [approval] }, []],
    [{ guidance: [{ ...guide, unit: 'none' }] }, ['f › guidance[0].unit: 没有这个机构“none”']],
    [
      { guidance: [{ ...guide, items: ['jianshe-001', 'none'] }] },
      ['f › guidance[0].items[1]: 没有这个事项“none”'],
    ],
    [{ returned: [{ ...back, item: 'none' }] }, ['f › returned[0].item: 没有这个事项“none”']],
    [{ approvals: [approval, approval] }, ['f › approvals: “power”重复']],
    [{ guidance: [guide, guide] }, ['f › guidance: “g”重复']],
    [{ returned: [back, back] }, ['f › returned: “jianshe-001”重复']],
  ])('%j', (more, faults) => {
    expect(wrong(more)).toEqual(faults)
  })
  test('nothing is asked of a place without one', () => {
    expect(checkOversight(soundPlace(), soundFacts(), origin)).toEqual([])
  })
  test.each<[object, boolean]>([
    [{ matter: '对甲的监管' }, true],
    [{ matter: null, why: '没有对应' }, true],
    [{ matter: null }, false],
    [{ matter: '对甲的监管', claimedBy: 'dept' }, false],
    [{ matter: '对甲的监管', claimedOn: '2026-01-01' }, false],
    [{ matter: '对甲的监管', claimedBy: 'dept', claimedOn: '2026-01-01' }, true],
  ])('S0-3 a supervising matter, or why there is none: %j', (more, sound) => {
    expect(supervised.safeParse({ item: 'a', ...more }).success).toBe(sound)
  })
  test('S1-32 guidance is about something', () => {
    const of = (more: object) =>
      guidance.safeParse({ id: 'g', unit: 'dept', until: '2026-01-01', ...more }).success
    expect([of({}), of({ fields: ['a'] }), of({ items: ['b'] })]).toEqual([false, true, true])
  })
})

describe('an item', () => {
  const of = (tier: object) => item.safeParse({ ...anItem('jianshe-001'), tiers: [tier] }).success
  test.each<[object, boolean]>([
    [{ base: 'fixed', min: 2, max: 2 }, true],
    [{ base: 'fixed', min: 3, max: 2 }, false],
    [{ base: 'multiple', min: 1, max: 2 }, false],
    [{ base: 'multiple', min: 1, max: 2, of: '货值' }, true],
  ])('a fine goes from less to more, and a share is a share of something: %j', (tier, sound) => {
    expect(of(tier)).toBe(sound)
  })
  test('money is in 分 inside and in yuan outside; shares stay as they are', () => {
    const tiers = (['fixed', 'per_unit', 'percent', 'multiple'] as const).map((base) => ({
      base,
      min: 0.29,
      max: 5,
      of: '每平方米',
    }))
    const inside = inFen(anItem('jianshe-001', { tiers }))
    expect(inside.tiers.map((t) => [t.min, t.max])).toEqual([
      [29, 500],
      [29, 500],
      [0.29, 5],
      [0.29, 5],
    ])
    expect(inYuan(inside).tiers).toEqual(tiers)
    expect(inside.id).toBe('jianshe-001')
  })
  test('belongs to the branch whose law penalises it, among the branches of its field', () => {
    const fields = [
      { id: 'a' },
      { id: 'other', within: 'z', laws: ['甲法'] },
      { id: 'bare', within: 'jianshe' },
      { id: 'b', within: 'jianshe', laws: ['丙法', '甲法'] },
    ]
    expect(branchOf(anItem('jianshe-001'), fields)).toBe('b')
    expect(branchOf({ ...anItem('jianshe-001'), branch: 'named' }, fields)).toBe('named')
  })
})

test('a row for some townships, its every value filled in, lists within lists too', () => {
  const areas = [
    { id: 'c', name: '甲县', level: 'county' as const },
    { id: 'e', name: '东镇', level: 'township' as const, parent: 'c' },
    { id: 'v', name: '小村', level: 'village' as const, parent: 'e' },
  ]
  const row = { perArea: ['e', 'v', 'c'], id: '{area}{area}', deep: { list: ['{name}', 3, null] } }
  expect(perArea(areas)(row)).toEqual([{ id: 'ee', deep: { list: ['东镇', 3, null] } }])
  expect(perArea(areas)({ perArea: 'e', name: '{organ}' })).toEqual([{ name: '东镇人民政府' }])
  expect(perArea(areas)({ perArea: ['v'] })).toEqual([])
})

test('one ended dispute stands for an item in an area', () => {
  expect(settledKey({ item: 'a-001', area: 'east' })).toBe('a-001@east')
})
