import { refusal, type Refusal } from '../refusal.ts'
import type { Action, Actor, CaseCore } from './action.ts'

export const caseClosed = refusal('case.closed', 409, '这件事已经办结')
export const caseNotYours = refusal('case.not_yours', 403, '这件事现在不由您的单位承办')
export const caseNotNow = refusal('case.not_now', 409, '现在不能做这一步')
export const caseNeedsText = refusal('case.needs_text', 422, '请先写明内容')

const blank = (text: string): boolean => text.trim() === ''
/** Why this actor may not do this now; undefined when it may. */
export function barred(c: CaseCore, action: Action, by: Actor): Refusal | undefined {
  const handles = action.do !== 'reply' && action.do !== 'withdraw'
  if (c.status === 'closed' && !['note', 'reopen'].includes(action.do))
    return caseClosed('这件事已经办结，不能再改动')
  if (!handles) return by.role === 'citizen' ? undefined : caseNotYours('这一步只能由来件人自己做')
  if (action.do === 'reopen')
    return by.role === 'staff' && by.body !== c.owner ? caseNotYours() : undefined
  if (by.role !== 'staff') return caseNotYours('这一步只能由承办单位做')
  const mine =
    action.do === 'receiveTransfer' || action.do === 'returnTransfer'
      ? by.body === c.pendingTo
      : action.do === 'note'
        ? [c.owner, c.firstResponder, c.pendingTo].includes(by.body)
        : by.body === c.owner
  if (mine) return undefined
  return c.pendingTo === null && (action.do === 'receiveTransfer' || action.do === 'returnTransfer')
    ? caseNotNow('没有等待签收的移送')
    : caseNotYours()
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
