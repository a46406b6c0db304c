import { describe, expect, test } from 'vitest'
import type { Action, Actor, CaseCore, Step } from '#rules/case/action.ts'
import { step } from '#rules/case/lifecycle.ts'
import { at, send, system, tell } from '#test/rules/case/standing.ts'

type Row = [name: string, c: CaseCore, action: Action, by: Actor, whole: Step]
const out = (over: Partial<CaseCore> = {}) =>
  at({ status: 'waiting_receiver', pendingTo: 'bureau', ...over })
const ended = (to: string, from: string): Action => ({
  do: 'succeed',
  from,
  fromName: '旧局',
  to,
  toName: '新局',
  reason: '撤并',
})

const succession: Row[] = [
  [
    'S0-41 the owner has ended',
    at(),
    ended('heir', 'team'),
    system,
    {
      patch: { owner: 'heir', firstResponder: 'town', pendingTo: null, handler: null },
      event: {
        verb: 'succeeded',
        payload: { from: 'team', to: 'heir', toName: '新局', owner: 'heir', reason: '撤并' },
      },
      notices: [
        tell('succeeded', '旧局不再办这类事，从现在起由新局接着承办，前面的办理都有效。'),
        send('heir', 'succeeded', '旧局不再办这类事，从现在起由新局接着承办，前面的办理都有效。'),
      ],
    },
  ],
  [
    'S0-41 the first responder has ended',
    at(),
    ended('heir', 'town'),
    system,
    {
      patch: { owner: 'team', firstResponder: 'heir', pendingTo: null },
      event: {
        verb: 'succeeded',
        payload: { from: 'town', to: 'heir', toName: '新局', owner: 'team', reason: '撤并' },
      },
      notices: [
        tell('succeeded', '旧局不再办这类事，从现在起由新局接着负责，前面的办理都有效。'),
        send('heir', 'succeeded', '旧局不再办这类事，从现在起由新局接着负责，前面的办理都有效。'),
      ],
    },
  ],
]
const patches: [name: string, c: CaseCore, action: Action, patch: Partial<CaseCore>][] = [
  [
    'the receiver has ended: its heir is asked',
    out(),
    ended('heir', 'bureau'),
    { owner: 'team', firstResponder: 'town', pendingTo: 'heir' },
  ],
  [
    'the receiver becomes the owner: nothing is out any more',
    out({ acceptedAt: null }),
    ended('team', 'bureau'),
    { owner: 'team', firstResponder: 'town', pendingTo: null, status: 'received' },
  ],
  [
    'the owner becomes the receiver: nothing is out any more',
    out(),
    ended('bureau', 'team'),
    {
      owner: 'bureau',
      firstResponder: 'town',
      pendingTo: null,
      handler: null,
      status: 'accepted',
    },
  ],
  [
    'one body was all three',
    at({ firstResponder: 'team' }),
    ended('heir', 'team'),
    { owner: 'heir', firstResponder: 'heir', pendingTo: null, handler: null },
  ],
]

describe('S0-41 a body of the case has ended', () => {
  test.each(succession)('%s', (_, c, action, by, whole) => {
    expect(step(c, action, by, 9)).toEqual(whole)
  })
  test.each(patches)('%s', (_, c, action, patch) => {
    const done = step(c, action, system, 9)
    expect('patch' in done && done.patch).toEqual(patch)
  })
})
