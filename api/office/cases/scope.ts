import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import type { Desk, Reader } from '#db/store.ts'
import type { ClockGround } from '#db/casework-clocks.ts'
import { clocksOf } from '#rules/clocks/citizen.ts'
import type { Place } from '#rules/content/place.ts'
import { notFound } from '#rules/refusal.ts'
import { maySee } from '#rules/staff/sight.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'

export const noSuchCase = () => notFound('没有这件工单，或者它不在您的单位办理')

/** What a person's reads reach: supervisors see what is restricted to their body and nothing else, all others the rest. */
export const deskOf = (read: Reader, by: StaffMember): Desk =>
  allows(by.role, 'restricted.see') ? read.restricted(by.body) : read

/** A case that the person may open, by its id; the refusal is the same whether it does not exist or is not theirs. */
export async function caseFor(read: Reader, by: StaffMember, id: string): Promise<Case> {
  const found = await deskOf(read, by).cases.byId(id)
  if (!found || !maySee(by, found)) throw noSuchCase()
  return found
}

export function placeOf(deps: Deps, slug: string): Place {
  const place = deps.facts().places.find((p) => p.slug === slug)
  if (!place) throw notFound('这个辖区没有开放')
  return place
}

/** The clocks that hold in a case's place, for the one who records. */
export const groundOf = (deps: Deps, slug: string): ClockGround => ({
  clocks: clocksOf(deps.facts().clocks, placeOf(deps, slug)),
  calendar: deps.calendar(),
})
