import type { Json } from '../chain/canonical.ts'
import type { Refusal } from '../refusal.ts'
import type { Role } from '../staff/roles.ts'
import type { CaseStatus } from './kinds.ts'

/** Who does something to a case: `body` is the body a member of staff acts for, `as` the role that the chain names. */
export type Actor =
  { role: 'citizen' } | { role: 'staff'; id: string; body: string; as?: Role } | { role: 'system' }

/** Everything that can be done to a case once it is in the house. There is no bare decline: what is not ours is transferred. */
export type Action =
  | { do: 'accept' }
  | { do: 'assign'; to: string }
  | { do: 'ask'; text: string }
  | { do: 'reply'; text: string; files?: readonly string[] }
  | { do: 'transfer'; to: string; toName: string; grounds: string; handling: string }
  | { do: 'receiveTransfer' }
  | { do: 'returnTransfer'; grounds: string; proposal: string }
  | { do: 'answer'; text: string }
  | { do: 'close'; result?: string }
  | { do: 'withdraw'; reason?: string }
  | { do: 'note'; text: string }
  | { do: 'reopen'; reason: string }
export type ActionName = Action['do']

/** The verb that stands in the hash chain and starts or stops clocks. */
export const eventVerbs = [
  'received',
  'accepted',
  'assigned',
  'asked',
  'replied',
  'transferred',
  'transfer_received',
  'transfer_returned',
  'answered',
  'closed',
  'withdrawn',
  'noted',
  'reopened',
] as const
export type EventVerb = (typeof eventVerbs)[number]

/** How an event reads in the citizen's timeline; null = inside the house only. */
export const eventNames: Record<EventVerb, string | null> = {
  received: '已收到',
  accepted: '已受理，开始办理',
  assigned: null,
  asked: '请您补充情况',
  replied: '您补充了情况',
  transferred: '移送别的单位，等它签收',
  transfer_received: '接收单位已签收，由它承办',
  transfer_returned: '接收单位退回，仍由原单位承办',
  answered: '已答复',
  closed: '已办结',
  withdrawn: '您撤回了这件事',
  noted: null,
  reopened: '重新办理',
}

/** What the state machine knows of a case; the row in the database holds these and more. Times in UTC ms. */
export type CaseCore = {
  status: CaseStatus
  /** 承办单位: exactly one body at any time. */
  owner: string
  /** 首问单位: never changes; its duty to follow up ends with the answer. */
  firstResponder: string
  /** Account inside the owner, by 转办. */
  handler: string | null
  acceptedAt: number | null
  answeredAt: number | null
  closedAt: number | null
  /** Body to which a transfer is out and not yet accepted; until then the sender stays owner. */
  pendingTo: string | null
  /** Null: ordinary. Else the only body whose supervisors may open it (on-the-page 6); never transferred by the software. */
  audience: string | null
}

/** Who is told, in the same write. `body` notices go to that body's inbox, `citizen` ones to the case's messages. */
export type Notice =
  | { to: 'citizen'; kind: EventVerb; text: string }
  | { to: 'body'; body: string; kind: EventVerb; text: string }

/** The effect of one action: what changes, the event for the chain, who is told, and the citizen's own words. */
export type Step = {
  patch: Partial<CaseCore>
  event: { verb: EventVerb; payload: { [key: string]: Json } }
  notices: Notice[]
  /** A message of the citizen that belongs to the case. */
  said?: { text: string; files: readonly string[] }
}
export type StepResult = Step | Refusal
