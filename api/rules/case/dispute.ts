import type { Action, CaseCore, StepResult } from './action.ts'
import { caseNotNow, empty } from './guard.ts'
import { disputeStages } from './kinds.ts'
import { body, citizen, sentence } from './notice.ts'

export function openDispute(c: CaseCore, a: Extract<Action, { do: 'dispute' }>): StepResult {
  if (c.dispute !== null) return caseNotNow('管辖争议已经在处理')
  if (c.pendingTo !== null) return caseNotNow('移送还在等签收，签收或退回后再提争议')
  if (c.mergedInto !== null) return caseNotNow('已经并案，争议请在主件上提')
  if (c.audience !== null) return caseNotNow('受限件不进入争议协商，由监督机构办理')
  const others = [...new Set(a.with)].filter((b) => b !== c.owner)
  const lacking = empty(
    { with: others.join(), grounds: a.grounds },
    { with: '和哪个单位有争议', grounds: '争议的理由和依据' },
  )
  if (lacking) return lacking
  const text = `这件事由谁管，几家单位看法不一，正在协商。理由：${sentence(a.grounds)}定下来以前，仍由现在的单位处置，不会停。`
  return {
    patch: { dispute: 'negotiate' },
    event: { verb: 'disputed', payload: { by: c.owner, with: others, grounds: a.grounds } },
    notices: [citizen('disputed', text), ...others.map((b) => body(b, 'disputed', a.grounds))],
  }
}

export function raiseDispute(c: CaseCore, a: Extract<Action, { do: 'raiseDispute' }>): StepResult {
  if (c.dispute === null) return caseNotNow('没有正在处理的管辖争议')
  const next = disputeStages[disputeStages.indexOf(c.dispute) + 1]
  if (next === undefined) return caseNotNow('已经报请指定管辖，等上级的文书')
  const lacking = empty({ grounds: a.grounds }, { grounds: '没有谈成的原因' })
  if (lacking) return lacking
  const text = `${next === 'coordinate' ? '协商没有谈成，已报请上面协调' : '协调没有结果，已报请共同的上一级机关指定'}。现在的单位继续处置。`
  return {
    patch: { dispute: next },
    event: { verb: 'dispute_raised', payload: { from: c.dispute, to: next, grounds: a.grounds } },
    notices: [citizen('dispute_raised', text)],
  }
}

/**
 * Ends a dispute. An agreement is recorded by the owner, and with its paper when it hands the case to somebody else: what
 * one side alone writes down is none, and it would bind everybody later. What is coordinated or designated is recorded by the body on
 * the ladder, and a designation only with its document and organ (行政处罚法 25). The result binds who owns the case.
 */
export function settleDispute(
  c: CaseCore,
  a: Extract<Action, { do: 'settleDispute' }>,
  at: number,
): StepResult {
  if (c.dispute === null) return caseNotNow('没有正在处理的管辖争议')
  const lacking =
    empty({ owner: a.owner, text: a.text }, { owner: '由谁管', text: '结果和理由' }) ??
    (c.dispute === 'negotiate' && a.owner !== c.owner
      ? empty({ document: a.document ?? '' }, { document: '双方协商一致的记录，名称和日期' })
      : undefined) ??
    (c.dispute === 'designate'
      ? empty(
          { document: a.document ?? '', organ: a.organ ?? '' },
          { document: '指定管辖文书的名称和文号', organ: '作出指定的机关' },
        )
      : undefined)
  if (lacking) return lacking
  const text = `由谁管已经定下来：${a.ownerName}。${a.text.trim()}`
  return {
    patch:
      a.owner === c.owner
        ? { dispute: null, namedOwner: a.owner }
        : {
            dispute: null,
            namedOwner: a.owner,
            owner: a.owner,
            handler: null,
            acceptedAt: c.acceptedAt ?? at,
            status: c.status === 'withdrawn' ? 'withdrawn' : 'accepted',
          },
    event: {
      verb: 'dispute_settled',
      payload: {
        stage: c.dispute,
        from: c.owner,
        owner: a.owner,
        ownerName: a.ownerName,
        text: a.text,
        organ: a.organ ?? null,
        document: a.document ?? null,
      },
    },
    notices: [
      citizen('dispute_settled', text),
      ...[...new Set([c.owner, a.owner])].map((b) => body(b, 'dispute_settled', text)),
    ],
  }
}
