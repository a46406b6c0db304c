import type { Day } from '../clocks/day.ts'
import type { FieldError } from '../refusal.ts'

/** «两计划» (S2-19): the master plan of a year, and the day-to-day plans under it. */
export const planKinds = ['year', 'daily'] as const
export type PlanKind = (typeof planKinds)[number]
export const planKindNames: Record<PlanKind, string> = {
  year: '年度检查总计划',
  daily: '日常检查计划',
}

/** Who inspects what kind of object for which items, between two days, and at most how often each object. */
export type Plan = {
  id: string
  kind: PlanKind
  /** The master plan of a day-to-day plan. */
  parent: string | null
  body: string
  /** Bodies that come along: one visit serves them all. */
  partners: readonly string[]
  objectKind: string
  items: readonly string[]
  most: number
  fromDay: Day
  toDay: Day
}

/** What keeps a plan from being made; a day-to-day plan never goes beyond the master plan that it stands under. */
export function planFaults(plan: Plan, parent: Plan | undefined): FieldError[] {
  const wrong: [boolean, string, string][] = [
    [plan.fromDay > plan.toDay, '/toDay', '结束的日期不能早于开始的日期'],
    [
      plan.kind === 'year' && plan.fromDay.slice(0, 4) !== plan.toDay.slice(0, 4),
      '/toDay',
      '年度计划要在同一年里',
    ],
    [plan.items.length === 0, '/items', '请选要检查的事项'],
    [plan.partners.includes(plan.body), '/partners', '牵头单位不用再选一次'],
    [plan.kind === 'daily' && !parent, '/parent', '日常计划要写在哪个年度计划下面'],
  ]
  if (plan.kind === 'daily' && parent)
    wrong.push(
      [parent.kind !== 'year', '/parent', '日常计划只能写在年度计划下面'],
      [parent.objectKind !== plan.objectKind, '/objectKind', '检查对象要和年度计划一致'],
      [
        plan.fromDay < parent.fromDay || plan.toDay > parent.toDay,
        '/fromDay',
        '日期要在年度计划的期限里',
      ],
      [plan.most > parent.most, '/most', `年度计划里每个对象最多查 ${parent.most} 次`],
      [
        plan.items.some((i) => !parent.items.includes(i)),
        '/items',
        '事项要在年度计划里；没有的先改年度计划',
      ],
    )
  return wrong.flatMap(([odd, pointer, detail]) => (odd ? [{ pointer, detail }] : []))
}
