import type { Action, Actor, CaseCore, StepResult } from './action.ts'
import { caseNotNow, empty } from './guard.ts'
import { crimeMarkNames, isBeside, requestKindNames } from './kinds.ts'
import { body } from './notice.ts'

const open: CaseCore['status'][] = ['received', 'accepted', 'waiting_citizen', 'withdrawn']

/** Sends one request; the owner stays owner, and silence is counted from `dueOn`. */
export function request(c: CaseCore, a: Extract<Action, { do: 'request' }>, by: Actor): StepResult {
  const beside = isBeside(a.kind)
  const from = beside && by.role === 'staff' ? by.body : c.owner
  if (!beside && !open.includes(c.status)) return caseNotNow('这件事现在不能再请别的单位配合')
  if (c.audience !== null) return caseNotNow('受限件不能发给别的单位')
  // Who keeps the catalogue may sit in the same body.
  if (a.kind !== 'proposal' && a.to === from) return caseNotNow('不能发给自己')
  const lacking = empty({ to: a.to, text: a.text }, { to: '发给哪个单位', text: '请它做什么' })
  if (lacking) return lacking
  return {
    patch: {},
    event: {
      verb: 'requested',
      payload: {
        request: a.request,
        kind: a.kind,
        from,
        to: a.to,
        toName: a.toName,
        text: a.text,
        dueOn: a.dueOn ?? null,
      },
    },
    notices: [body(a.to, 'requested', a.text)],
  }
}

/** The answer of the body that was asked; a refusal without reasons is none. */
export function answerRequest(
  c: CaseCore,
  a: Extract<Action, { do: 'answerRequest' }>,
): StepResult {
  const lacking =
    a.outcome === 'arrived'
      ? undefined
      : empty({ text: a.text }, { text: a.outcome === 'refused' ? '不能办理的理由' : '办理情况' })
  if (lacking) return lacking
  return {
    patch: {},
    event: {
      verb: 'request_answered',
      payload: { request: a.request, kind: a.kind, by: a.to, outcome: a.outcome, text: a.text },
    },
    notices: [body(a.from ?? c.owner, 'request_answered', a.text)],
  }
}

/** Silence is put on record, for the owner and for whoever was asked; a late answer is still taken. */
export const lapseRequest = (
  c: CaseCore,
  a: Extract<Action, { do: 'lapseRequest' }>,
): StepResult => {
  const text = `${requestKindNames[a.kind]}到期没有回应：${a.toName}`
  return {
    patch: {},
    event: { verb: 'request_lapsed', payload: { request: a.request, kind: a.kind, by: a.to } },
    notices: [body(c.owner, 'request_lapsed', text), body(a.to, 'request_lapsed', text)],
  }
}

/** The head approves or declines with reasons, the police receive (移送规定 5, 8); nobody outside the owner is told. */
export const markCrime = (c: CaseCore, a: Extract<Action, { do: 'markCrime' }>): StepResult =>
  empty(
    { text: a.text, on: a.on },
    {
      text: a.mark === 'declined' ? '不批准的理由' : '批准人，或者对方文书的名称和文号',
      on: '日期',
    },
  ) ?? {
    patch: {},
    event: {
      verb: 'request_marked',
      payload: {
        request: a.request,
        kind: 'crime',
        mark: a.mark,
        text: a.text,
        on: a.on,
        ...(a.time ? { time: a.time } : {}),
      },
    },
    notices: [body(c.owner, 'request_marked', crimeMarkNames[a.mark])],
  }
