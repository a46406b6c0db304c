import type { Action, CaseCore, StepResult } from './action.ts'
import { caseNotNow, empty, needs } from './guard.ts'
import { atRest, body, citizen, copyToFirst, sentence } from './notice.ts'

/** Sends a case to another body; the sender stays owner until the receiver accepts (DESIGN §6.1; S0-13, S1-25). */
export function transfer(c: CaseCore, a: Extract<Action, { do: 'transfer' }>): StepResult {
  if (c.audience !== null) return caseNotNow('反映机关或工作人员的件只能由监督人员办理，不能移送')
  if (c.pendingTo !== null) return caseNotNow('已经有一次移送在等签收')
  if (c.dispute !== null) return caseNotNow('由谁管还有争议，定下来以前不能移送')
  if (c.mergedInto !== null) return caseNotNow('已经并案，移送请在主件上做')
  if (a.to === c.owner) return caseNotNow('不能移送给自己；单位内部请用转办')
  const lacking =
    needs(c, ['received', 'accepted', 'waiting_citizen', 'withdrawn'], '已经答复的件不能移送') ??
    empty(
      { to: a.to, grounds: a.grounds, handling: a.handling },
      { to: '接收单位', grounds: '移送理由和依据', handling: '移送前已经做的处置' },
    )
  if (lacking) return lacking
  const text = `这件事正移送${a.toName}。理由：${sentence(a.grounds)}移送前的处置：${sentence(a.handling)}在对方签收以前，仍由原单位负责。`
  return {
    patch: {
      pendingTo: a.to,
      status: c.status === 'withdrawn' ? 'withdrawn' : 'waiting_receiver',
    },
    event: {
      verb: 'transferred',
      payload: {
        from: c.owner,
        to: a.to,
        toName: a.toName,
        grounds: a.grounds,
        handling: a.handling,
      },
    },
    notices: [
      citizen('transferred', text),
      body(a.to, 'transferred', a.grounds),
      ...copyToFirst(c, 'transferred', text),
    ],
  }
}

/** The receiver takes the case over, or gives it back with grounds and a proposal; silence leaves it with the sender. */
export function settleTransfer(
  c: CaseCore,
  a: Extract<Action, { do: 'receiveTransfer' | 'returnTransfer' }>,
  at: number,
): StepResult {
  const to = c.pendingTo
  if (to === null) return caseNotNow('没有等待签收的移送')
  if (a.do === 'returnTransfer') {
    const lacking = empty(
      { grounds: a.grounds, proposal: a.proposal },
      { grounds: '退回的理由', proposal: '建议由谁办理' },
    )
    if (lacking) return lacking
    const text = `接收单位退回了这件事。理由：${sentence(a.grounds)}建议：${sentence(a.proposal)}仍由原单位负责。`
    return {
      patch: { pendingTo: null, status: atRest(c) },
      event: {
        verb: 'transfer_returned',
        payload: { by: to, owner: c.owner, grounds: a.grounds, proposal: a.proposal },
      },
      notices: [citizen('transfer_returned', text), body(c.owner, 'transfer_returned', text)],
    }
  }
  const text = '接收单位已签收，从现在起由它承办并答复您。'
  return {
    patch: {
      owner: to,
      pendingTo: null,
      handler: null,
      acceptedAt: c.acceptedAt ?? at,
      status: c.status === 'withdrawn' ? 'withdrawn' : 'accepted',
    },
    event: { verb: 'transfer_received', payload: { from: c.owner, owner: to } },
    notices: [citizen('transfer_received', text), body(c.owner, 'transfer_received', text)],
  }
}

/** The sender need not wait for ever: it takes back what nobody has taken over, and both sides are told why. */
export function recall(c: CaseCore, grounds: string): StepResult {
  const to = c.pendingTo
  if (to === null) return caseNotNow('没有等待签收的移送')
  const lacking = empty({ grounds }, { grounds: '收回的理由' })
  if (lacking) return lacking
  const text = `原单位收回了移送，继续由它承办。理由：${sentence(grounds)}`
  return {
    patch: { pendingTo: null, status: atRest(c) },
    event: { verb: 'transfer_recalled', payload: { by: c.owner, to, grounds } },
    notices: [
      citizen('transfer_recalled', text),
      body(to, 'transfer_recalled', text),
      ...copyToFirst(c, 'transfer_recalled', text),
    ],
  }
}

/** Silence of the receiver: the case is the sender's again, or the ladder decides (S1-18); never nobody's. */
export function lapse(c: CaseCore, outcome: 'return' | 'escalate'): StepResult {
  const to = c.pendingTo
  if (to === null) return caseNotNow('没有等待签收的移送')
  const text =
    outcome === 'return'
      ? '接收单位没有按时签收，这件事仍由原单位负责。'
      : '接收单位没有按时签收，已报请协调由谁办理；定下来以前仍由原单位负责。'
  return {
    patch: {
      pendingTo: null,
      status: atRest(c),
      ...(outcome === 'escalate' ? { dispute: 'coordinate' as const } : {}),
    },
    event: { verb: 'transfer_lapsed', payload: { by: to, owner: c.owner, outcome } },
    notices: [citizen('transfer_lapsed', text), body(c.owner, 'transfer_lapsed', text)],
  }
}

/**
 * A body of the case has ended: whoever takes over owns, receives or follows up in its place, in one step; at no moment
 * is the case nobody's (S0-41). The one way in which a first responder changes.
 */
export function succeed(c: CaseCore, a: Extract<Action, { do: 'succeed' }>): StepResult {
  if (c.audience !== null) return caseNotNow('受限件由监督单位自己的人接着办')
  const had = [c.owner, c.pendingTo, c.firstResponder]
  if (a.to === a.from || !had.includes(a.from)) return caseNotNow('这件事里没有要接的单位')
  const now = (id: string) => (id === a.from ? a.to : id)
  const owner = now(c.owner)
  const out = c.pendingTo === null || now(c.pendingTo) === owner ? null : now(c.pendingTo)
  const text = `${a.fromName}不再办这类事，从现在起由${a.toName}接着${owner === c.owner ? '负责' : '承办'}，前面的办理都有效。`
  return {
    patch: {
      owner,
      firstResponder: now(c.firstResponder),
      pendingTo: out,
      ...(owner === c.owner ? {} : { handler: null }),
      ...(c.status === 'waiting_receiver' && out === null ? { status: atRest(c) } : {}),
    },
    event: {
      verb: 'succeeded',
      payload: { from: a.from, to: a.to, toName: a.toName, owner, reason: a.reason },
    },
    notices: [citizen('succeeded', text), body(a.to, 'succeeded', text)],
  }
}
