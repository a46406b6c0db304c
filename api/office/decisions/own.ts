import type { Decision } from '#db/decisions.ts'
import type { Writer } from '#db/store.ts'
import { forbidden, notFound, refusal } from '#rules/refusal.ts'
import { allows, type StaffMember, type Verb } from '#rules/staff/roles.ts'

export const sameHands = refusal('decision.same_hands', 403, '要由另一个人公开')

export const may = (by: StaffMember, verb: Verb): void => {
  if (!allows(by.role, verb)) throw forbidden('您的岗位不能做这一步')
}

/** A decision of the account's own place; any other is not there. */
export const own = (by: StaffMember, row: Decision | undefined): Decision => {
  if (!row || row.place !== by.place) throw notFound('没有这份处罚决定')
  return row
}

export const audited = (tx: Writer, by: StaffMember, verb: Verb, id: string, at: number) =>
  tx.audit.insert({ at, staffId: by.id, verb, object: `decision:${id}` })
