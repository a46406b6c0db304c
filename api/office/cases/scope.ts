import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import type { Desk, Reader } from '#db/store.ts'
import type { ClockGround } from '#db/casework-clocks.ts'
import { clocksOf } from '#rules/clocks/citizen.ts'
import type { Place } from '#rules/content/place.ts'
import { invalid, notFound } from '#rules/refusal.ts'
import type { Named } from '#rules/case/action.ts'
import { bodyName } from '#rules/place/name.ts'
import { onLadder } from '#rules/place/ladder.ts'
import { maySee } from '#rules/staff/sight.ts'
import { allows, type Role, type StaffMember } from '#rules/staff/roles.ts'

export const noSuchCase = () => notFound('没有这件工单，或者它不在您的单位办理')

/** What a person's reads reach: supervisors see what is restricted to their body and nothing else, all others the rest. */
export const deskOf = (read: Reader, by: StaffMember): Desk =>
  allows(by.role, 'restricted.see') ? read.restricted(by.body) : read

/** A case that the person may open, by its id; the refusal is the same whether it does not exist or is not theirs. */
export async function caseFor(
  deps: Deps,
  read: Reader,
  by: StaffMember,
  id: string,
): Promise<Case> {
  const found = await deskOf(read, by).cases.byId(id)
  if (!found || !maySee(by, found, await inDispute(deps, read, by, found))) throw noSuchCase()
  return found
}

/** Whether a case may be given to an account by this person: of the same body, in use, and one that can open it. */
export const mayHold = (
  by: StaffMember,
  person: { body: string; role: string; disabled: boolean },
): boolean => person.body === by.body && !person.disabled && allows(person.role as Role, 'case.see')

/** Whether the person's body stands on the ladder of the place: it coordinates disputes. */
export const coordinates = (deps: Deps, slug: string, by: StaffMember): boolean =>
  by.place === slug && onLadder(placeOf(deps, slug), by.body)

/** Whether the person has a part in the open dispute about a case: as a party, or on the ladder (S1-18, S4-12). */
async function inDispute(deps: Deps, read: Reader, by: StaffMember, c: Case): Promise<boolean> {
  if (c.dispute === null || c.audience !== null || by.place !== c.place) return false
  if (coordinates(deps, c.place, by)) return true
  const open = (await read.disputes.of(c.id)).find((d) => d.settledAt === null)
  return open?.parties.includes(by.body) ?? false
}

/** Whether a body has nobody who could sign in: then what it does reaches us on paper, and somebody records it. */
export async function onPaperOnly(read: Reader, place: string, body: string): Promise<boolean> {
  return (await read.staff.list(place, body)).every((s) => s.disabled)
}

/**
 * Whether a person may put the result of a dispute on record: who stands on the ladder, or the owner where nobody there
 * could sign in; then what the ladder decided reaches it on paper.
 */
export async function maySettle(
  deps: Deps,
  read: Reader,
  by: StaffMember,
  c: Pick<Case, 'place' | 'owner' | 'dispute'>,
): Promise<boolean> {
  if (coordinates(deps, c.place, by)) return true
  if (by.place !== c.place || by.body !== c.owner || [null, 'negotiate'].includes(c.dispute))
    return false
  const rungs = placeOf(deps, c.place).ladder.flatMap((rung) => rung.body ?? [])
  const silent = await Promise.all(rungs.map((body) => onPaperOnly(read, c.place, body)))
  return silent.every(Boolean)
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

/** The name of the field of a case, which a body that stands for all departments takes into its own. */
export function fieldNameOf(deps: Deps, c: Case): string {
  const { items, fields } = deps.facts()
  const field = items.find((i) => i.id === c.itemId)?.field
  return fields.find((f) => f.id === field)?.name ?? '业务'
}

/** The body that a person named as the owner of a clue; refused when the place has no such body. */
export function namedIn(deps: Deps, c: Case, body: string): { names?: Named } {
  return body ? { names: { body, name: nameIn(deps, c, body, '/names') } } : {}
}

/** The name of a body of the place, as letters and notices write it; `pointer` is the field that chose it. */
export function nameIn(deps: Deps, c: Case, body: string, pointer: string): string {
  const found = placeOf(deps, c.place).bodies.find((b) => b.id === body)
  if (!found) throw invalid('请选择单位', [{ pointer, detail: '请从列表里选单位' }])
  return bodyName(found, fieldNameOf(deps, c))
}
