import { refusal, type Refusal } from '../refusal.ts'
import type { Action, Actor, CaseCore } from './action.ts'

export const caseClosed = refusal('case.closed', 409, '这件事已经办结')
export const caseNotYours = refusal('case.not_yours', 403, '这件事现在不由您的单位承办')
export const caseNotNow = refusal('case.not_now', 409, '现在不能做这一步')
export const caseNeedsText = refusal('case.needs_text', 422, '请先写明内容')

const blank = (text: string): boolean => text.trim() === ''
/** Who may do each thing: the citizen, the owner, whoever was asked, every body of the case, the ladder, or a rule. */
const doers: Record<
  Action['do'],
  'citizen' | 'owner' | 'receiver' | 'body' | 'asked' | 'anyone' | 'owner or ladder' | 'system'
> = {
  accept: 'owner',
  assign: 'owner',
  ask: 'owner',
  reply: 'citizen',
  transfer: 'owner',
  receiveTransfer: 'receiver',
  returnTransfer: 'receiver',
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
  dispute: 'owner',
  raiseDispute: 'owner',
  settleDispute: 'owner or ladder',
  request: 'owner',
  answerRequest: 'asked',
  lapseTransfer: 'system',
  merge: 'owner',
  rate: 'citizen',
  dissatisfied: 'citizen',
}
/** What may still happen to a closed case. */
const afterClosing: readonly Action['do'][] = [
  'note',
  'reopen',
  'rate',
  'dissatisfied',
  'answerRequest',
  'find',
  'file',
]

/** Why this actor may not do this now; undefined when it may. */
export function barred(c: CaseCore, action: Action, by: Actor): Refusal | undefined {
  if (c.status === 'closed' && !afterClosing.includes(action.do))
    return caseClosed('这件事已经办结，不能再改动')
  const doer = doers[action.do]
  if (doer === 'citizen')
    return by.role === 'citizen' ? undefined : caseNotYours('这一步只能由来件人自己做')
  if (doer === 'system')
    return by.role === 'system' ? undefined : caseNotYours('这一步由规则到期自动做')
  if (doer === 'anyone' && by.role === 'citizen') return undefined
  if (by.role !== 'staff') return caseNotYours('这一步只能由承办单位做')
  if (doer === 'receiver' && c.pendingTo === null) return caseNotNow('没有等待签收的移送')
  const mine = {
    owner: by.body === c.owner,
    receiver: by.body === c.pendingTo,
    body: [c.owner, c.firstResponder, c.pendingTo].includes(by.body),
    anyone: [c.owner, c.firstResponder].includes(by.body) || by.coordinates === true,
    asked: action.do === 'answerRequest' && by.body === action.to,
    // An agreement is the owner's to record; what others decide for the parties is theirs.
    'owner or ladder': c.dispute === 'negotiate' ? by.body === c.owner : by.coordinates === true,
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
