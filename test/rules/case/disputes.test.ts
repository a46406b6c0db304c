import { describe, expect, test } from 'vitest'
import type { Action, Actor, CaseCore, Step } from '#rules/case/action.ts'
import { step } from '#rules/case/lifecycle.ts'
import { at, ladder, owner, send, tell } from '#test/rules/case/standing.ts'

type Row = [name: string, c: CaseCore, action: Action, by: Actor, whole: Step]
const grounds = '目录写明由它行使；'
const disputeText =
  '这件事由谁管，几家单位看法不一，正在协商。理由：目录写明由它行使。定下来以前，仍由现在的单位处置，不会停。'
const settled = (over: object = {}): Action => ({
  do: 'settleDispute',
  owner: 'bureau',
  ownerName: '某局',
  text: ' 按目录 ',
  ...over,
})
const settledText = '由谁管已经定下来：某局。按目录'
const settledTo = [
  tell('dispute_settled', settledText),
  send('team', 'dispute_settled', settledText),
  send('bureau', 'dispute_settled', settledText),
]
const settledEvent = (stage: string, over: object = {}): Step['event'] => ({
  verb: 'dispute_settled',
  payload: {
    stage,
    from: 'team',
    owner: 'bureau',
    ownerName: '某局',
    text: ' 按目录 ',
    organ: null,
    document: null,
    ...over,
  },
})
const raise = (
  from: 'negotiate' | 'coordinate',
  to: 'coordinate' | 'designate',
  text: string,
): Row => [
  `S4-12 raised from ${from}`,
  at({ dispute: from }),
  { do: 'raiseDispute', grounds: '没谈成' },
  owner,
  {
    patch: { dispute: to },
    event: { verb: 'dispute_raised', payload: { from, to, grounds: '没谈成' } },
    notices: [tell('dispute_raised', text)],
  },
]
const disputes: Row[] = [
  [
    'S1-18 opened with every other body once',
    at(),
    { do: 'dispute', with: ['bureau', 'team', 'bureau', 'dept'], grounds },
    owner,
    {
      patch: { dispute: 'negotiate' },
      event: { verb: 'disputed', payload: { by: 'team', with: ['bureau', 'dept'], grounds } },
      notices: [
        tell('disputed', disputeText),
        send('bureau', 'disputed', grounds),
        send('dept', 'disputed', grounds),
      ],
    },
  ],
  raise('negotiate', 'coordinate', '协商没有谈成，已报请上面协调。现在的单位继续处置。'),
  raise(
    'coordinate',
    'designate',
    '协调没有结果，已报请共同的上一级机关指定。现在的单位继续处置。',
  ),
  [
    'S1-18 settled for another body, which takes the case over',
    at({ dispute: 'negotiate', status: 'received', acceptedAt: null }),
    settled({ document: '协商记录' }),
    owner,
    {
      patch: {
        dispute: null,
        namedOwner: 'bureau',
        owner: 'bureau',
        handler: null,
        acceptedAt: 9,
        status: 'accepted',
      },
      event: settledEvent('negotiate', { document: '协商记录' }),
      notices: settledTo,
    },
  ],
  [
    '行政处罚法 25: a designation with its document and organ; what was withdrawn stays so',
    at({ dispute: 'designate', status: 'withdrawn' }),
    settled({ document: '某指〔2026〕1号', organ: '某县' }),
    ladder,
    {
      patch: {
        dispute: null,
        namedOwner: 'bureau',
        owner: 'bureau',
        handler: null,
        acceptedAt: 3,
        status: 'withdrawn',
      },
      event: settledEvent('designate', { document: '某指〔2026〕1号', organ: '某县' }),
      notices: settledTo,
    },
  ],
  [
    'S1-18 settled for who has it: nothing else changes, and it is told once',
    at({ dispute: 'coordinate' }),
    settled({ owner: 'team' }),
    ladder,
    {
      patch: { dispute: null, namedOwner: 'team' },
      event: settledEvent('coordinate', { owner: 'team' }),
      notices: settledTo.slice(0, 2),
    },
  ],
]

describe('S1-18 S4-12 the whole effect of a dispute', () => {
  test.each(disputes)('%s', (_, c, action, by, whole) => {
    expect(step(c, action, by, 9)).toEqual(whole)
  })
})
