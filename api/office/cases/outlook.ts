import type { Deps } from '#api/office/deps.ts'
import { addDays, dayAt } from '#rules/clocks/day.ts'
import { endedBy, handsOver, heirOf } from '#rules/place/continuity.ts'
import { forbidden } from '#rules/refusal.ts'
import { countedTo } from '#rules/staff/boxes.ts'
import { allows, type Role, type StaffMember } from '#rules/staff/roles.ts'
import { placeOf } from './scope.ts'

/** Of cases whose matter turns, so many of the newest are looked at. */
const turningOf = 500
/** How far ahead is looked, in days. */
export const outlookDays = 90

/** «将无人承办的»: before a switch-over, what it would leave without a holder, and who takes it (S0-41). */
export const createOutlook = ({ store, ...deps }: Deps) => ({
  async outlook(by: StaffMember) {
    if (!allows(by.role, 'case.assign')) throw forbidden('由受理员和负责人看')
    const place = placeOf({ store, ...deps }, by.place)
    const today = dayAt(deps.now())
    const on = addDays(today, outlookDays)
    const open = (await store.read.cases.recent({ place: by.place, limit: turningOf })).filter(
      (c) => c.status !== 'closed',
    )
    const staff = (await store.read.staff.list(by.place)).filter((s) => !s.disabled)
    const ending = await Promise.all(
      endedBy(place, on).map(async (body) => ({
        body,
        heir: heirOf(place, body.id, on),
        cases: (await store.read.cases.inHandsOf(by.place, body.id, countedTo)).length,
        letters: (await store.read.requests.waitingFor(by.place, body.id, countedTo)).length,
        accounts: staff.filter((s) => s.body === body.id).length,
      })),
    )
    const { items } = deps.facts()
    const turning = open.flatMap((c) => {
      const item = items.find((i) => i.id === c.itemId)
      const change = item && c.area ? handsOver(place, item, c.area, [today, on]) : undefined
      return change && change.from === c.owner
        ? [{ number: c.number, title: item?.name ?? '', ...change }]
        : []
    })
    const handed = new Set(
      staff.filter((s) => allows(s.role as Role, 'case.see')).map((s) => s.body),
    )
    const silent = await Promise.all(
      place.bodies
        .filter((b) => !handed.has(b.id))
        .map(async ({ id: body }) => {
          const held = await store.read.cases.inHandsOf(by.place, body, countedTo)
          return { body, cases: held.filter((c) => c.owner === body).length }
        }),
    )
    return {
      place,
      on,
      ending,
      turning,
      turningOf,
      /** Bodies with open cases and nobody who could sign in: their first responder records on paper. */
      silent: silent.filter(({ cases }) => cases > 0),
    }
  },
})
