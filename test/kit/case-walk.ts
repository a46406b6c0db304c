import * as fc from 'fast-check'
import type { Action, Actor, CaseCore, Step } from '#rules/case/action.ts'
import {
  crimeMarks,
  findings,
  isBeside,
  measures,
  needsOwner,
  requestKinds,
  requestOutcomes,
} from '#rules/case/kinds.ts'

/** The bodies of a walk; the first is always the first responder. */
export const walkers = ['team', 'bureau', 'dept']
export const staff = (body: string) => ({ role: 'staff', id: `staff of ${body}`, body }) as const

const text = fc.constantFrom('说明', '理由', '处置', ' ')
const body = fc.constantFrom(...walkers)
/** Any action at all, with words that are sometimes blank. */
export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom<Action>({ do: 'accept' }, { do: 'receiveTransfer' }, { do: 'withdraw' }),
  fc.constant<Action>({ do: 'receiveTransfer' }),
  fc.constant<Action>({ do: 'lapseTransfer', outcome: 'return' }),
  fc.record({ do: fc.constant('assign' as const), to: fc.constantFrom('wang', 'li') }),
  fc.record({ do: fc.constantFrom('ask', 'reply', 'answer', 'note'), text }),
  fc.record({
    do: fc.constant('transfer' as const),
    to: body,
    toName: body,
    grounds: text,
    handling: text,
  }),
  fc.record({ do: fc.constant('returnTransfer' as const), grounds: text, proposal: text }),
  fc.record({ do: fc.constant('close' as const), result: text }),
  fc.record({ do: fc.constantFrom('reopen', 'extend', 'dissatisfied'), reason: text }),
  fc.record({ do: fc.constant('urge' as const), text }),
  fc.record({
    do: fc.constant('check' as const),
    officers: fc.array(fc.record({ name: text, certificate: fc.constantFrom('甲', '乙') })),
    on: text,
    record: text,
  }),
  fc.record({ do: fc.constant('find' as const), finding: fc.constantFrom(...findings), text }),
  fc.record({ do: fc.constant('file' as const), filing: text, number: text }),
  fc.record({ do: fc.constant('dispute' as const), with: fc.array(body), grounds: text }),
  fc.record({ do: fc.constant('raiseDispute' as const), grounds: text }),
  fc.record({
    do: fc.constant('settleDispute' as const),
    owner: body,
    ownerName: body,
    text,
    organ: text,
    document: text,
  }),
  fc.record({
    do: fc.constant('request' as const),
    request: text,
    kind: fc.constantFrom(...requestKinds),
    to: body,
    toName: body,
    text,
  }),
  fc.record({
    do: fc.constant('answerRequest' as const),
    request: text,
    kind: fc.constantFrom(...requestKinds),
    to: body,
    outcome: fc.constantFrom(...requestOutcomes),
    text,
  }),
  fc.record({
    do: fc.constant('lapseTransfer' as const),
    outcome: fc.constantFrom('return', 'escalate'),
  }),
  fc.record({ do: fc.constant('recallTransfer' as const), grounds: text }),
  fc.record({
    do: fc.constant('succeed' as const),
    from: body,
    fromName: body,
    to: body,
    toName: body,
    reason: text,
  }),
  fc.record({
    do: fc.constant('lapseRequest' as const),
    request: text,
    kind: fc.constantFrom(...requestKinds),
    to: body,
    toName: body,
  }),
  fc.record({
    do: fc.constant('markCrime' as const),
    request: text,
    mark: fc.constantFrom(...crimeMarks),
    text,
    on: text,
  }),
  fc.record({
    do: fc.constant('measure' as const),
    mark: fc.constantFrom(...measures),
    text,
    on: text,
    time: fc.constantFrom('', '09:30'),
  }),
  fc.record({
    do: fc.constant('decide' as const),
    filing: text,
    decision: text,
    on: text,
    register: fc.constant(null),
  }),
  fc.record({
    do: fc.constant('answer' as const),
    text,
    finding: fc.constantFrom(...findings),
    names: fc.record({ body, name: body }),
  }),
  fc.record({ do: fc.constant('merge' as const), into: text, number: text }),
  fc.record({ do: fc.constant('rate' as const), score: fc.integer({ min: 0, max: 6 }) }),
)
/** Mostly who may act, so that the walk comes far; sometimes anybody. */
export const whose = fc.constantFrom(
  'owner',
  'owner',
  'receiver',
  'receiver',
  'citizen',
  'system',
  'ladder',
  'paper',
  ...walkers,
)
export const actorFor = (c: CaseCore, who: string): Actor =>
  who === 'citizen' || who === 'system'
    ? { role: who }
    : who === 'paper'
      ? {
          ...staff(c.firstResponder),
          paper: { body: c.pendingTo ?? c.owner, document: '收文', on: '2026-05-06' },
        }
      : who === 'ladder'
        ? { role: 'staff', id: 'coordinator', body: 'office', coordinates: true }
        : staff(who === 'owner' ? c.owner : who === 'receiver' ? (c.pendingTo ?? c.owner) : who)

/** What a step broke, in words; empty when it broke nothing. */
export function broken(
  before: CaseCore,
  c: CaseCore,
  what: Action,
  by: Actor,
  done: Step,
): string[] {
  const moved = c.owner !== before.owner
  const toFirst = done.notices.some((n) => n.to === 'body' && n.body === c.firstResponder)
  const rules: readonly (readonly [string, boolean])[] = [
    ['one owner', walkers.includes(c.owner)],
    [
      'S0-41: the first responder stays, but for one that has ended',
      c.firstResponder === before.firstResponder ||
        (what.do === 'succeed' && before.firstResponder === what.from),
    ],
    [
      'an owner changes by acceptance, the end of a dispute or its own end alone',
      !moved ||
        what.do === 'receiveTransfer' ||
        what.do === 'settleDispute' ||
        (what.do === 'succeed' && by.role === 'system' && before.owner === what.from),
    ],
    [
      'the receiver accepts for itself, and was asked',
      what.do !== 'receiveTransfer' ||
        (by.role === 'staff' &&
          (by.paper?.body ?? by.body) === c.owner &&
          before.pendingTo === c.owner),
    ],
    [
      '行政处罚法 25: a designation has its document and organ',
      !(what.do === 'settleDispute' && before.dispute === 'designate') ||
        [what.document, what.organ].every((t) => (t ?? '').trim() !== ''),
    ],
    [
      'S1-18: past negotiation only the ladder ends a dispute',
      !(what.do === 'settleDispute' && before.dispute !== 'negotiate') ||
        (by.role === 'staff' && by.coordinates === true),
    ],
    ['S1-18: a dispute does not take the case from its owner', what.do !== 'dispute' || !moved],
    ['no answer while it is disputed', what.do !== 'answer' || before.dispute === null],
    ['no transfer is out beside a dispute', c.dispute === null || c.pendingTo === null],
    [
      '行政处罚法 54: an answered report has its finding',
      c.kind !== 'report' || c.status !== 'answered' || c.finding !== null || c.mergedInto !== null,
    ],
    [
      'S0-31 S4-1: a clue that nobody owns ends with a named owner or the result of a dispute',
      !needsOwner(c.clueKind) ||
        !['answered', 'closed'].includes(c.status) ||
        c.namedOwner !== null ||
        c.mergedInto !== null,
    ],
    [
      'S1-25: what is recorded on paper names its document, and is recorded by who owns or follows',
      by.role !== 'staff' ||
        by.paper === undefined ||
        (by.paper.document.trim() !== '' &&
          [before.owner, before.firstResponder].includes(by.body) &&
          done.event.payload['paper'] !== undefined),
    ],
    ['«不满意» once', what.do !== 'dissatisfied' || before.dissatisfiedAt === null],
    ['one extension', what.do !== 'extend' || before.extendedAt === null],
    [
      'S2-5 S4-8: a paper of supervision or a proposal moves nothing, and comes from who has a part in the case',
      !(what.do === 'request' && isBeside(what.kind)) ||
        (Object.keys(done.patch).length === 0 &&
          by.role === 'staff' &&
          ([before.owner, before.firstResponder, before.pendingTo].includes(by.body) ||
            by.coordinates === true)),
    ],
    ['nobody transfers to itself', c.pendingTo !== c.owner],
    ['waiting means a transfer is out', c.status !== 'waiting_receiver' || c.pendingTo !== null],
    [
      'a transfer out is shown',
      c.pendingTo === null || c.status === 'waiting_receiver' || c.status === 'withdrawn',
    ],
    ['answered has its time', c.status !== 'answered' || c.answeredAt !== null],
    ['closed has its time', c.status !== 'closed' || c.closedAt !== null],
    ['a transfer is told', what.do !== 'transfer' || done.notices.some((n) => n.to === 'citizen')],
    ['an answer is told', what.do !== 'answer' || c.owner === c.firstResponder || toFirst],
  ]
  return rules.filter(([, held]) => !held).map(([rule]) => rule)
}
