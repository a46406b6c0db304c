import type { Refusal } from '../refusal.ts'
import type { Action, Actor, CaseCore, Named, StepResult } from './action.ts'
import { barred, caseNeedsText, caseNotNow, empty, needs } from './guard.ts'
import { atRest, body, citizen, copyToFirst } from './notice.ts'
import { openDispute, raiseDispute, settleDispute } from './dispute.ts'
import { check, decide, file, find, measure } from './finding.ts'
import { dissatisfied, extend, merge, rate, reopen, urge } from './follow-up.ts'
import { needsOwner, type CaseKind } from './kinds.ts'
import { answerRequest, lapseRequest, markCrime, request } from './request.ts'
import { lapse, recall, settleTransfer, succeed, transfer } from './transfer.ts'

/** The state in which a case comes into the house: its first responder is its owner until somebody accepts a transfer. */
export const opened = (
  firstResponder: string,
  audience: string | null = null,
  kind: CaseKind = 'complaint',
  clueKind: string | null = null,
): CaseCore => ({
  kind,
  clueKind,
  namedOwner: null,
  status: 'received',
  owner: firstResponder,
  firstResponder,
  handler: null,
  acceptedAt: null,
  answeredAt: null,
  closedAt: null,
  pendingTo: null,
  audience,
  dispute: null,
  extendedAt: null,
  finding: null,
  mergedInto: null,
  rating: null,
  dissatisfiedAt: null,
})

/** Every clue that nobody or several own ends with a named owner or the result of a dispute (S0-31, S4-1). */
const unnamed = (c: CaseCore, names: Named | undefined): Refusal | undefined =>
  needsOwner(c.clueKind) && !names && c.namedOwner === null && c.mergedInto === null
    ? empty({ names: '' }, { names: '最后由谁管；定不下来的，提出管辖争议' })
    : undefined

function answer(
  c: CaseCore,
  { text, finding = c.finding ?? undefined, names }: Extract<Action, { do: 'answer' }>,
  at: number,
): StepResult {
  if (c.status === 'withdrawn') return caseNotNow('来件人已撤回，不再答复；核查完后可以直接办结')
  const no =
    needs(
      c,
      ['received', 'accepted', 'waiting_citizen'],
      c.pendingTo ? '移送还在等签收，签收或退回后再答复' : '这件事已经答复过了',
    ) ?? empty({ text }, { text: '答复内容' })
  if (no) return no
  if (c.dispute !== null) return caseNotNow('由谁管还有争议，定下来以后再答复；现场处置不要停')
  if (finding === 'filed' && c.finding !== 'filed')
    return caseNotNow('先登记立案编号，再答复已经立案')
  if (c.kind === 'report' && finding === undefined && c.mergedInto === null)
    return caseNotNow(
      '举报要先写核查结论（立案、不予立案、移送、不予处罚、责令改正或者当场处罚），再答复',
    )
  const nobody = unnamed(c, names)
  if (nobody) return nobody
  const named = names?.body ?? c.namedOwner
  const told = names ? `${text}\n这件事由${names.name}管。` : text
  return {
    patch: {
      status: 'answered',
      acceptedAt: c.acceptedAt ?? at,
      answeredAt: at,
      finding: finding ?? null,
      namedOwner: named,
    },
    event: {
      verb: 'answered',
      payload: { text: told, owner: c.owner, finding: finding ?? null, named: named ?? null },
    },
    notices: [
      citizen('answered', told),
      ...copyToFirst(c, 'answered', '承办单位已答复来件人，首问跟踪到此为止。'),
    ],
  }
}

/**
 * One action on a case at a moment: its whole effect, or the Refusal that says why not. Pure. What was recorded for a
 * body without an account stands in the event with its document.
 */
export function step(c: CaseCore, action: Action, by: Actor, at: number): StepResult {
  const done = barred(c, action, by) ?? taken(c, action, by, at)
  if (by.role !== 'staff' || !by.paper || !('event' in done)) return done
  const paper = { ...by.paper, recordedBy: by.body }
  return { ...done, event: { ...done.event, payload: { ...done.event.payload, paper } } }
}

function taken(c: CaseCore, action: Action, by: Actor, at: number): StepResult {
  switch (action.do) {
    case 'accept':
      return (
        needs(
          c,
          ['received'],
          c.status === 'withdrawn'
            ? '来件人已撤回，不用受理；涉嫌违法的可以直接核查'
            : '这件事已经受理过了',
        ) ?? {
          patch: { status: 'accepted', acceptedAt: at },
          event: { verb: 'accepted', payload: { owner: c.owner } },
          notices: [citizen('accepted', '您反映的事已受理，正在办理。')],
        }
      )
    case 'assign':
      return (
        needs(
          c,
          ['received', 'accepted', 'waiting_citizen', 'waiting_receiver', 'withdrawn'],
          '已经答复的件不用再转办',
        ) ??
        empty({ to: action.to }, { to: '转给谁' }) ?? {
          patch: { handler: action.to },
          event: { verb: 'assigned', payload: { to: action.to } },
          notices: [],
        }
      )
    case 'ask':
      return (
        needs(c, ['received', 'accepted'], '现在不能请来件人补充') ??
        empty({ text: action.text }, { text: '要问的话' }) ?? {
          patch: { status: 'waiting_citizen' },
          event: { verb: 'asked', payload: { text: action.text } },
          notices: [citizen('asked', action.text)],
        }
      )
    case 'reply':
      return (
        empty({ text: action.text }, { text: '要补充的内容' }) ?? {
          patch: c.status === 'waiting_citizen' ? { status: atRest(c) } : {},
          event: {
            verb: 'replied',
            payload: { text: action.text, files: [...(action.files ?? [])] },
          },
          notices: [body(c.owner, 'replied', '来件人补充了情况')],
          said: { text: action.text, files: action.files ?? [] },
        }
      )
    case 'transfer':
      return transfer(c, action)
    case 'receiveTransfer':
    case 'returnTransfer':
      return settleTransfer(c, action, at)
    case 'recallTransfer':
      return recall(c, action.grounds)
    case 'answer':
      return answer(c, action, at)
    case 'close': {
      const result = action.result?.trim() ?? ''
      if (c.pendingTo !== null) return caseNotNow('移送还在等签收，签收或退回后再办结')
      if (c.dispute !== null) return caseNotNow('由谁管还有争议，定下来以后再办结')
      if (c.status === 'withdrawn' && !result)
        return empty({ result }, { result: '核查结果' }) ?? caseNeedsText()
      const nobody = unnamed(c, action.names)
      if (nobody) return nobody
      return (
        needs(c, ['answered', 'withdrawn'], '先答复来件人，再办结') ?? {
          patch: {
            status: 'closed',
            closedAt: at,
            ...(action.names ? { namedOwner: action.names.body } : {}),
          },
          event: { verb: 'closed', payload: result ? { result } : {} },
          notices: [citizen('closed', '这件事已办结。')],
        }
      )
    }
    case 'withdraw':
      return (
        needs(
          c,
          ['received', 'accepted', 'waiting_citizen', 'waiting_receiver'],
          '已经答复或撤回的件不用再撤回',
        ) ?? {
          patch: { status: 'withdrawn' },
          event: { verb: 'withdrawn', payload: action.reason ? { reason: action.reason } : {} },
          notices: [
            citizen('withdrawn', '撤回只是不再答复您，涉嫌违法的仍会核查。'),
            body(c.owner, 'withdrawn', '来件人撤回；涉嫌违法的仍要核查'),
          ],
        }
      )
    case 'note':
      return (
        empty({ text: action.text }, { text: '记录内容' }) ?? {
          patch: {},
          event: { verb: 'noted', payload: { text: action.text } },
          notices: [],
        }
      )
    case 'reopen':
      return reopen(c, action.reason)
    case 'extend':
      return extend(c, action.reason, at)
    case 'urge':
      return urge(c, action.text, by)
    case 'check':
      return check(c, action)
    case 'find':
      return find(c, action)
    case 'file':
      return file(c, action)
    case 'decide':
      return decide(c, action)
    case 'dispute':
      return openDispute(c, action)
    case 'raiseDispute':
      return raiseDispute(c, action)
    case 'settleDispute':
      return settleDispute(c, action, at)
    case 'request':
      return request(c, action, by)
    case 'answerRequest':
      return answerRequest(c, action)
    case 'lapseRequest':
      return lapseRequest(c, action)
    case 'markCrime':
      return markCrime(c, action)
    case 'measure':
      return measure(c, action)
    case 'lapseTransfer':
      return lapse(c, action.outcome)
    case 'succeed':
      return succeed(c, action)
    case 'merge':
      return merge(c, action)
    case 'rate':
      return rate(c, action)
    case 'dissatisfied':
      return dissatisfied(c, action.reason, at)
  }
}
