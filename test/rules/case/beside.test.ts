import { describe, expect, test } from 'vitest'
import type { Action, Actor, CaseCore, Step } from '#rules/case/action.ts'
import { step } from '#rules/case/lifecycle.ts'
import { isBeside, needsOwner, outcomeName } from '#rules/case/kinds.ts'
import { at, ladder, owner, send, tell } from '#test/rules/case/standing.ts'

type Row = [name: string, c: CaseCore, action: Action, by: Actor, whole: Step]
const officers = [
  { name: '甲', certificate: '01' },
  { name: '乙', certificate: '02' },
]
const found = (finding: 'filed' | 'corrected' | 'on_the_spot' | 'not_filed', text: string): Row => [
  `行政处罚法 54 found ${finding}`,
  at({ finding: finding === 'filed' ? 'filed' : null }),
  { do: 'find', finding, text: '见笔录' },
  owner,
  {
    patch: { finding },
    event: { verb: 'found', payload: { finding, text: '见笔录' } },
    notices: [tell('found', text)],
  },
]
const penalty: Row[] = [
  [
    '行政处罚法 42 a visit by two licensed officers',
    at({ status: 'withdrawn' }),
    { do: 'check', officers, on: '2026-05-06', record: '卷一' },
    owner,
    {
      patch: {},
      event: { verb: 'checked', payload: { on: '2026-05-06', record: '卷一', officers } },
      notices: [],
    },
  ],
  found('filed', '核查结论：立案（行政处罚法第五十四条）。见笔录'),
  found('corrected', '核查结论：责令改正（行政处罚法第二十八条）。见笔录'),
  found('on_the_spot', '核查结论：当场处罚（行政处罚法第五十一条）。见笔录'),
  found('not_filed', '核查结论：不予立案。见笔录'),
  [
    '行政处罚法 60 filed',
    at({ finding: 'not_filed' }),
    { do: 'file', filing: 'f1', number: '某立〔2026〕1号' },
    owner,
    {
      patch: { finding: 'filed' },
      event: { verb: 'filed', payload: { filing: 'f1', number: '某立〔2026〕1号', body: 'team' } },
      notices: [tell('filed', '已经立案调查。作出处罚决定的期限见下面的办理时限。')],
    },
  ],
  [
    '行政处罚法 56 what was done to things, long after the end',
    at({ status: 'closed' }),
    { do: 'measure', mark: 'seized', text: '电锯一台', on: '2026-05-06', time: '09:30' },
    owner,
    {
      patch: {},
      event: {
        verb: 'measured',
        payload: { mark: 'seized', text: '电锯一台', on: '2026-05-06', time: '09:30' },
      },
      notices: [],
    },
  ],
  [
    '行政处罚法 60 the decision that ended it',
    at({ status: 'closed', finding: 'filed' }),
    { do: 'decide', filing: 'f1', decision: '某罚〔2026〕1号', on: '2026-06-01', register: 'r9' },
    owner,
    {
      patch: {},
      event: {
        verb: 'concluded',
        payload: {
          filing: 'f1',
          decision: '某罚〔2026〕1号',
          register: 'r9',
          on: '2026-06-01',
          body: 'team',
        },
      },
      notices: [],
    },
  ],
]

const asked = (kind: 'summons' | 'supervision' | 'proposal', over: object = {}): Action => ({
  do: 'request',
  request: 'r1',
  kind,
  to: 'bureau',
  toName: '某局',
  text: '请到场',
  ...over,
})
const askedEvent = (kind: string, from: string, dueOn: string | null): Step['event'] => ({
  verb: 'requested',
  payload: { request: 'r1', kind, from, to: 'bureau', toName: '某局', text: '请到场', dueOn },
})
const toBureau = [send('bureau', 'requested', '请到场')]
const answered = (kind: 'summons' | 'proposal', over: object = {}): Action => ({
  do: 'answerRequest',
  request: 'r1',
  kind,
  to: 'bureau',
  outcome: 'done',
  text: '已办',
  ...over,
})
const answeredEvent = (outcome: string, text: string): Step['event'] => ({
  verb: 'request_answered',
  payload: { request: 'r1', kind: 'summons', by: 'bureau', outcome, text },
})
const bureau = { ...owner, body: 'bureau' }
const crime = (over: object): Action => ({
  do: 'markCrime',
  request: 'r1',
  mark: 'approved',
  text: '局长甲',
  on: '2026-05-06',
  ...over,
})
const crimeEvent = (over: object): Step['event'] => ({
  verb: 'request_marked',
  payload: {
    request: 'r1',
    kind: 'crime',
    mark: 'approved',
    text: '局长甲',
    on: '2026-05-06',
    ...over,
  },
})
const requests: Row[] = [
  [
    'S4-9 吹哨: the owner asks and keeps the case',
    at(),
    asked('summons', { dueOn: '2026-05-07' }),
    owner,
    { patch: {}, event: askedEvent('summons', 'team', '2026-05-07'), notices: toBureau },
  ],
  [
    'S2-5 督办 comes from whoever follows, whatever the state',
    at({ status: 'closed' }),
    asked('supervision'),
    ladder,
    { patch: {}, event: askedEvent('supervision', 'office', null), notices: toBureau },
  ],
  [
    'S4-8 who keeps the catalogue may sit in the body that proposes',
    at({ status: 'answered' }),
    asked('proposal', { to: 'town' }),
    { ...owner, body: 'town' },
    {
      patch: {},
      event: {
        verb: 'requested',
        payload: {
          request: 'r1',
          kind: 'proposal',
          from: 'town',
          to: 'town',
          toName: '某局',
          text: '请到场',
          dueOn: null,
        },
      },
      notices: [send('town', 'requested', '请到场')],
    },
  ],
  [
    'arriving needs no words',
    at(),
    answered('summons', { outcome: 'arrived', text: '' }),
    bureau,
    {
      patch: {},
      event: answeredEvent('arrived', ''),
      notices: [send('team', 'request_answered', '')],
    },
  ],
  [
    'the answer goes to whoever asked',
    at(),
    answered('summons', { from: 'office' }),
    bureau,
    {
      patch: {},
      event: answeredEvent('done', '已办'),
      notices: [send('office', 'request_answered', '已办')],
    },
  ],
  [
    '移送规定 5: approved by the head',
    at(),
    crime({}),
    owner,
    {
      patch: {},
      event: crimeEvent({}),
      notices: [send('team', 'request_marked', '负责人批准移送')],
    },
  ],
  [
    '移送规定 8: received, with the hour',
    at(),
    crime({ mark: 'received', time: '16:00' }),
    owner,
    {
      patch: {},
      event: crimeEvent({ mark: 'received', time: '16:00' }),
      notices: [send('team', 'request_marked', '公安机关已接收')],
    },
  ],
]

describe('the whole effect of a check, a penalty case and a request', () => {
  test.each([...penalty, ...requests])('%s', (_, c, action, by, whole) => {
    expect(step(c, action, by, 9)).toEqual(whole)
  })
})

test('S2-5 S4-8 what stands beside the handling, and what a proposal comes to', () => {
  expect((['supervision', 'proposal'] as const).map(isBeside)).toEqual([true, true])
  expect((['summons', 'assistance', 'hazard', 'crime'] as const).some(isBeside)).toBe(false)
  expect((['arrived', 'done', 'refused'] as const).map((o) => outcomeName('proposal', o))).toEqual([
    '采纳',
    '采纳',
    '不采纳',
  ])
  expect((['arrived', 'done', 'refused'] as const).map((o) => outcomeName('summons', o))).toEqual([
    '已到场',
    '已办理',
    '不能办理',
  ])
})

test('S0-31 S4-1 clues that somebody must be named for', () => {
  expect(['nobody', 'many'].map(needsOwner)).toEqual([true, true])
  expect(['permit_instead', 'fine_instead', null].some(needsOwner)).toBe(false)
})
