import { randomUUID } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import { parseNumber } from '#rules/case/number.ts'
import { dayAt, holdsOn } from '#rules/clocks/day.ts'
import { officersEach } from '#rules/inspection/draw.ts'
import { weigh, type Cause } from '#rules/inspection/frequency.ts'
import { conflict, invalid, notFound } from '#rules/refusal.ts'
import { maySee } from '#rules/staff/sight.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { audited, bodiesOf, must, placeIn, planFor, withRoot } from './ground.ts'

export type VisitInput = {
  object: string
  on: string
  cause: Cause
  reference: string
  why: string
}
const wrong = (pointer: string, detail: string) => invalid(detail, [{ pointer, detail }])

/** Arranging, joining and recording visits: not beyond the plan, not twice unawares, one entry for several bodies. */
export const createVisits = (deps: Deps) => ({
  async visit(by: StaffMember, id: string, input: VisitInput): Promise<string> {
    must(by, 'inspection.visit')
    const { object, on, cause, why } = input
    const visit = randomUUID()
    await deps.store.write(async (tx) => {
      const plan = await planFor(tx, by, id)
      if (!bodiesOf(plan).includes(by.body))
        throw conflict('这个计划里没有本单位；同一个对象要去的，请在已经安排的检查上选“一起去”')
      const held = await tx.inspections.holdObject(object)
      if (held?.place !== by.place || held.kind !== plan.objectKind)
        throw wrong('/object', '请选这个计划的检查对象')
      const number = cause === 'plan' ? null : parseNumber(input.reference)
      const found = number ? await tx.cases.byNumber(number) : undefined
      if (cause !== 'plan' && !(found && maySee(by, found)))
        throw wrong('/reference', '请写本单位看得到的工单编号')
      const plans = await withRoot(tx, plan)
      const before = await tx.inspections.visitsTo([object], plans.at(-1))
      const { refused, again } = weigh(plans, { object, on, cause }, before)
      if (refused) throw wrong('/cause', refused)
      const names = placeIn(deps, by.place).bodies
      const who = again
        .map(
          (v) =>
            `${v.on}（${v.bodies.map((b) => names.find((n) => n.id === b)?.name).join('、')}）`,
        )
        .join('，')
      if (again.length > 0 && why === '')
        throw wrong(
          '/why',
          `这个对象本期已有检查：${who}。能一起去的请合并；仍要单独去的，写明理由`,
        )
      const at = deps.now()
      await tx.inspections.addVisit({
        id: visit,
        place: by.place,
        plan: plan.id,
        root: plan.parent ?? plan.id,
        object,
        on,
        bodies: [by.body],
        items: [...plan.items],
        cause,
        reference: number,
        why: why || null,
        officers: null,
        result: null,
        staffId: by.id,
        at,
      })
      await audited(tx, by, at, 'inspection.visit', `inspection:${plan.id}`)
    })
    return visit
  },

  /** 进一次门、查多件事: another body goes along with a visit that is arranged, for the items of its own plan too. */
  join: (by: StaffMember, id: string, own: string): Promise<void> =>
    deps.store.write(async (tx) => {
      must(by, 'inspection.visit')
      const visit = await tx.inspections.visit(id)
      if (!visit || visit.place !== by.place) throw notFound('没有这次检查')
      if (visit.bodies.includes(by.body)) throw conflict('本单位已经在这次检查里')
      const plan = own === '' ? undefined : await planFor(tx, by, own)
      if (plan && !bodiesOf(plan).includes(by.body)) throw wrong('/own', '请选本单位的计划')
      const more = plan?.items ?? []
      await tx.inspections.changeVisit(id, {
        bodies: [...visit.bodies, by.body],
        items: [...new Set([...visit.items, ...more])],
      })
      await audited(tx, by, deps.now(), 'inspection.visit', `inspection:${visit.plan}`)
    }),

  /** What a visit came to; two licensed officers at least (行政处罚法 42). */
  done: (by: StaffMember, id: string, input: { officers: string[]; result: string }) =>
    deps.store.write(async (tx) => {
      must(by, 'inspection.visit')
      const visit = await tx.inspections.visit(id)
      if (visit?.place !== by.place || !visit.bodies.includes(by.body))
        throw notFound('没有这次检查')
      if (visit.on > dayAt(deps.now())) throw wrong('/result', '检查的日子还没有到')
      const officers = [...new Set(input.officers)]
      const known = placeIn(deps, by.place).officers
      const odd = officers.find(
        (c) => !known.some((o) => o.certificate === c && holdsOn(o, visit.on)),
      )
      if (officers.length < officersEach) throw wrong('/officers', '至少写两名执法人员的证号')
      if (known.length > 0 && odd) throw wrong('/officers', `“${odd}”不在公示名单里，或者已过期`)
      await tx.inspections.changeVisit(id, { officers, result: input.result })
      await audited(tx, by, deps.now(), 'inspection.visit', `inspection:${visit.plan}`)
    }),
})
