import type { Action, CaseCore, Notice, StepResult } from './action.ts'
import { caseNeedsText, caseNotNow, empty, needs } from './guard.ts'
import { findingBases, findingNames } from './kinds.ts'
import { citizen } from './notice.ts'

const handled: CaseCore['status'][] = ['accepted', 'waiting_citizen', 'withdrawn']

/** Word to the citizen, unless they withdrew: the check goes on, and their page shows it, but nothing more is sent. */
const toldOf = (c: CaseCore, verb: 'found' | 'filed', text: string): Notice[] =>
  c.status === 'withdrawn' ? [] : [citizen(verb, text)]

/** At least two licensed officers, the day, and where the record lies (行政处罚法 42, 55; S1-14). */
export function check(c: CaseCore, a: Extract<Action, { do: 'check' }>): StepResult {
  const no =
    needs(c, handled, '先受理，再记核查') ??
    empty({ on: a.on, record: a.record }, { on: '核查的日期', record: '现场记录的编号或者存放处' })
  if (no) return no
  const licensed = new Set(
    a.officers
      .filter((o) => o.name.trim() && o.certificate.trim())
      .map((o) => o.certificate.normalize('NFKC').replace(/\s/g, '')),
  )
  if (licensed.size < 2)
    return caseNeedsText('核查要有两名以上持证执法人员，请写明姓名和执法证号', [
      { pointer: '/officerA', detail: '请写明至少两名持证执法人员' },
    ])
  return {
    patch: {},
    event: {
      verb: 'checked',
      payload: { on: a.on, record: a.record, officers: a.officers.map((o) => ({ ...o })) },
    },
    notices: [],
  }
}

export function find(c: CaseCore, a: Extract<Action, { do: 'find' }>): StepResult {
  if (a.finding === 'filed' && c.finding !== 'filed')
    return caseNotNow('立案要先登记立案编号，请用“立案”这一步')
  const no = needs(c, handled, '先受理，再写核查结论') ?? empty({ text: a.text }, { text: '理由' })
  if (no) return no
  const basis = findingBases[a.finding]
  return {
    patch: { finding: a.finding },
    event: { verb: 'found', payload: { finding: a.finding, text: a.text } },
    notices: toldOf(
      c,
      'found',
      `核查结论：${findingNames[a.finding]}${basis ? `（${basis}）` : ''}。${a.text}`,
    ),
  }
}

/** 立案: from here the ninety days of 行政处罚法 60 run; the decision links back through the filing. */
export function file(c: CaseCore, a: Extract<Action, { do: 'file' }>): StepResult {
  if (c.audience !== null) return caseNotNow('受限件由监督机构办理，不在这里立案')
  if (c.finding === 'filed') return caseNotNow('已经立案')
  const no =
    needs(c, handled, '先受理，再立案') ?? empty({ number: a.number }, { number: '立案编号' })
  if (no) return no
  return {
    patch: { finding: 'filed' },
    event: {
      verb: 'filed',
      payload: {
        filing: a.filing,
        number: a.number,
        body: c.owner,
        ...(a.on ? { on: a.on } : {}),
      },
    },
    notices: toldOf(c, 'filed', '已经立案调查。作出处罚决定的期限见下面的办理时限。'),
  }
}

/** 先行登记保存、查封扣押: on record with day and time, so that their own clocks run; nobody outside is told. */
export const measure = (c: CaseCore, a: Extract<Action, { do: 'measure' }>): StepResult =>
  needs(c, ['accepted', 'waiting_citizen', 'withdrawn', 'answered', 'closed'], '先受理，再记') ??
  empty({ text: a.text, on: a.on }, { text: '物品和文书的编号', on: '日期' }) ?? {
    patch: {},
    event: {
      verb: 'measured',
      payload: {
        mark: a.mark,
        text: a.text,
        on: a.on,
        time: a.time,
        ...(a.reason ? { reason: a.reason } : {}),
      },
    },
    notices: [],
  }

/** The decision that ended the penalty case; it may come long after the answer. */
export function decide(c: CaseCore, a: Extract<Action, { do: 'decide' }>): StepResult {
  if (c.finding !== 'filed') return caseNotNow('没有立案，不能登记处罚决定')
  const no = empty(
    { decision: a.decision, on: a.on },
    { decision: '决定书文号', on: '作出决定的日期' },
  )
  if (no) return no
  return {
    patch: {},
    event: {
      verb: 'concluded',
      payload: {
        filing: a.filing,
        decision: a.decision,
        register: a.register,
        on: a.on,
        body: c.owner,
        ...(a.kinds ? { kinds: [...a.kinds] } : {}),
      },
    },
    notices: [],
  }
}
