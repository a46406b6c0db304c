import { describe, expect, test } from 'vitest'
import { drawable, objectCode, publicName } from '#rules/inspection/codes.ts'
import { commitmentOf, listHash, listHashes } from '#rules/inspection/commitment.ts'
import { draw, drawFault, seedOf, type Announced } from '#rules/inspection/draw.ts'
import { weigh, type Visit } from '#rules/inspection/frequency.ts'
import { planFaults, type Plan } from '#rules/inspection/plan.ts'

const year: Plan = {
  id: 'y',
  kind: 'year',
  parent: null,
  body: 'team',
  partners: ['dept'],
  objectKind: '店',
  items: ['a', 'b'],
  most: 2,
  fromDay: '2026-01-01',
  toDay: '2026-12-31',
}
const daily: Plan = {
  ...year,
  id: 'd',
  kind: 'daily',
  parent: 'y',
  items: ['a'],
  most: 1,
  fromDay: '2026-03-01',
  toDay: '2026-03-31',
}

describe('S2-19 what keeps a plan from being made', () => {
  test.each<[Plan, Plan | undefined, string[]]>([
    [year, undefined, []],
    [daily, year, []],
    [
      { ...year, fromDay: '2026-06-01', toDay: '2026-05-31' },
      undefined,
      ['/toDay 结束的日期不能早于开始的日期'],
    ],
    [{ ...year, fromDay: '2026-06-01', toDay: '2026-06-01' }, undefined, []],
    [{ ...year, toDay: '2027-01-01' }, undefined, ['/toDay 年度计划要在同一年里']],
    [{ ...year, items: [] }, undefined, ['/items 请选要检查的事项']],
    [{ ...year, partners: ['team'] }, undefined, ['/partners 牵头单位不用再选一次']],
    [daily, undefined, ['/parent 日常计划要写在哪个年度计划下面']],
    [daily, { ...year, kind: 'daily' }, ['/parent 日常计划只能写在年度计划下面']],
    [daily, { ...year, objectKind: '厂' }, ['/objectKind 检查对象要和年度计划一致']],
    [daily, { ...year, fromDay: '2026-03-02' }, ['/fromDay 日期要在年度计划的期限里']],
    [daily, { ...year, toDay: '2026-03-30' }, ['/fromDay 日期要在年度计划的期限里']],
    [daily, { ...year, fromDay: '2026-03-01', toDay: '2026-03-31' }, []],
    [{ ...daily, most: 3 }, year, ['/most 年度计划里每个对象最多查 2 次']],
    [{ ...daily, most: 2 }, year, []],
    [{ ...daily, items: ['a', 'c'] }, year, ['/items 事项要在年度计划里；没有的先改年度计划']],
    [year, { ...year, objectKind: '厂', most: 1 }, []],
  ])('%#', (plan, parent, wanted) => {
    expect(planFaults(plan, parent).map((f) => `${f.pointer} ${f.detail}`)).toEqual(wanted)
  })
})

describe('S1-16 how often a door is knocked at', () => {
  const visit = (more: Partial<Visit> = {}): Visit => ({
    object: 'o',
    plan: 'd',
    root: 'y',
    on: '2026-03-05',
    bodies: ['team'],
    cause: 'plan',
    ...more,
  })
  const wish = { object: 'o', on: '2026-03-10', cause: 'plan' as const }
  const weighed = (before: Visit[], more: object = {}) =>
    weigh([daily, year], { ...wish, ...more }, before)
  test('inside both plans, up to what each allows', () => {
    expect(weighed([])).toEqual({ refused: null, again: [] })
    expect(weighed([visit()]).refused).toBe(
      '日常检查计划里每个对象最多查 1 次，这个对象已经安排满；有线索、投诉举报或者办案需要的，写明编号',
    )
    const two = [visit({ plan: 'other' }), visit({ plan: 'more', on: '2026-05-01' })]
    expect(weighed(two).refused).toBe(
      '年度检查总计划里每个对象最多查 2 次，这个对象已经安排满；有线索、投诉举报或者办案需要的，写明编号',
    )
    expect(weighed([visit({ object: 'p' }), visit({ cause: 'clue' })]).refused).toBeNull()
  })
  test('at both ends of the days', () => {
    const on = (day: string) => weighed([], { on: day }).refused
    expect(['2026-03-01', '2026-03-31'].map(on)).toEqual([null, null])
    expect(on('2026-02-28')).toBe('2026-02-28 不在日常检查计划的期限里')
    expect(on('2026-04-01')).toBe('2026-04-01 不在日常检查计划的期限里')
  })
  test('a cause of its own is never refused, and visits of the same year are named', () => {
    const before = [
      visit(),
      visit({ on: '2025-12-31' }),
      visit({ on: '2026-12-31', plan: 'x', root: 'x' }),
      visit({ object: 'p' }),
    ]
    expect(weighed(before, { cause: 'clue', on: '2027-01-01' })).toEqual({
      refused: null,
      again: [before[0], before[2]],
    })
    expect(weigh([], { ...wish, cause: 'case' }, before).again).toHaveLength(3)
  })
})

describe('S1-16 a draw that anybody can repeat', () => {
  // No real hash: what is bound together shows.
  const hash = (text: string) => `<${text}>`
  const a: Announced = {
    id: 'i',
    valueSource: '指数',
    valueOn: '2026-05-06',
    count: 2,
    objects: ['D2', 'D1'],
    officers: ['O2', 'O1', 'O3'],
    conflicts: [['D2', 'O1']],
  }
  test('the lists are sorted, and every part of the announcement is bound', () => {
    expect(listHash(hash, ['b', 'a'])).toBe('<a\nb>')
    expect(listHashes(hash, a)).toEqual({
      objects: '<D1\nD2>',
      officers: '<O1\nO2\nO3>',
      conflicts: '<D2 O1>',
    })
    expect(commitmentOf(hash, a)).toBe('<i\n指数\n2026-05-06\n2\n<D1\nD2>\n<O1\nO2\nO3>\n<D2 O1>>')
    expect(seedOf(hash, a, ' 7 ')).toBe(`<${commitmentOf(hash, a)}\n7>`)
  })
  test('the order is that of the hashes, two officers for each, never who must stay away', () => {
    expect(draw(hash, a, '7')).toEqual({
      seed: seedOf(hash, a, '7'),
      picked: [
        { object: 'D1', officers: ['O1', 'O2'] },
        { object: 'D2', officers: ['O2', 'O3'] },
      ],
    })
    expect(draw(hash, { ...a, count: 1 }, '7').picked.map((p) => p.object)).toEqual(['D1'])
  })
  test.each<[Partial<Announced>, string | null]>([
    [{}, null],
    [{ objects: ['D1', 'D1'] }, '名单里有重复的编号'],
    [{ officers: ['O1', 'O2', 'O2'] }, '名单里有重复的编号'],
    [{ count: 0 }, '名单里只有 2 个对象可抽'],
    [{ count: 3 }, '名单里只有 2 个对象可抽'],
    [{ count: 1 }, null],
    [{ officers: ['O1', 'O2'] }, 'D2 除去回避的，不够两名执法人员'],
    [{ officers: ['O1', 'O2'], conflicts: [] }, null],
  ])('%j: %s', (more, fault) => {
    expect(drawFault({ ...a, ...more })).toBe(fault)
  })
  test('numbers and names for the public', () => {
    expect([objectCode(7), objectCode(123_456)]).toEqual(['D00007', 'D123456'])
    expect(publicName('张三丰饭店', false)).toBe('张三丰饭店')
    expect(publicName('张三丰', true)).not.toContain('三丰')
  })
  test('officers of these bodies whose certificate holds on every day, by certificate, without who is away', () => {
    const officer = (certificate: string, more: object = {}) => ({
      name: '甲',
      body: 'team',
      duty: '查',
      certificate,
      demo: true,
      ...more,
    })
    const all = [
      officer('演示-0003'),
      officer('演示-0001'),
      officer('演示-0002', { body: 'other' }),
      officer('演示-0004', { to: '2026-05-06' }),
      officer('演示-0005', { from: '2026-05-06' }),
      officer('演示-0006'),
    ]
    expect(
      drawable(all, { bodies: ['team'], on: ['2026-05-05', '2026-05-07'], away: ['演示-0006'] }),
    ).toEqual([
      { code: '001-0001', certificate: '演示-0001' },
      { code: '002-0003', certificate: '演示-0003' },
    ])
  })
})
