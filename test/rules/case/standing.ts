import type { Action, Actor, CaseCore, EventVerb, Notice } from '#rules/case/action.ts'
import { step } from '#rules/case/lifecycle.ts'
import { Refusal } from '#rules/refusal.ts'
import { staff } from '#test/kit/case-walk.ts'

/** A case in hand: owned by «team», first met by «town»; a test changes what it is about. */
export const at = (over: Partial<CaseCore> = {}): CaseCore => ({
  kind: 'complaint',
  clueKind: null,
  namedOwner: null,
  status: 'accepted',
  owner: 'team',
  firstResponder: 'town',
  handler: 'wang',
  acceptedAt: 3,
  answeredAt: over.status === 'answered' || over.status === 'closed' ? 4 : null,
  closedAt: null,
  pendingTo: null,
  audience: null,
  dispute: null,
  extendedAt: null,
  finding: null,
  mergedInto: null,
  rating: null,
  dissatisfiedAt: null,
  ...over,
})
export const owner = staff('team')
export const citizen: Actor = { role: 'citizen' }
export const system: Actor = { role: 'system' }
export const ladder: Actor = { role: 'staff', id: 'li', body: 'office', coordinates: true }

export const tell = (kind: EventVerb, text: string): Notice => ({ to: 'citizen', kind, text })
export const send = (body: string, kind: EventVerb, text: string): Notice => ({
  to: 'body',
  body,
  kind,
  text,
})

/** The refusal as «code words», or «done». */
export const refusal = (c: CaseCore, action: Action, by: Actor): string => {
  const result = step(c, action, by, 9)
  return result instanceof Refusal ? `${result.code} ${result.message}` : 'done'
}
