import { describe, expect, test } from 'vitest'
import type { Action, Actor, CaseCore, Step } from '#rules/case/action.ts'
import { step } from '#rules/case/lifecycle.ts'
import { at, citizen, owner, send, system, tell } from '#test/rules/case/standing.ts'

type Row = [name: string, c: CaseCore, action: Action, by: Actor, whole: Step]

const afterwards: Row[] = [
  [
    'reopen forgets the finding, the answer and the main case',
    at({ status: 'closed', answeredAt: 5, closedAt: 6, finding: 'corrected', mergedInto: 'm' }),
    { do: 'reopen', reason: '又来了' },
    owner,
    {
      patch: {
        status: 'accepted',
        answeredAt: null,
        closedAt: null,
        finding: null,
        mergedInto: null,
      },
      event: { verb: 'reopened', payload: { reason: '又来了' } },
      notices: [tell('reopened', '重新办理。理由：又来了'), send('team', 'reopened', '又来了')],
    },
  ],
  [
    'extend',
    at(),
    { do: 'extend', reason: '要鉴定' },
    owner,
    {
      patch: { extendedAt: 9 },
      event: { verb: 'extended', payload: { reason: '要鉴定' } },
      notices: [tell('extended', '办理时间需要延长。理由：要鉴定')],
    },
  ],
  [
    'S1-20(4) urged by the citizen',
    at(),
    { do: 'urge', text: '快一点' },
    citizen,
    {
      patch: {},
      event: { verb: 'urged', payload: { text: '快一点', by: 'citizen' } },
      notices: [send('team', 'urged', '快一点'), send('town', 'urged', '快一点')],
    },
  ],
  [
    'S1-20(4) urged by the first responder',
    at(),
    { do: 'urge', text: '快一点' },
    { ...owner, body: 'town' },
    {
      patch: {},
      event: { verb: 'urged', payload: { text: '快一点', by: 'town' } },
      notices: [send('team', 'urged', '快一点'), send('town', 'urged', '快一点')],
    },
  ],
  [
    'merge',
    at(),
    { do: 'merge', into: 'id-1', number: 'AB-1' },
    owner,
    {
      patch: { mergedInto: 'id-1' },
      event: { verb: 'merged', payload: { into: 'AB-1' } },
      notices: [tell('merged', '有人反映了同一件事，合并核查；结果同样会答复您。')],
    },
  ],
  [
    'rate',
    at({ status: 'answered' }),
    { do: 'rate', score: 4, text: '快' },
    citizen,
    {
      patch: { rating: 4 },
      event: { verb: 'rated', payload: { score: 4, text: '快' } },
      notices: [send('team', 'rated', '快')],
    },
  ],
  [
    'rate without a word',
    at({ status: 'closed' }),
    { do: 'rate', score: 1 },
    citizen,
    {
      patch: { rating: 1 },
      event: { verb: 'rated', payload: { score: 1, text: '' } },
      notices: [send('team', 'rated', '')],
    },
  ],
  [
    '«不满意»: what is filed stays filed',
    at({ status: 'answered', answeredAt: 5, finding: 'filed', mergedInto: 'm' }),
    { do: 'dissatisfied', reason: '没有来人' },
    citizen,
    {
      patch: {
        status: 'accepted',
        answeredAt: null,
        closedAt: null,
        finding: 'filed',
        mergedInto: null,
        dissatisfiedAt: 9,
      },
      event: { verb: 'dissatisfied', payload: { reason: '没有来人' } },
      notices: [send('team', 'dissatisfied', '没有来人'), send('town', 'dissatisfied', '没有来人')],
      said: { text: '没有来人', files: [] },
    },
  ],
  [
    'S4-9 silence is put on record',
    at(),
    { do: 'lapseRequest', request: 'r1', kind: 'summons', to: 'bureau', toName: '某局' },
    system,
    {
      patch: {},
      event: { verb: 'request_lapsed', payload: { request: 'r1', kind: 'summons', by: 'bureau' } },
      notices: [
        send('team', 'request_lapsed', '吹哨到期没有回应：某局'),
        send('bureau', 'request_lapsed', '吹哨到期没有回应：某局'),
      ],
    },
  ],
]

describe('the whole effect of what comes after or beside: again, longer, sooner, together, how it was', () => {
  test.each(afterwards)('%s', (_, c, action, by, whole) => {
    expect(step(c, action, by, 9)).toEqual(whole)
  })
})
