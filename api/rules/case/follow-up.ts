import type { Action, Actor, CaseCore, StepResult } from './action.ts'
import { caseNotNow, empty, needs } from './guard.ts'
import type { Finding } from './kinds.ts'
import { refusal } from '../refusal.ts'
import { body, citizen, copyToFirst } from './notice.ts'

export const reopenedOnce = refusal(
  'case.reopened_once',
  409,
  '已经要求过一次重新办理；仍不满意的，可以申请行政复议，或者打 12345',
)

/** 延期: once, with a reason that the citizen reads. */
export const extend = (c: CaseCore, reason: string, at: number): StepResult =>
  (c.extendedAt === null ? undefined : caseNotNow('只能延期一次')) ??
  needs(c, ['accepted', 'waiting_citizen'], '在办的件才能延期') ??
  empty({ reason }, { reason: '延期的理由' }) ?? {
    patch: { extendedAt: at },
    event: { verb: 'extended', payload: { reason } },
    notices: [citizen('extended', `办理时间需要延长。理由：${reason}`)],
  }

/** 重新办理 by the owner; what was found and answered before is open again. */
export const reopen = (c: CaseCore, reason: string): StepResult =>
  needs(c, ['answered', 'closed'], '这件事还在办，不用重新打开') ??
  empty({ reason }, { reason: '重新办理的理由' }) ?? {
    patch: {
      status: 'accepted',
      answeredAt: null,
      closedAt: null,
      finding: afresh(c.finding),
      mergedInto: null,
    },
    event: { verb: 'reopened', payload: { reason } },
    notices: [citizen('reopened', `重新办理。理由：${reason}`), body(c.owner, 'reopened', reason)],
  }

/** 催办 reaches the owner, and the first responder who follows up (S1-20(4)). */
export const urge = (c: CaseCore, text: string, by: Actor): StepResult =>
  needs(
    c,
    ['received', 'accepted', 'waiting_citizen', 'waiting_receiver'],
    '已经答复的件不用再催办',
  ) ?? {
    patch: {},
    event: { verb: 'urged', payload: { text, by: by.role === 'staff' ? by.body : by.role } },
    notices: [body(c.owner, 'urged', text), ...copyToFirst(c, 'urged', text)],
  }

/** 并案: told the answer of the other case; both keep their own owner, number and chain. */
export const merge = (c: CaseCore, a: Extract<Action, { do: 'merge' }>): StepResult =>
  (c.mergedInto === null ? undefined : caseNotNow('已经并案')) ??
  (c.audience === null ? undefined : caseNotNow('受限件不能并案')) ??
  needs(c, ['received', 'accepted', 'waiting_citizen'], '在办的件才能并案') ??
  (c.dispute === null ? undefined : caseNotNow('由谁管还有争议，定下来以后再并案')) ??
  empty({ into: a.into }, { into: '并到哪一件' }) ?? {
    patch: { mergedInto: a.into },
    event: { verb: 'merged', payload: { into: a.number } },
    notices: [citizen('merged', '有人反映了同一件事，合并核查；结果同样会答复您。')],
  }

/** What was closed after a withdrawal had no answer to speak of. */
const unanswered = (c: CaseCore): StepResult | undefined =>
  c.answeredAt === null
    ? caseNotNow('您撤回了这件事，没有答复；还要反映的，请重新提交一件')
    : undefined

/** Satisfaction, after the answer; it may be changed. */
export const rate = (c: CaseCore, a: Extract<Action, { do: 'rate' }>): StepResult =>
  (Number.isInteger(a.score) && a.score >= 1 && a.score <= 5
    ? undefined
    : empty({ score: '' }, { score: '您的评价' })) ??
  needs(c, ['answered', 'closed'], '答复以后才能评价') ??
  unanswered(c) ?? {
    patch: { rating: a.score },
    event: { verb: 'rated', payload: { score: a.score, text: a.text ?? '' } },
    notices: [body(c.owner, 'rated', a.text ?? '')],
  }

/** What is filed stays filed; every other finding is found anew. */
export const afresh = (finding: Finding | null): Finding | null =>
  finding === 'filed' ? finding : null

/** «不满意» reopens a case once; the same body answers again, and the first responder is told. */
export const dissatisfied = (c: CaseCore, reason: string, at: number): StepResult =>
  (c.dissatisfiedAt === null ? undefined : reopenedOnce()) ??
  needs(c, ['answered', 'closed'], '答复以后才能说不满意') ??
  unanswered(c) ??
  empty({ reason }, { reason: '哪里不满意' }) ?? {
    patch: {
      status: 'accepted',
      answeredAt: null,
      closedAt: null,
      finding: afresh(c.finding),
      // It is answered on its own from now on.
      mergedInto: null,
      dissatisfiedAt: at,
    },
    event: { verb: 'dissatisfied', payload: { reason } },
    notices: [body(c.owner, 'dissatisfied', reason), ...copyToFirst(c, 'dissatisfied', reason)],
    said: { text: reason, files: [] },
  }
