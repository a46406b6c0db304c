import type { Deps } from '#api/office/deps.ts'
import type { Staff } from '#db/staff.ts'
import type { Reader, Writer } from '#db/store.ts'
import { respondersOf } from '#rules/place/responder.ts'
import { conflict } from '#rules/refusal.ts'
import { allows, type Role, type StaffMember } from '#rules/staff/roles.ts'

const most = 1000
const handles = (s: Staff): boolean => !s.disabled && allows(s.role as Role, 'case.answer')

/**
 * Whether nobody of a body could handle cases once this account is shut. A first responder keeps one, for what comes in
 * would lie in a mailbox that nobody opens (S0-41); then it throws conflict.
 */
export async function isLastHand(deps: Deps, read: Reader, row: Staff): Promise<boolean> {
  if (!handles(row)) return false
  const others = (await read.staff.list(row.place, row.body)).filter((s) => s.id !== row.id)
  if (others.some(handles)) return false
  const place = deps.facts().places.find((p) => p.slug === row.place)
  if (place && respondersOf(place).includes(row.body))
    throw conflict('首问单位至少要留一个能办件的账号，请先建好接手的账号')
  return true
}

/**
 * The mailbox of a body is shut: every open case in it is from now on recorded on paper by its first responder, who is
 * told, with an event in the chain and an audit row for each. The numbers of the cases.
 */
export async function leaveBody(
  tx: Writer,
  row: Staff,
  by: StaffMember,
  at: number,
): Promise<string[]> {
  const cases = (await tx.cases.inHandsOf(row.place, row.body, most)).filter((c) =>
    [c.owner, c.pendingTo].includes(row.body),
  )
  for (const c of cases) {
    const reason = '这个单位的账号都停用了，由首问单位按书面跟进'
    const event = { verb: 'assigned', at, role: by.role, staffId: by.id, public: false }
    await tx.cases.update(c, { handler: null }, { ...event, payload: { from: row.body, reason } })
    const told = { case: c.id, kind: 'assigned', body: c.firstResponder }
    await tx.outbox.insert({ topic: 'notice.body', payload: told, at })
    await tx.audit.insert({ at, staffId: by.id, verb: 'case.assign', object: `case:${c.id}` })
  }
  return cases.map((c) => c.number)
}
