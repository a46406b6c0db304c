import { describe, expect, test } from 'vitest'
import type { Action, Actor, CaseCore, Step } from '#rules/case/action.ts'
import { step } from '#rules/case/lifecycle.ts'
import { at, owner, send, system, tell } from '#test/rules/case/standing.ts'

type Row = [name: string, c: CaseCore, action: Action, by: Actor, whole: Step]
const bureau = { ...owner, body: 'bureau' }
const out = (over: Partial<CaseCore> = {}) =>
  at({ status: 'waiting_receiver', pendingTo: 'bureau', ...over })
const grounds = '目录写明由它行使；'
const handling = '已到现场制止'
const transferText =
  '这件事正移送某局。理由：目录写明由它行使。移送前的处置：已到现场制止。在对方签收以前，仍由原单位负责。'
const sent: Action = { do: 'transfer', to: 'bureau', toName: '某局', grounds, handling }
const sentEvent: Step['event'] = {
  verb: 'transferred',
  payload: { from: 'team', to: 'bureau', toName: '某局', grounds, handling },
}
const sentTo = [
  tell('transferred', transferText),
  send('bureau', 'transferred', grounds),
  send('town', 'transferred', transferText),
]
const receivedText = '接收单位已签收，从现在起由它承办并答复您。'
const returnedText = '接收单位退回了这件事。理由：不归我局。建议：送县局。仍由原单位负责。'
const recalledText = '原单位收回了移送，继续由它承办。理由：送错了。'
const lapsedText = '接收单位没有按时签收，这件事仍由原单位负责。'
const escalatedText = '接收单位没有按时签收，已报请协调由谁办理；定下来以前仍由原单位负责。'
const transfers: Row[] = [
  [
    'S0-13 a transfer',
    at(),
    sent,
    owner,
    {
      patch: { pendingTo: 'bureau', status: 'waiting_receiver' },
      event: sentEvent,
      notices: sentTo,
    },
  ],
  [
    'S0-13 a transfer of what was withdrawn stays withdrawn, and the first responder tells itself nothing',
    at({ status: 'withdrawn', firstResponder: 'team' }),
    sent,
    owner,
    {
      patch: { pendingTo: 'bureau', status: 'withdrawn' },
      event: sentEvent,
      notices: sentTo.slice(0, 2),
    },
  ],
  [
    'S1-25 the receiver takes it over',
    out({ acceptedAt: null }),
    { do: 'receiveTransfer' },
    bureau,
    {
      patch: {
        owner: 'bureau',
        pendingTo: null,
        handler: null,
        acceptedAt: 9,
        status: 'accepted',
      },
      event: { verb: 'transfer_received', payload: { from: 'team', owner: 'bureau' } },
      notices: [
        tell('transfer_received', receivedText),
        send('team', 'transfer_received', receivedText),
      ],
    },
  ],
  [
    'S1-25 taking over what was withdrawn',
    out({ status: 'withdrawn' }),
    { do: 'receiveTransfer' },
    bureau,
    {
      patch: {
        owner: 'bureau',
        pendingTo: null,
        handler: null,
        acceptedAt: 3,
        status: 'withdrawn',
      },
      event: { verb: 'transfer_received', payload: { from: 'team', owner: 'bureau' } },
      notices: [
        tell('transfer_received', receivedText),
        send('team', 'transfer_received', receivedText),
      ],
    },
  ],
  [
    'on-the-page 8: given back with grounds and a proposal',
    out(),
    { do: 'returnTransfer', grounds: '不归我局。', proposal: '送县局' },
    bureau,
    {
      patch: { pendingTo: null, status: 'accepted' },
      event: {
        verb: 'transfer_returned',
        payload: { by: 'bureau', owner: 'team', grounds: '不归我局。', proposal: '送县局' },
      },
      notices: [
        tell('transfer_returned', returnedText),
        send('team', 'transfer_returned', returnedText),
      ],
    },
  ],
  [
    'the sender takes back what nobody has taken over',
    out({ acceptedAt: null }),
    { do: 'recallTransfer', grounds: '送错了。' },
    owner,
    {
      patch: { pendingTo: null, status: 'received' },
      event: {
        verb: 'transfer_recalled',
        payload: { by: 'team', to: 'bureau', grounds: '送错了。' },
      },
      notices: [
        tell('transfer_recalled', recalledText),
        send('bureau', 'transfer_recalled', recalledText),
        send('town', 'transfer_recalled', recalledText),
      ],
    },
  ],
  [
    'the receiver let its time run out: back to the sender',
    out({ acceptedAt: null }),
    { do: 'lapseTransfer', outcome: 'return' },
    system,
    {
      patch: { pendingTo: null, status: 'received' },
      event: {
        verb: 'transfer_lapsed',
        payload: { by: 'bureau', owner: 'team', outcome: 'return' },
      },
      notices: [tell('transfer_lapsed', lapsedText), send('team', 'transfer_lapsed', lapsedText)],
    },
  ],
  [
    'S1-18 the receiver let its time run out: up the ladder',
    out(),
    { do: 'lapseTransfer', outcome: 'escalate' },
    system,
    {
      patch: { pendingTo: null, status: 'accepted', dispute: 'coordinate' },
      event: {
        verb: 'transfer_lapsed',
        payload: { by: 'bureau', owner: 'team', outcome: 'escalate' },
      },
      notices: [
        tell('transfer_lapsed', escalatedText),
        send('team', 'transfer_lapsed', escalatedText),
      ],
    },
  ],
]

describe('the whole effect of a transfer', () => {
  test.each(transfers)('%s', (_, c, action, by, whole) => {
    expect(step(c, action, by, 9)).toEqual(whole)
  })
})
