import { randomUUID } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import { objectCode } from '#rules/inspection/codes.ts'
import { planFaults, type Plan, type PlanKind } from '#rules/inspection/plan.ts'
import { invalid } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { audited, must, placeIn, planFor } from './ground.ts'

export type PlanInput = Omit<Plan, 'id' | 'parent' | 'body' | 'kind' | 'partners' | 'items'> & {
  kind: PlanKind
  name: string
  parent: string
  partners: string[]
  items: string[]
}
export type ObjectsInput = { lines: string[]; natural: boolean; area: string }

type Placed = { name: string; area: string | null; spot: string | null }
const placed = ({ name, area, spot }: Placed): string => JSON.stringify([name, area, spot])

/** 年度总计划和日常计划, and the register of whom they are about (S1-16, S2-19). */
export const createPlans = (deps: Deps) => ({
  async plan(by: StaffMember, { parent, ...input }: PlanInput): Promise<string> {
    must(by, 'inspection.plan')
    const place = placeIn(deps, by.place)
    const all = deps.facts().items
    const items = input.items.map((text) => all.find((i) => i.id === text || i.name === text)?.id)
    const odd = input.items.find((_, n) => items[n] === undefined)
    if (odd) throw invalid('事项不对', [{ pointer: '/items', detail: `目录里没有“${odd}”` }])
    if (input.partners.some((id) => !place.bodies.some((b) => b.id === id)))
      throw invalid('单位不对', [{ pointer: '/partners', detail: '请选本辖区的单位' }])
    const id = randomUUID()
    const made: Plan = {
      ...input,
      id,
      body: by.body,
      parent: input.kind === 'daily' ? parent || null : null,
      items: items.flatMap((item) => item ?? []),
    }
    await deps.store.write(async (tx) => {
      const over = made.parent === null ? undefined : await planFor(tx, by, made.parent)
      const [wrong, ...more] = planFaults(made, over)
      if (wrong) throw invalid(wrong.detail, [wrong, ...more])
      const at = deps.now()
      const row = { ...made, items: [...made.items], partners: [...made.partners] }
      await tx.inspections.addPlan({
        ...row,
        name: input.name,
        place: by.place,
        staffId: by.id,
        at,
      })
      await audited(tx, by, at, 'inspection.plan', `inspection:${id}`)
    })
    return id
  },

  /** Adds objects of the plan's kind to the register of the place: a name a line, and behind a comma where it is. */
  async objects(by: StaffMember, id: string, input: ObjectsInput): Promise<number> {
    must(by, 'inspection.plan')
    const place = placeIn(deps, by.place)
    if (input.area && !place.areas.some((a) => a.id === input.area))
      throw invalid('区域不对', [{ pointer: '/area', detail: '请选本辖区的区域' }])
    await deps.store.write(async (tx) => {
      const plan = await planFor(tx, by, id)
      const at = deps.now()
      // Twice in the register, an object could be visited twice as often.
      const known = new Set((await tx.inspections.objects(by.place, plan.objectKind)).map(placed))
      for (const line of input.lines) {
        const [name = '', spot = ''] = line.split(/[，,]/).map((part) => part.trim())
        if (name === '') throw invalid('名称是空的', [{ pointer: '/lines', detail: '请写名称' }])
        const here = placed({ name, area: input.area || null, spot: spot || null })
        if (known.has(here))
          throw invalid('已经登记过', [{ pointer: '/lines', detail: `“${line}”已经登记过` }])
        known.add(here)
        const code = objectCode(await tx.serials.next(`inspection-objects/${by.place}`))
        const { natural } = input
        await tx.inspections.addObject({
          id: randomUUID(),
          place: by.place,
          code,
          kind: plan.objectKind,
          name,
          natural,
          area: input.area || null,
          spot: spot || null,
          version: 1,
          at,
        })
      }
      await audited(tx, by, at, 'inspection.plan', `inspection:${id}`)
    })
    return input.lines.length
  },
})
