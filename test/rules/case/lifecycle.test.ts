import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Action, Actor, CaseCore, Step } from '#rules/case/action.ts'
import {
  caseKinds,
  findings,
  requestKinds,
  requestOutcomes,
  type CaseKind,
} from '#rules/case/kinds.ts'
import { opened, step } from '#rules/case/lifecycle.ts'
import { Refusal } from '#rules/refusal.ts'

const citizen: Actor = { role: 'citizen' }
const staff = (body: string): Actor => ({ role: 'staff', id: `staff of ${body}`, body })
const bodies = ['team', 'bureau', 'dept']

const take = (c: CaseCore, action: Action, by: Actor, at = 1): CaseCore => {
  const result = step(c, action, by, at)
  if (result instanceof Refusal) throw result
  return { ...c, ...result.patch }
}
const refused = (c: CaseCore, action: Action, by: Actor): Refusal => {
  const result = step(c, action, by, 1)
  if (!(result instanceof Refusal)) throw new Error(`${action.do} was let through`)
  return result
}
const transfer = (to: string): Action => ({
  do: 'transfer',
  to,
  toName: to,
  grounds: '目录写明由它行使',
  handling: '已到现场制止并拍照',
})
const told = (result: ReturnType<typeof step>, whom: 'citizen' | 'body') =>
  result instanceof Refusal ? [] : result.notices.filter((n) => n.to === whom)

describe('the way of a case', () => {
  test('S1-20(4) accepted, answered, closed by its owner', () => {
    let c = opened('team')
    c = take(c, { do: 'accept' }, staff('team'), 5)
    c = take(c, { do: 'answer', text: '已责令停工' }, staff('team'), 9)
    c = take(c, { do: 'close' }, staff('team'), 10)
    expect(c).toMatchObject({ status: 'closed', acceptedAt: 5, answeredAt: 9, closedAt: 10 })
  })

  test('S1-20(4) no case is closed without an answer', () => {
    const c = take(opened('team'), { do: 'accept' }, staff('team'))
    expect(refused(c, { do: 'close' }, staff('team')).code).toBe('case.not_now')
  })

  test('S0-13 S1-25 a transfer carries grounds, initial handling and a notice to the citizen', () => {
    const c = opened('team')
    for (const lacking of ['grounds', 'handling'] as const) {
      const r = refused(c, { ...transfer('bureau'), [lacking]: '  ' } as Action, staff('team'))
      expect(r.errors.map((e) => e.pointer)).toEqual([`/${lacking}`])
    }
    const done = step(c, transfer('bureau'), staff('team'), 1)
    expect(told(done, 'citizen')).toHaveLength(1)
    expect(told(done, 'citizen')[0]?.text).toContain('目录写明由它行使')
    expect(told(done, 'body')).toMatchObject([{ body: 'bureau' }])
  })

  test('S1-25 the sender stays owner until the receiver accepts, and again when it is returned', () => {
    let c = take(opened('team'), transfer('bureau'), staff('team'))
    expect(c).toMatchObject({ owner: 'team', pendingTo: 'bureau', status: 'waiting_receiver' })
    expect(refused(c, { do: 'receiveTransfer' }, staff('dept')).code).toBe('case.not_yours')
    expect(refused(c, { do: 'answer', text: '好' }, staff('team')).code).toBe('case.not_now')
    const back = take(
      c,
      { do: 'returnTransfer', grounds: '目录没有划给我局', proposal: '请送县级主管部门' },
      staff('bureau'),
    )
    expect(back).toMatchObject({ owner: 'team', pendingTo: null, status: 'received' })
    c = take(c, { do: 'receiveTransfer' }, staff('bureau'), 7)
    expect(c).toMatchObject({
      owner: 'bureau',
      firstResponder: 'team',
      status: 'accepted',
      acceptedAt: 7,
    })
  })

  test('S1-20(4) the first responder is told when another body answers', () => {
    let c = take(opened('team'), transfer('bureau'), staff('team'))
    c = take(c, { do: 'receiveTransfer' }, staff('bureau'))
    const answered = step(c, { do: 'answer', text: '已查处' }, staff('bureau'), 3)
    expect(told(answered, 'body')).toMatchObject([{ body: 'team', kind: 'answered' }])
  })

  test('on-the-page 8: a receiver gives nothing back without a reason and a proposal', () => {
    const c = take(opened('team'), transfer('bureau'), staff('team'))
    const r = refused(c, { do: 'returnTransfer', grounds: '', proposal: '' }, staff('bureau'))
    expect(r.errors.map((e) => e.pointer)).toEqual(['/grounds', '/proposal'])
  })

  test('on-the-page 4: a withdrawn report is still checked, and says so', () => {
    let c = take(opened('team'), { do: 'accept' }, staff('team'))
    const withdrawn = step(c, { do: 'withdraw' }, citizen, 2)
    expect(told(withdrawn, 'citizen')[0]?.text).toBe('撤回只是不再答复您，涉嫌违法的仍会核查。')
    c = take(c, { do: 'withdraw' }, citizen)
    expect(refused(c, { do: 'answer', text: '好' }, staff('team')).code).toBe('case.not_now')
    expect(refused(c, { do: 'close' }, staff('team')).errors[0]?.pointer).toBe('/result')
    expect(take(c, { do: 'close', result: '现场核查，未发现' }, staff('team')).status).toBe(
      'closed',
    )
    expect(take(c, transfer('bureau'), staff('team'))).toMatchObject({
      status: 'withdrawn',
      pendingTo: 'bureau',
    })
  })

  test('a question waits for the citizen, and the reply brings the case back', () => {
    let c = take(opened('team'), { do: 'ask', text: '具体在哪一栋？' }, staff('team'))
    expect(c.status).toBe('waiting_citizen')
    c = take(c, { do: 'reply', text: '三栋' }, citizen)
    expect(c.status).toBe('received')
  })

  test('on-the-page 6: what accuses an office is never transferred', () => {
    const c = opened('watch', 'watch')
    expect(refused(c, transfer('team'), staff('watch')).code).toBe('case.not_now')
  })

  test('only the citizen replies and withdraws; nobody else’s body acts', () => {
    const c = opened('team')
    expect(refused(c, { do: 'withdraw' }, staff('team')).code).toBe('case.not_yours')
    expect(refused(c, { do: 'accept' }, staff('bureau')).code).toBe('case.not_yours')
    expect(refused(c, { do: 'accept' }, citizen).code).toBe('case.not_yours')
  })
})

const text = fc.constantFrom('说明', '理由', '处置', ' ')
const body = fc.constantFrom(...bodies)
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom<Action>({ do: 'accept' }, { do: 'receiveTransfer' }, { do: 'withdraw' }),
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
  fc.record({ do: fc.constant('merge' as const), into: text, number: text }),
  fc.record({ do: fc.constant('rate' as const), score: fc.integer({ min: 0, max: 6 }) }),
)
/** Mostly who may act, so that the walk comes far; sometimes anybody. */
const whose = fc.constantFrom(
  'owner',
  'owner',
  'receiver',
  'citizen',
  'system',
  'ladder',
  ...bodies,
)
const actorFor = (c: CaseCore, who: string): Actor =>
  who === 'citizen' || who === 'system'
    ? { role: who }
    : who === 'ladder'
      ? { role: 'staff', id: 'coordinator', body: 'office', coordinates: true }
      : staff(who === 'owner' ? c.owner : who === 'receiver' ? (c.pendingTo ?? c.owner) : who)

/** What a step broke, in words; empty when it broke nothing. */
function broken(before: CaseCore, c: CaseCore, what: Action, by: Actor, done: Step): string[] {
  const moved = c.owner !== before.owner
  const toFirst = done.notices.some((n) => n.to === 'body' && n.body === c.firstResponder)
  const rules: readonly (readonly [string, boolean])[] = [
    ['one owner', bodies.includes(c.owner)],
    ['the first responder stays', c.firstResponder === 'team'],
    [
      'an owner changes by acceptance or by the end of a dispute alone',
      !moved || what.do === 'receiveTransfer' || what.do === 'settleDispute',
    ],
    [
      'the receiver accepts for itself, and was asked',
      what.do !== 'receiveTransfer' ||
        (by.role === 'staff' && by.body === c.owner && before.pendingTo === c.owner),
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
    ['«不满意» once', what.do !== 'dissatisfied' || before.dissatisfiedAt === null],
    ['one extension', what.do !== 'extend' || before.extendedAt === null],
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

test('DESIGN 6.1 after any sequence: one owner, one first responder, no owner changed without acceptance', () => {
  const seen = new Set<string>()
  let steps = 0
  const walk = (sequence: [Action, string][], kind: CaseKind): string[] => {
    let c = opened('team', null, kind)
    steps += sequence.length
    return sequence.flatMap(([what, who], at) => {
      const before = c
      const by = actorFor(c, who)
      const done = step(c, what, by, at + 1)
      if (done instanceof Refusal)
        return /[一-龥]/.test(done.message) ? [] : ['a refusal in Chinese']
      seen.add(`${what.do} ${before.status}`)
      c = { ...c, ...done.patch }
      return broken(before, c, what, by, done)
    })
  }
  fc.assert(
    fc.property(
      fc.array(fc.tuple(action, whose), { minLength: 20, maxLength: 80 }),
      fc.constantFrom(...caseKinds),
      (sequence, kind) => {
        expect(walk(sequence, kind)).toEqual([])
      },
    ),
    { numRuns: 3000 },
  )
  // The walk must really have reached the rarer corners, or the property says nothing.
  for (const corner of [
    'receiveTransfer waiting_receiver',
    'close answered',
    'transfer withdrawn',
    'reopen closed',
    'settleDispute accepted',
    'lapseTransfer waiting_receiver',
    'dissatisfied answered',
    'file accepted',
    'answerRequest answered',
  ])
    expect(seen).toContain(corner)
  expect(steps).toBeGreaterThan(100_000)
})
