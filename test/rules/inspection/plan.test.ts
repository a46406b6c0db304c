import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawable, objectCode, publicName } from '#rules/inspection/codes.ts'
import { causes, weigh, type Visit } from '#rules/inspection/frequency.ts'
import { planFaults, type Plan } from '#rules/inspection/plan.ts'

const year: Plan = {
  id: 'year',
  kind: 'year',
  parent: null,
  body: 'team',
  partners: [],
  objectKind: '餐饮店',
  items: ['a-001', 'a-002'],
  most: 2,
  fromDay: '2026-01-01',
  toDay: '2026-12-31',
}
const daily: Plan = {
  ...year,
  id: 'daily',
  kind: 'daily',
  parent: 'year',
  items: ['a-001'],
  most: 1,
  fromDay: '2026-05-01',
  toDay: '2026-05-31',
}
const visit = (more: Partial<Visit> = {}): Visit => ({
  object: 'shop',
  plan: 'daily',
  root: 'year',
  on: '2026-05-06',
  bodies: ['team'],
  cause: 'plan',
  ...more,
})
const wish = { object: 'shop', on: '2026-05-20', cause: 'plan' } as const

describe('S2-19: the master plan of a year and the day-to-day plans under it', () => {
  test('a day-to-day plan keeps within days, items and number of the master plan', () => {
    expect(planFaults(year, undefined)).toEqual([])
    expect(planFaults(daily, year)).toEqual([])
    const wrong: [Partial<Plan>, string][] = [
      [{ most: 3 }, '/most'],
      [{ items: ['b-001'] }, '/items'],
      [{ toDay: '2027-01-02' }, '/fromDay'],
      [{ objectKind: '工地' }, '/objectKind'],
      [{ fromDay: '2026-06-02' }, '/toDay'],
      [{ partners: ['team'] }, '/partners'],
    ]
    for (const [more, pointer] of wrong)
      expect(planFaults({ ...daily, ...more }, year).map((f) => f.pointer)).toContain(pointer)
    expect(planFaults(daily, undefined).map((f) => f.pointer)).toEqual(['/parent'])
    expect(planFaults({ ...year, toDay: '2027-01-31' }, undefined)).toHaveLength(1)
  })

  test('a visit beyond either plan is refused, unless a clue, a complaint or a case gives the cause', () => {
    const plans = [daily, year]
    expect(weigh(plans, wish, []).refused).toBeNull()
    expect(weigh(plans, wish, [visit()]).refused).toContain('日常检查计划')
    const spring = visit({ plan: 'other', on: '2026-02-01' })
    const both = [spring, { ...spring, on: '2026-03-01' }]
    expect(weigh(plans, wish, both).refused).toContain('年度检查总计划')
    expect(weigh(plans, { ...wish, on: '2026-06-01' }, []).refused).toContain('期限')
    for (const cause of causes.filter((c) => c !== 'plan'))
      expect(weigh(plans, { ...wish, cause, on: '2026-06-01' }, both).refused).toBeNull()
    // What came of a complaint uses up nothing of the plan.
    expect(weigh(plans, wish, [visit({ cause: 'complaint' })]).refused).toBeNull()
  })

  test('whatever came before, no object is visited by plan more often than its plans allow', () => {
    const any = fc.record({
      object: fc.constantFrom('shop', 'inn'),
      on: fc.constantFrom('2026-05-06', '2026-05-20', '2026-07-01'),
      cause: fc.constantFrom(...causes),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (wishes) => {
        const made: Visit[] = []
        for (const w of wishes)
          if (weigh([daily, year], w, made).refused === null) made.push(visit(w))
        for (const object of ['shop', 'inn']) {
          const planned = made.filter((v) => v.object === object && v.cause === 'plan')
          expect(planned.length).toBeLessThanOrEqual(daily.most)
        }
      }),
    )
  })
})

describe('S1-16: no repeated enforcement', () => {
  test('a visit of any body to the same object in the same period is named', () => {
    const other = visit({ plan: 'x', root: 'x', bodies: ['bureau'], cause: 'case' })
    expect(weigh([daily, year], wish, [other]).again).toEqual([other])
    expect(weigh([daily, year], wish, [visit({ object: 'inn' })]).again).toEqual([])
    expect(weigh([daily, year], wish, [visit({ on: '2025-12-31' })]).again).toEqual([])
  })

  test('only officers of the plan’s bodies with a certificate that holds are in a list; the list names nobody', () => {
    const officer = (name: string, body: string, certificate: string, to?: string) => ({
      name,
      body,
      certificate,
      duty: '执法',
      demo: true,
      ...(to ? { to } : {}),
    })
    const register = [
      officer('甲某', 'team', '演示2222'),
      officer('乙某', 'team', '演示1111'),
      officer('丙某', 'bureau', '演示3333'),
      officer('丁某', 'team', '演示4444', '2026-05-07'),
      officer('戊某', 'team', '演示5555'),
    ]
    const on = ['2026-05-06', '2026-05-08']
    expect(drawable(register, { bodies: ['team'], on, away: ['演示5555'] })).toEqual([
      { code: '001-1111', certificate: '演示1111' },
      { code: '002-2222', certificate: '演示2222' },
    ])
    expect([objectCode(7), publicName('张三面馆', false)]).toEqual(['D00007', '张三面馆'])
    expect(publicName('张三', true)).not.toContain('三')
  })
})
