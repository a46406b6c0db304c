import { refusal, type Refusal } from '../refusal.ts'
import type { Action, Actor, CaseCore } from './action.ts'
import { isBeside } from './kinds.ts'

export const caseClosed = refusal('case.closed', 409, '这件事已经办结')
export const caseNotYours = refusal('case.not_yours', 403, '这件事现在不由您的单位承办')
export const caseNotNow = refusal('case.not_now', 409, '现在不能做这一步')
export const caseNeedsText = refusal('case.needs_text', 422, '请先写明内容')

const blank = (text: string): boolean => text.trim() === ''
type Doer =
  | 'citizen'
  | 'owner'
  | 'receiver'
  | 'body'
  | 'asked'
  | 'anyone'
  | 'follower'
  | 'staff'
  | 'owner or ladder'
  | 'system'
/** Who may do each thing: the citizen, the owner, whoever was asked, every body of the case, the ladder, or a rule. */
const doers: Record<Action['do'], Doer> = {
  accept: 'owner',
  assign: 'owner',
  ask: 'owner',
  reply: 'citizen',
  transfer: 'owner',
  receiveTransfer: 'receiver',
  returnTransfer: 'receiver',
  recallTransfer: 'owner',
  answer: 'owner',
  close: 'owner',
  withdraw: 'citizen',
  note: 'body',
  reopen: 'owner',
  extend: 'owner',
  urge: 'anyone',
  check: 'owner',
  find: 'owner',
  file: 'owner',
  decide: 'owner',
  dispute: 'owner',
  raiseDispute: 'owner',
  settleDispute: 'owner or ladder',
  request: 'owner',
  answerRequest: 'asked',
  lapseRequest: 'system',
  markCrime: 'owner',
  measure: 'owner',
  lapseTransfer: 'system',
  succeed: 'system',
  merge: 'owner',
  rate: 'citizen',
  dissatisfied: 'citizen',
}
/**
 * 督办文书 come from whoever follows the case, proposals from every body that handles it and are answered by who keeps
 * the catalogue; neither moves the case, so both are possible in every state (S2-5, S4-8).
 */
const doerOf = (a: Action): Doer => {
  if (a.do === 'request' && a.kind === 'supervision') return 'follower'
  if (a.do === 'request' && a.kind === 'proposal') return 'body'
  if (a.do === 'answerRequest' && a.kind === 'proposal') return 'staff'
  return doers[a.do]
}
const besides = (a: Action): boolean => a.do === 'request' && isBeside(a.kind)
/** What may still happen to a closed case. */
const afterClosing: readonly Action['do'][] = [
  'note',
  'reopen',
  'rate',
  'dissatisfied',
  'answerRequest',
  'find',
  'file',
  'decide',
  'markCrime',
  'measure',
  'lapseRequest',
]

/** For whom somebody acts: for a body without an account here, whoever owns or follows the case, with its document. */
function bodyFor(c: CaseCore, by: Extract<Actor, { role: 'staff' }>): string | Refusal {
  const { paper } = by
  if (!paper) return by.body
  if (![c.owner, c.firstResponder].includes(by.body)) return caseNotYours()
  if (paper.body === by.body) return caseNotNow('本单位自己做的，不用补录书面')
  return (
    empty(
      { document: paper.document, on: paper.on },
      { document: '对方书面文件的名称和文号', on: '文件的日期' },
    ) ?? paper.body
  )
}

/** Why this actor may not do this now; undefined when it may. */
export function barred(c: CaseCore, action: Action, by: Actor): Refusal | undefined {
  if (c.status === 'closed' && !afterClosing.includes(action.do) && !besides(action))
    return caseClosed('这件事已经办结，不能再改动')
  const doer = doerOf(action)
  // 并案: the answer of the main case is told by the rule, in the same write.
  if (action.do === 'answer' && c.mergedInto !== null && by.role === 'system') return undefined
  if (doer === 'citizen')
    return by.role === 'citizen' ? undefined : caseNotYours('这一步只能由来件人自己做')
  if (doer === 'system')
    return by.role === 'system' ? undefined : caseNotYours('这一步由规则到期自动做')
  if (doer === 'anyone' && by.role === 'citizen') return undefined
  if (by.role !== 'staff') return caseNotYours('这一步只能由承办单位做')
  if (doer === 'receiver' && c.pendingTo === null) return caseNotNow('没有等待签收的移送')
  const acting = bodyFor(c, by)
  if (typeof acting !== 'string') return acting
  const mine = {
    owner: acting === c.owner,
    receiver: acting === c.pendingTo,
    body: [c.owner, c.firstResponder, c.pendingTo].includes(by.body),
    anyone: [c.owner, c.firstResponder].includes(by.body) || by.coordinates === true,
    follower: [c.owner, c.firstResponder].includes(by.body) || by.coordinates === true,
    staff: true,
    asked: action.do === 'answerRequest' && acting === action.to,
    // An agreement is the owner's to record; what others decide for the parties is theirs.
    'owner or ladder': c.dispute === 'negotiate' ? acting === c.owner : by.coordinates === true,
  }[doer]
  return mine ? undefined : caseNotYours()
}

/** Refuses unless the case stands in one of these states. */
export const needs = (
  c: CaseCore,
  allowed: readonly CaseCore['status'][],
  why: string,
): Refusal | undefined => (allowed.includes(c.status) ? undefined : caseNotNow(why))

/** Refuses when a text that must be there is blank; `names` says in Chinese what is missing. */
export const empty = (
  fields: Record<string, string>,
  names: Record<string, string>,
): Refusal | undefined => {
  const errors = Object.keys(fields)
    .filter((k) => blank(fields[k] ?? ''))
    .map((k) => ({ pointer: `/${k}`, detail: `请写明${names[k] ?? k}` }))
  return errors.length ? caseNeedsText(errors.map((e) => e.detail).join('；'), errors) : undefined
}
