import type { Json } from '../chain/canonical.ts'
import type { Refusal } from '../refusal.ts'
import type { Role } from '../staff/roles.ts'
import type {
  CaseKind,
  CaseStatus,
  CrimeMark,
  DisputeStage,
  Finding,
  Measure,
  RequestKind,
  RequestOutcome,
  Visitor,
} from './kinds.ts'

/** What a body without an account here did on paper: the body, its document and the day. */
export type Paper = { body: string; document: string; on: string }

/**
 * Who does something to a case: `body` is the body a member of staff acts for, `as` the role that the chain names,
 * `coordinates` whether that body stands on the place's ladder for disputes (S1-18, S4-12), `paper` what another body
 * did on paper and this person records for it.
 */
export type Actor =
  | { role: 'citizen' }
  | {
      role: 'staff'
      id: string
      body: string
      as?: Role
      coordinates?: boolean
      paper?: Paper | undefined
    }
  | { role: 'system' }

/** The body that a clue is found to belong to. */
export type Named = { body: string; name: string }

/** Everything that can be done to a case once it is in the house. There is no bare decline: what is not ours is transferred. */
export type Action =
  | { do: 'accept' }
  | { do: 'assign'; to: string }
  | { do: 'ask'; text: string }
  | { do: 'reply'; text: string; files?: readonly string[] }
  | { do: 'transfer'; to: string; toName: string; grounds: string; handling: string }
  | { do: 'receiveTransfer' }
  | { do: 'returnTransfer'; grounds: string; proposal: string }
  /** The sender takes back what the receiver has not taken over: sent by mistake, or met with silence. */
  | { do: 'recallTransfer'; grounds: string }
  /** For a report that has no finding yet, the answer brings it; for a clue that nobody owns, the owner (S4-1). */
  | { do: 'answer'; text: string; finding?: Finding; names?: Named }
  | { do: 'close'; result?: string; names?: Named }
  | { do: 'withdraw'; reason?: string }
  | { do: 'note'; text: string }
  | { do: 'reopen'; reason: string }
  /** 延期, once. */
  | { do: 'extend'; reason: string }
  /** 催办, by the citizen or by a body that follows up. */
  | { do: 'urge'; text: string }
  /** A visit by two licensed officers (行政处罚法 42, 55; S1-14). */
  | { do: 'check'; officers: readonly Visitor[]; on: string; record: string }
  /** What the check of a report came to; the answer says it. */
  | { do: 'find'; finding: Finding; text: string }
  /** 立案: the penalty case that a report becomes; `on` is the day on which it was approved, today without it. */
  | { do: 'file'; filing: string; number: string; on?: string }
  /** The decision that ended the penalty case, and its row in the register; it stops the ninety days. */
  | {
      do: 'decide'
      filing: string
      decision: string
      on: string
      register: string | null
      kinds?: readonly string[]
    }
  | { do: 'dispute'; with: readonly string[]; grounds: string }
  | { do: 'raiseDispute'; grounds: string }
  | {
      do: 'settleDispute'
      owner: string
      ownerName: string
      text: string
      organ?: string
      document?: string
    }
  /** 吹哨, 协助函, 紧急隐患通报, 涉嫌犯罪移送: asked of another body while the owner keeps the case. */
  | {
      do: 'request'
      request: string
      kind: RequestKind
      to: string
      toName: string
      text: string
      dueOn?: string
    }
  | {
      do: 'answerRequest'
      request: string
      kind: RequestKind
      to: string
      /** Who asked, where it was not the owner. */
      from?: string
      outcome: RequestOutcome
      text: string
    }
  /** A body that was asked has let its day pass; it may still answer (S4-9). */
  | { do: 'lapseRequest'; request: string; kind: RequestKind; to: string; toName: string }
  /** `time` of that day in Shanghai, HH:MM; the twenty-four hours are counted from it. */
  | { do: 'markCrime'; request: string; mark: CrimeMark; text: string; on: string; time?: string }
  /** 先行登记保存、查封扣押: what was done to things, and when (行政处罚法 56; 行政强制法 19, 25). */
  | { do: 'measure'; mark: Measure; text: string; on: string; time: string; reason?: string }
  /** The receiver of a transfer let its time run out: it goes back, or up the ladder, by the data of the place. */
  | { do: 'lapseTransfer'; outcome: 'return' | 'escalate' }
  /** A body of the case has ended; the rule hands its part to who takes over (S0-41). */
  | {
      do: 'succeed'
      from: string
      fromName: string
      to: string
      toName: string
      reason: string
    }
  /** 并案: this case is told the answer of another one. */
  | { do: 'merge'; into: string; number: string }
  | { do: 'rate'; score: number; text?: string }
  /** «不满意»: reopens once. */
  | { do: 'dissatisfied'; reason: string }
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
  'transfer_recalled',
  'answered',
  'closed',
  'withdrawn',
  'noted',
  'reopened',
  'extended',
  'urged',
  'checked',
  'found',
  'filed',
  'concluded',
  'disputed',
  'dispute_raised',
  'dispute_settled',
  'requested',
  'request_answered',
  'request_lapsed',
  'request_marked',
  'measured',
  'transfer_lapsed',
  'succeeded',
  'merged',
  'rated',
  'dissatisfied',
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
  transfer_recalled: '原单位收回移送，继续由它承办',
  answered: '已答复',
  closed: '已办结',
  withdrawn: '您撤回了这件事',
  noted: null,
  reopened: '重新办理',
  extended: '延长办理时间',
  urged: '已催办',
  checked: '已到现场核查',
  found: '核查有了结论',
  filed: '已立案',
  concluded: '已作出处罚决定',
  disputed: '由谁管有争议，正在协商；先发现的单位继续处置',
  dispute_raised: '协商不成，报请协调',
  dispute_settled: '由谁管已经定下来',
  requested: null,
  request_answered: null,
  request_lapsed: null,
  request_marked: null,
  measured: null,
  transfer_lapsed: '接收单位没有按时签收',
  succeeded: '单位有变化，由承接单位接着办',
  merged: '与同一件事合并办理',
  rated: '您评价了办理',
  dissatisfied: '您不满意，重新办理',
}

/** What the state machine knows of a case; the row in the database holds these and more. Times in UTC ms. */
export type CaseCore = {
  status: CaseStatus
  /** 承办单位: exactly one body at any time. */
  owner: string
  /** 首问单位: changes only when it has ended and another body takes over; its duty to follow up ends with the answer. */
  firstResponder: string
  /** Account inside the owner, by 转办. */
  handler: string | null
  acceptedAt: number | null
  answeredAt: number | null
  closedAt: number | null
  /** Body to which a transfer is out and not yet accepted; until then the sender stays owner. */
  pendingTo: string | null
  kind: CaseKind
  clueKind: string | null
  /** Who was named as the owner of a clue, or by the end of a dispute. */
  namedOwner: string | null
  /** Where an open dispute about jurisdiction stands; the owner keeps handling meanwhile (S1-18). */
  dispute: DisputeStage | null
  extendedAt: number | null
  finding: Finding | null
  /** The case whose answer this one is told. */
  mergedInto: string | null
  /** 1 (不满意) to 5. */
  rating: number | null
  /** When the citizen had the case reopened; that is possible once. */
  dissatisfiedAt: number | null
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
