import { describe, expect, test } from 'vitest'
import type { Action, Actor, CaseCore, Step } from '#rules/case/action.ts'
import { opened, step } from '#rules/case/lifecycle.ts'
import { at, citizen, owner, send, tell } from '#test/rules/case/standing.ts'

type Row = [name: string, c: CaseCore, action: Action, by: Actor, whole: Step]

test('DESIGN 6.1 a case comes into the house with its first responder as owner and nothing decided', () => {
  expect(opened('town')).toEqual(
    at({ status: 'received', owner: 'town', handler: null, acceptedAt: null }),
  )
  expect(opened('watch', 'watch', 'clue', 'many')).toMatchObject({
    audience: 'watch',
    kind: 'clue',
    clueKind: 'many',
    owner: 'watch',
  })
})

const plain: Row[] = [
  [
    'accept',
    at({ status: 'received', acceptedAt: null }),
    { do: 'accept' },
    owner,
    {
      patch: { status: 'accepted', acceptedAt: 9 },
      event: { verb: 'accepted', payload: { owner: 'team' } },
      notices: [tell('accepted', '您反映的事已受理，正在办理。')],
    },
  ],
  [
    'assign',
    at(),
    { do: 'assign', to: 'li' },
    owner,
    {
      patch: { handler: 'li' },
      event: { verb: 'assigned', payload: { to: 'li' } },
      notices: [],
    },
  ],
  [
    'ask',
    at(),
    { do: 'ask', text: '哪一栋？' },
    owner,
    {
      patch: { status: 'waiting_citizen' },
      event: { verb: 'asked', payload: { text: '哪一栋？' } },
      notices: [tell('asked', '哪一栋？')],
    },
  ],
  [
    'reply brings it back',
    at({ status: 'waiting_citizen' }),
    { do: 'reply', text: '三栋', files: ['f1'] },
    citizen,
    {
      patch: { status: 'accepted' },
      event: { verb: 'replied', payload: { text: '三栋', files: ['f1'] } },
      notices: [send('team', 'replied', '来件人补充了情况')],
      said: { text: '三栋', files: ['f1'] },
    },
  ],
  [
    'reply that nobody waited for',
    at({ status: 'answered' }),
    { do: 'reply', text: '三栋' },
    citizen,
    {
      patch: {},
      event: { verb: 'replied', payload: { text: '三栋', files: [] } },
      notices: [send('team', 'replied', '来件人补充了情况')],
      said: { text: '三栋', files: [] },
    },
  ],
  [
    'answer tells the citizen and the first responder',
    at(),
    { do: 'answer', text: '已清理' },
    owner,
    {
      patch: {
        status: 'answered',
        acceptedAt: 3,
        answeredAt: 9,
        finding: null,
        namedOwner: null,
      },
      event: {
        verb: 'answered',
        payload: { text: '已清理', owner: 'team', finding: null, named: null },
      },
      notices: [
        tell('answered', '已清理'),
        send('town', 'answered', '承办单位已答复来件人，首问跟踪到此为止。'),
      ],
    },
  ],
  [
    'answer at once, with a finding and an owner',
    at({ status: 'received', acceptedAt: null, owner: 'town', kind: 'report', clueKind: 'many' }),
    {
      do: 'answer',
      text: '已责令改正',
      finding: 'corrected',
      names: { body: 'bureau', name: '某局' },
    },
    { ...owner, body: 'town' },
    {
      patch: {
        status: 'answered',
        acceptedAt: 9,
        answeredAt: 9,
        finding: 'corrected',
        namedOwner: 'bureau',
      },
      event: {
        verb: 'answered',
        payload: {
          text: '已责令改正\n这件事由某局管。',
          owner: 'town',
          finding: 'corrected',
          named: 'bureau',
        },
      },
      notices: [tell('answered', '已责令改正\n这件事由某局管。')],
    },
  ],
  [
    'close, with whom it belongs to',
    at({ status: 'answered' }),
    { do: 'close', result: ' 已复查 ', names: { body: 'bureau', name: '某局' } },
    owner,
    {
      patch: { status: 'closed', closedAt: 9, namedOwner: 'bureau' },
      event: { verb: 'closed', payload: { result: '已复查' } },
      notices: [tell('closed', '这件事已办结。')],
    },
  ],
  [
    'close without a word',
    at({ status: 'answered' }),
    { do: 'close' },
    owner,
    {
      patch: { status: 'closed', closedAt: 9 },
      event: { verb: 'closed', payload: {} },
      notices: [tell('closed', '这件事已办结。')],
    },
  ],
  [
    'withdraw with a reason',
    at(),
    { do: 'withdraw', reason: '已解决' },
    citizen,
    {
      patch: { status: 'withdrawn' },
      event: { verb: 'withdrawn', payload: { reason: '已解决' } },
      notices: [
        tell('withdrawn', '撤回只是不再答复您，涉嫌违法的仍会核查。'),
        send('team', 'withdrawn', '来件人撤回；涉嫌违法的仍要核查'),
      ],
    },
  ],
  [
    'note',
    at(),
    { do: 'note', text: '电话没人接' },
    owner,
    { patch: {}, event: { verb: 'noted', payload: { text: '电话没人接' } }, notices: [] },
  ],
]

describe('the whole effect of one step: patch, event, who is told what', () => {
  test.each(plain)('%s', (_, c, action, by, whole) => {
    expect(step(c, action, by, 9)).toEqual(whole)
  })

  test('S1-25 what was recorded on paper stands in the event, beside what the event says', () => {
    const paper = { body: 'bureau', document: '某收〔2026〕1号', on: '2026-05-06' }
    expect(
      step(at({ pendingTo: 'bureau' }), { do: 'receiveTransfer' }, { ...owner, paper }, 9),
    ).toMatchObject({
      patch: { owner: 'bureau' },
      event: {
        payload: { from: 'team', owner: 'bureau', paper: { ...paper, recordedBy: 'team' } },
      },
    })
  })
})
