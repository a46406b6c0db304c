import type { Day } from '../clocks/day.ts'
import { planKindNames, type Plan } from './plan.ts'

/** Why somebody goes: by the plan, or because something came in; the others are named by the number of their case. */
export const causes = ['plan', 'clue', 'complaint', 'case'] as const
export type Cause = (typeof causes)[number]
export const causeNames: Record<Cause, string> = {
  plan: '按计划',
  clue: '有线索',
  complaint: '有投诉举报',
  case: '办案需要',
}

/** A visit that was arranged or made. `root` is the master plan, or the plan itself. */
export type Visit = {
  object: string
  plan: string
  root: string
  on: Day
  bodies: readonly string[]
  cause: Cause
}
type Wish = { object: string; on: Day; cause: Cause }

/**
 * Whether a visit may be arranged (S1-16, S2-19): `refused` when it goes beyond a plan without a cause of its own;
 * `again` lists visits to the same object in the same period, by whatever body, of which the desk is warned.
 * `plans` are the plan and the master plan over it.
 */
export function weigh(
  plans: readonly Plan[],
  wish: Wish,
  before: readonly Visit[],
): { refused: string | null; again: Visit[] } {
  const same = before.filter((v) => v.object === wish.object)
  const inside = (plan: Plan, on: Day) => plan.fromDay <= on && on <= plan.toDay
  const used = (plan: Plan) =>
    same.filter((v) => v.cause === 'plan' && [v.plan, v.root].includes(plan.id)).length
  const full = plans.find((plan) => used(plan) >= plan.most)
  const outside = plans.find((plan) => !inside(plan, wish.on))
  const refused =
    wish.cause !== 'plan'
      ? null
      : outside
        ? `${wish.on} 不在${planKindNames[outside.kind]}的期限里`
        : full
          ? `${planKindNames[full.kind]}里每个对象最多查 ${full.most} 次，这个对象已经安排满；有线索、投诉举报或者办案需要的，写明编号`
          : null
  const widest = plans.at(-1)
  return { refused, again: widest ? same.filter((v) => inside(widest, v.on)) : same }
}
