import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import type { Writer } from '#db/store.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { homeArea } from '#rules/place/name.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { placeOf } from './scope.ts'

/**
 * 抄告: what a body takes on is told to the department that keeps supervision over the matter, in the same write and
 * once per department (S1-20(3)). A restricted case is told to nobody.
 */
export async function tellDepartment(
  deps: Deps,
  tx: Writer,
  by: StaffMember,
  c: Case,
): Promise<void> {
  const item = deps.facts().items.find((i) => i.id === c.itemId)
  if (!item || c.audience !== null) return
  const place = placeOf(deps, c.place)
  const area = c.area ?? homeArea(place)?.id
  const row = area ? assignmentOf(place, item, area, dayAt(deps.now())) : undefined
  const department = row?.department
  if (!department || department === c.owner || department === by.body) return
  const told = (await tx.transfers.of(c.id)).some(
    (t) => t.kind === 'copy' && t.toBody === department,
  )
  if (told) return
  await tx.transfers.insert({
    caseId: c.id,
    kind: 'copy',
    fromBody: c.owner,
    toBody: department,
    grounds: `已受理“${item.title}”，按抄告制度告知`,
    status: 'accepted',
    at: deps.now(),
  })
  await tx.audit.insert({
    at: deps.now(),
    staffId: by.id,
    verb: 'case.copy',
    object: `case:${c.id}`,
    detail: { to: department },
  })
}
