import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Action, Actor, CaseCore } from '#rules/case/action.ts'
import { caseKinds, clueKinds, type CaseKind, type ClueKind } from '#rules/case/kinds.ts'
import { opened, step } from '#rules/case/lifecycle.ts'
import { Refusal } from '#rules/refusal.ts'
import { anyAction, actorFor, broken, staff, whose } from '#test/kit/case-walk.ts'

const citizen: Actor = { role: 'citizen' }

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
    const closed = take(c, { do: 'close', result: '现场核查，未发现' }, staff('team'))
    expect(closed.status).toBe('closed')
    for (const later of [
      { do: 'dissatisfied', reason: '没有结果' },
      { do: 'rate', score: 1 },
    ] as const)
      expect(refused(closed, later, citizen).message).toContain('您撤回了这件事')
    expect(take(c, transfer('bureau'), staff('team'))).toMatchObject({
      status: 'withdrawn',
      pendingTo: 'bureau',
    })
  })

  test('on-the-page 4: who withdrew is sent no more word of the check', () => {
    const c = take(opened('team'), { do: 'withdraw' }, citizen)
    expect(refused(c, { do: 'accept' }, staff('team')).message).toContain('来件人已撤回')
    const steps = [
      { do: 'find', finding: 'corrected', text: '已责令清走' },
      { do: 'file', filing: 'f', number: '演示立〔2026〕1号' },
    ] as const
    for (const one of steps) {
      expect(told(step(c, one, staff('team'), 2), 'citizen')).toEqual([])
      expect(
        told(step({ ...c, status: 'accepted' }, one, staff('team'), 2), 'citizen').length,
      ).toBe(1)
    }
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

test('DESIGN 6.1 after any sequence: one owner, one first responder, no owner changed without acceptance', () => {
  const seen = new Set<string>()
  let steps = 0
  const walk = (sequence: [Action, string][], kind: CaseKind, clue: ClueKind | null): string[] => {
    let c = opened('team', null, kind, clue)
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
      fc.array(fc.tuple(anyAction, whose), { minLength: 20, maxLength: 80 }),
      fc.constantFrom(...caseKinds),
      fc.constantFrom(null, ...clueKinds),
      (sequence, kind, clue) => {
        expect(walk(sequence, kind, clue)).toEqual([])
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
    'recallTransfer waiting_receiver',
    'dissatisfied answered',
    'file accepted',
    'answerRequest answered',
    'markCrime accepted',
    'decide accepted',
    'lapseRequest accepted',
  ])
    expect(seen).toContain(corner)
  expect(steps).toBeGreaterThan(100_000)
})
