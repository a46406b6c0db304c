import type { Deps } from '#api/office/deps.ts'
import type { InspectionPlan, InspectionVisit } from '#db/inspections.ts'
import type { Reader, Writer } from '#db/store.ts'
import type { Place } from '#rules/content/place.ts'
import type { Visit } from '#rules/inspection/frequency.ts'
import type { Plan } from '#rules/inspection/plan.ts'
import { forbidden, notFound } from '#rules/refusal.ts'
import { allows, type StaffMember, type Verb } from '#rules/staff/roles.ts'

/** More than a desk ever shows at once. */
export const most = 2000

export const must = (by: StaffMember, verb: Verb): void => {
  if (!allows(by.role, verb)) throw forbidden('您的岗位不能做这一步')
}
export const placeIn = (deps: Deps, slug: string): Place => {
  const place = deps.facts().places.find((p) => p.slug === slug)
  if (!place) throw notFound('没有这个辖区')
  return place
}
export const bodiesOf = (plan: Plan): string[] => [plan.body, ...plan.partners]
export const visitOf = (v: InspectionVisit): Visit => v

/** A plan of the person's own place. */
export async function planFor(
  read: Reader | Writer,
  by: StaffMember,
  id: string,
): Promise<InspectionPlan> {
  const plan = await read.inspections.plan(id)
  if (!plan || plan.place !== by.place) throw notFound('没有这个检查计划')
  return plan
}

/** A plan with the master plan over it, the narrower one first. */
export async function withRoot(
  read: Reader | Writer,
  plan: InspectionPlan,
): Promise<InspectionPlan[]> {
  const root = plan.parent === null ? undefined : await read.inspections.plan(plan.parent)
  return root ? [plan, root] : [plan]
}

export const audited = (
  tx: Writer,
  by: StaffMember,
  at: number,
  verb: Verb,
  object: string,
): Promise<unknown> => tx.audit.insert({ at, staffId: by.id, verb, object })
