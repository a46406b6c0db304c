import type { Deps } from '#api/office/deps.ts'
import { holdsOn, dayAt } from '#rules/clocks/day.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { bodiesOf, most, must, placeIn, planFor, withRoot } from './ground.ts'

/** What the desk sees of plans: the list, and one with its objects, its visits and its draws. */
export const createView = (deps: Deps) => ({
  async plans(by: StaffMember) {
    must(by, 'inspection.see')
    const place = placeIn(deps, by.place)
    return { place, plans: await deps.store.read.inspections.plans(by.place, most) }
  },

  async open(by: StaffMember, id: string) {
    must(by, 'inspection.see')
    const { inspections } = deps.store.read
    const plan = await planFor(deps.store.read, by, id)
    const place = placeIn(deps, by.place)
    const objects = await inspections.objects(by.place, plan.objectKind, most)
    const visits = Map.groupBy(
      await inspections.visitsTo(objects.map((o) => o.id)),
      (v) => v.object,
    )
    const draws = await inspections.drawsOf(plan)
    const bodies = bodiesOf(plan)
    const items = deps.facts().items.filter((i) => plan.items.includes(i.id))
    const all = await inspections.plans(by.place, most)
    return {
      plan,
      place,
      root: (await withRoot(deps.store.read, plan))[1] ?? null,
      items: items.map(({ id: item, name }) => ({ id: item, name })),
      objects: objects.map((o) => ({
        ...o,
        areaName: place.areas.find((a) => a.id === o.area)?.name ?? null,
        /** The code of its grid, where the area has one; null reads «未公布» (S1-16). */
        grid: place.areas.find((a) => a.id === o.area)?.grid ?? null,
        visits: visits.get(o.id) ?? [],
      })),
      draws,
      officers: place.officers.filter(
        (o) => bodies.includes(o.body) && holdsOn(o, dayAt(deps.now())),
      ).length,
      /** The body's own plans for the same kind of object, whose items it may bring along. */
      own: all.filter((p) => p.id !== id && p.body === by.body && p.objectKind === plan.objectKind),
      mine: bodies.includes(by.body),
      leads: plan.body === by.body,
    }
  },
})
export type PlanView = Awaited<ReturnType<ReturnType<typeof createView>['open']>>
