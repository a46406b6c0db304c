import { describe, expect, test } from 'vitest'
import type { Action, Actor, CaseCore } from '#rules/case/action.ts'
import { step } from '#rules/case/lifecycle.ts'
import { caseStatuses } from '#rules/case/kinds.ts'
import { Refusal } from '#rules/refusal.ts'
import { at, citizen, ladder, owner, refusal, system } from '#test/rules/case/standing.ts'

const sent: Action = { do: 'transfer', to: 'bureau', toName: '某局', grounds: '甲', handling: '乙' }
const answer = (over: object = {}): Action => ({ do: 'answer', text: '好', ...over })
const merge: Action = { do: 'merge', into: 'm', number: 'N' }
const file: Action = { do: 'file', filing: 'f', number: '1' }
const dispute: Action = { do: 'dispute', with: ['bureau'], grounds: '甲' }
const settle: Action = { do: 'settleDispute', owner: 'team', ownerName: '某队', text: '甲' }
const summons: Action = {
  do: 'request',
  request: 'r',
  kind: 'summons',
  to: 'bureau',
  toName: '某局',
  text: '甲',
}
const heir: Action = {
  do: 'succeed',
  from: 'team',
  fromName: '旧',
  to: 'heir',
  toName: '新',
  reason: '甲',
}
const bureau = { ...owner, body: 'bureau' }

/** What the case is, what is tried, by whom, and the words that must be in the «not now». */
const notNow: [over: Partial<CaseCore>, action: Action, by: Actor, words: string][] = [
  [{}, { do: 'accept' }, owner, '已经受理过'],
  [{ status: 'answered' }, { do: 'assign', to: 'li' }, owner, '不用再转办'],
  [{ status: 'waiting_citizen' }, { do: 'ask', text: '甲' }, owner, '不能请来件人补充'],
  [{ status: 'answered' }, answer(), owner, '已经答复过'],
  [{ status: 'waiting_receiver', pendingTo: 'bureau' }, answer(), owner, '移送还在等签收'],
  [{ status: 'withdrawn' }, answer(), owner, '来件人已撤回'],
  [{ dispute: 'negotiate' }, answer(), owner, '还有争议'],
  [{}, answer({ finding: 'filed' }), owner, '先登记立案编号'],
  [{ kind: 'report' }, answer(), owner, '举报要先写核查结论'],
  [{ status: 'withdrawn', pendingTo: 'bureau' }, { do: 'close' }, owner, '移送还在等签收'],
  [{ status: 'answered', dispute: 'coordinate' }, { do: 'close' }, owner, '还有争议'],
  [{}, { do: 'close' }, owner, '先答复来件人'],
  [{ status: 'answered' }, { do: 'withdraw' }, citizen, '不用再撤回'],
  [{}, { do: 'reopen', reason: '甲' }, owner, '还在办'],
  [{ extendedAt: 1 }, { do: 'extend', reason: '甲' }, owner, '只能延期一次'],
  [{ status: 'received' }, { do: 'extend', reason: '甲' }, owner, '在办的件'],
  [{ status: 'answered' }, { do: 'urge', text: '甲' }, citizen, '不用再催办'],
  [{ mergedInto: 'x' }, merge, owner, '已经并案'],
  [{ audience: 'watch' }, merge, owner, '受限件不能并案'],
  [{ status: 'answered' }, merge, owner, '在办的件'],
  [{ dispute: 'negotiate' }, merge, owner, '还有争议'],
  [{}, { do: 'rate', score: 3 }, citizen, '答复以后才能评价'],
  [{}, { do: 'dissatisfied', reason: '甲' }, citizen, '答复以后才能说不满意'],
  [{ status: 'received' }, { do: 'check', officers: [], on: '1', record: '1' }, owner, '先受理'],
  [{}, { do: 'find', finding: 'filed', text: '甲' }, owner, '先登记立案编号'],
  [{ status: 'received' }, { do: 'find', finding: 'corrected', text: '甲' }, owner, '先受理'],
  [{ audience: 'watch' }, file, owner, '监督机构'],
  [{ finding: 'filed' }, file, owner, '已经立案'],
  [{ status: 'received' }, file, owner, '先受理，再立案'],
  [
    { status: 'received' },
    { do: 'measure', mark: 'seized', text: '甲', on: '1', time: '' },
    owner,
    '先受理，再记',
  ],
  [{}, { do: 'decide', filing: 'f', decision: '1', on: '1', register: null }, owner, '没有立案'],
  [{ audience: 'watch' }, sent, owner, '只能由监督人员办理'],
  [{ pendingTo: 'dept' }, sent, owner, '已经有一次移送'],
  [{ dispute: 'negotiate' }, sent, owner, '还有争议'],
  [{ mergedInto: 'x' }, sent, owner, '已经并案'],
  [{}, { ...sent, to: 'team' }, owner, '不能移送给自己'],
  [{ status: 'answered' }, sent, owner, '已经答复的件不能移送'],
  [{}, { do: 'receiveTransfer' }, bureau, '没有等待签收'],
  [{}, { do: 'lapseTransfer', outcome: 'return' }, system, '没有等待签收'],
  [{}, { do: 'recallTransfer', grounds: '甲' }, owner, '没有等待签收'],
  [{ audience: 'watch' }, heir, system, '受限件'],
  [{}, { ...heir, from: 'nobody' }, system, '没有要接的单位'],
  [{}, { ...heir, to: 'team' }, system, '没有要接的单位'],
  [{ dispute: 'negotiate' }, dispute, owner, '已经在处理'],
  [{ pendingTo: 'bureau' }, dispute, owner, '移送还在等签收'],
  [{ mergedInto: 'x' }, dispute, owner, '已经并案'],
  [{ audience: 'watch' }, dispute, owner, '监督机构'],
  [{}, { do: 'raiseDispute', grounds: '甲' }, owner, '没有正在处理'],
  [{ dispute: 'designate' }, { do: 'raiseDispute', grounds: '甲' }, owner, '等上级的文书'],
  [{}, settle, ladder, '没有正在处理'],
  [{ status: 'answered' }, summons, owner, '不能再请别的单位'],
  [{ audience: 'watch' }, summons, owner, '受限件不能发给'],
  [{}, { ...summons, to: 'team' }, owner, '不能发给自己'],
]

describe('every step that is not possible now is refused in its own words', () => {
  test.each(notNow)('%j %j', (over, action, by, words) => {
    const said = refusal(at(over), action, by)
    expect(said).toMatch(/^case\.not_now /)
    expect(said).toContain(words)
  })
})

test('«不满意» reopens once; after it other ways are named', () => {
  const again = refusal(
    at({ status: 'answered', dissatisfiedAt: 1 }),
    { do: 'dissatisfied', reason: '甲' },
    citizen,
  )
  expect(again).toMatch(/^case\.reopened_once .*行政复议.*12345/)
})

test('what is asked for blank words says which words, field by field', () => {
  const lacking = (c: CaseCore, action: Action, by: Actor = owner) => {
    const result = step(c, action, by, 9)
    if (!(result instanceof Refusal)) throw new Error(`${action.do} was let through`)
    expect([result.code, result.status]).toEqual(['case.needs_text', 422])
    return result.errors.map((e) => `${e.pointer} ${e.detail}`)
  }
  const done = at({ status: 'answered' })
  const rows: [string[], string[]][] = [
    [lacking(at(), { do: 'assign', to: ' ' }), ['/to 请写明转给谁']],
    [lacking(at(), { do: 'ask', text: '' }), ['/text 请写明要问的话']],
    [lacking(at(), { do: 'reply', text: '' }, citizen), ['/text 请写明要补充的内容']],
    [lacking(at(), { do: 'note', text: '' }), ['/text 请写明记录内容']],
    [lacking(at(), answer({ text: '' })), ['/text 请写明答复内容']],
    [
      lacking(at({ clueKind: 'many' }), answer()),
      ['/names 请写明最后由谁管；定不下来的，提出管辖争议'],
    ],
    [
      lacking(at({ status: 'answered', clueKind: 'nobody' }), { do: 'close' }),
      ['/names 请写明最后由谁管；定不下来的，提出管辖争议'],
    ],
    [
      lacking(at({ status: 'withdrawn' }), { do: 'close', result: ' ' }),
      ['/result 请写明核查结果'],
    ],
    [lacking(at(), { do: 'extend', reason: '' }), ['/reason 请写明延期的理由']],
    [lacking(done, { do: 'reopen', reason: '' }), ['/reason 请写明重新办理的理由']],
    [lacking(at(), { ...merge, into: '' }), ['/into 请写明并到哪一件']],
    [lacking(done, { do: 'dissatisfied', reason: '' }, citizen), ['/reason 请写明哪里不满意']],
    [
      lacking(at(), { ...sent, to: '', grounds: ' ', handling: '' }),
      ['/to 请写明接收单位', '/grounds 请写明移送理由和依据', '/handling 请写明移送前已经做的处置'],
    ],
    [
      lacking(
        at({ pendingTo: 'bureau' }),
        { do: 'returnTransfer', grounds: '', proposal: '' },
        bureau,
      ),
      ['/grounds 请写明退回的理由', '/proposal 请写明建议由谁办理'],
    ],
    [
      lacking(at(), { do: 'dispute', with: ['team'], grounds: '' }),
      ['/with 请写明和哪个单位有争议', '/grounds 请写明争议的理由和依据'],
    ],
    [
      lacking(at({ dispute: 'negotiate' }), { do: 'raiseDispute', grounds: '' }),
      ['/grounds 请写明没有谈成的原因'],
    ],
    [
      lacking(at({ dispute: 'negotiate' }), { ...settle, owner: '', text: '' }),
      ['/owner 请写明由谁管', '/text 请写明结果和理由'],
    ],
    [
      lacking(at({ dispute: 'designate' }), settle, ladder),
      ['/document 请写明指定管辖文书的名称和文号', '/organ 请写明作出指定的机关'],
    ],
    [
      lacking(at(), { ...summons, to: '', text: '' }),
      ['/to 请写明发给哪个单位', '/text 请写明请它做什么'],
    ],
    [
      lacking(at(), { do: 'check', officers: [], on: '', record: '' }),
      ['/on 请写明核查的日期', '/record 请写明现场记录的编号或者存放处'],
    ],
    [lacking(at(), { do: 'find', finding: 'corrected', text: '' }), ['/text 请写明理由']],
    [lacking(at(), { ...file, number: '' }), ['/number 请写明立案编号']],
    [
      lacking(at(), { do: 'measure', mark: 'seized', text: '', on: '', time: '' }),
      ['/text 请写明物品和文书的编号', '/on 请写明日期'],
    ],
    [
      lacking(at({ finding: 'filed' }), {
        do: 'decide',
        filing: 'f',
        decision: '',
        on: '',
        register: null,
      }),
      ['/decision 请写明决定书文号', '/on 请写明作出决定的日期'],
    ],
    ...[0, 6, 2.5, Number.NaN].map((score): [string[], string[]] => [
      lacking(done, { do: 'rate', score }, citizen),
      ['/score 请写明您的评价'],
    ]),
  ]
  for (const [got, wanted] of rows) expect(got).toEqual(wanted)
})

test('every state lets through what it should, and nothing else', () => {
  const r = 'received'
  const possible: [Action, Actor, CaseCore['status'][]][] = [
    [{ do: 'accept' }, owner, [r]],
    [
      { do: 'assign', to: 'li' },
      owner,
      [r, 'accepted', 'waiting_citizen', 'waiting_receiver', 'withdrawn'],
    ],
    [{ do: 'ask', text: '甲' }, owner, [r, 'accepted']],
    [answer(), owner, [r, 'accepted', 'waiting_citizen']],
    [{ do: 'close', result: '甲' }, owner, ['answered', 'withdrawn']],
    [{ do: 'withdraw' }, citizen, [r, 'accepted', 'waiting_citizen', 'waiting_receiver']],
    [{ do: 'reopen', reason: '甲' }, owner, ['answered', 'closed']],
    [{ do: 'extend', reason: '甲' }, owner, ['accepted', 'waiting_citizen']],
    [{ do: 'urge', text: '甲' }, citizen, [r, 'accepted', 'waiting_citizen', 'waiting_receiver']],
    [merge, owner, [r, 'accepted', 'waiting_citizen']],
    [{ do: 'rate', score: 5 }, citizen, ['answered', 'closed']],
    [{ do: 'dissatisfied', reason: '甲' }, citizen, ['answered', 'closed']],
    [sent, owner, [r, 'accepted', 'waiting_citizen', 'withdrawn']],
    [summons, owner, [r, 'accepted', 'waiting_citizen', 'withdrawn']],
    [file, owner, ['accepted', 'waiting_citizen', 'withdrawn']],
    [
      { do: 'find', finding: 'corrected', text: '甲' },
      owner,
      ['accepted', 'waiting_citizen', 'withdrawn'],
    ],
    [
      { do: 'measure', mark: 'seized', text: '甲', on: '1', time: '' },
      owner,
      ['accepted', 'waiting_citizen', 'answered', 'closed', 'withdrawn'],
    ],
  ]
  for (const [action, by, states] of possible)
    expect(
      caseStatuses.filter((status) => refusal(at({ status }), action, by) === 'done'),
      action.do,
    ).toEqual(caseStatuses.filter((status) => states.includes(status)))
})
