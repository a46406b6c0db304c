import { describe, expect, test } from 'vitest'
import type { Action, Actor, CaseCore } from '#rules/case/action.ts'
import { barred, empty } from '#rules/case/guard.ts'
import { requestKinds } from '#rules/case/kinds.ts'
import { at, citizen, ladder, owner, refusal, system } from '#test/rules/case/standing.ts'

/** One letter each: citizen, system, owner, first responder, receiver, another body, the ladder. */
const actors: Record<string, Actor> = {
  c: citizen,
  s: system,
  o: owner,
  f: { ...owner, body: 'town' },
  r: { ...owner, body: 'bureau' },
  x: { ...owner, body: 'other' },
  l: ladder,
}
const who = (c: CaseCore, action: Action): string =>
  Object.keys(actors)
    .filter((k) => barred(c, action, actors[k] ?? citizen) === undefined)
    .join('')
const request = (kind: (typeof requestKinds)[number]): Action => ({
  do: 'request',
  request: 'r',
  kind,
  to: 'other',
  toName: '别',
  text: '甲',
})
const answered = (kind: (typeof requestKinds)[number]): Action => ({
  do: 'answerRequest',
  request: 'r',
  kind,
  to: 'other',
  outcome: 'done',
  text: '甲',
})
const settle: Action = { do: 'settleDispute', owner: 'team', ownerName: '队', text: '甲' }
const all: [Action, string, afterClosing?: true][] = [
  [{ do: 'accept' }, 'o'],
  [{ do: 'assign', to: 'li' }, 'o'],
  [{ do: 'ask', text: '甲' }, 'o'],
  [{ do: 'reply', text: '甲' }, 'c'],
  [{ do: 'transfer', to: 'dept', toName: '部', grounds: '甲', handling: '乙' }, 'o'],
  [{ do: 'receiveTransfer' }, 'r'],
  [{ do: 'returnTransfer', grounds: '甲', proposal: '乙' }, 'r'],
  [{ do: 'recallTransfer', grounds: '甲' }, 'o'],
  [{ do: 'answer', text: '甲' }, 'o'],
  [{ do: 'close' }, 'o'],
  [{ do: 'withdraw' }, 'c'],
  [{ do: 'note', text: '甲' }, 'ofr', true],
  [{ do: 'reopen', reason: '甲' }, 'o', true],
  [{ do: 'extend', reason: '甲' }, 'o'],
  [{ do: 'urge', text: '甲' }, 'cofl'],
  [{ do: 'check', officers: [], on: '', record: '' }, 'o'],
  [{ do: 'find', finding: 'corrected', text: '甲' }, 'o', true],
  [{ do: 'file', filing: 'f', number: '1' }, 'o', true],
  [{ do: 'decide', filing: 'f', decision: '1', on: '1', register: null }, 'o', true],
  [{ do: 'dispute', with: [], grounds: '' }, 'o'],
  [{ do: 'raiseDispute', grounds: '' }, 'o'],
  [request('summons'), 'o'],
  [request('assistance'), 'o'],
  [request('hazard'), 'o'],
  [request('crime'), 'o'],
  [request('supervision'), 'ofl', true],
  [request('proposal'), 'ofr', true],
  [answered('summons'), 'x', true],
  [answered('supervision'), 'x', true],
  [answered('proposal'), 'ofrxl', true],
  [{ do: 'lapseRequest', request: 'r', kind: 'crime', to: 'x', toName: '' }, 's', true],
  [{ do: 'markCrime', request: 'r', mark: 'approved', text: '甲', on: '1' }, 'o', true],
  [{ do: 'measure', mark: 'seized', text: '甲', on: '1', time: '' }, 'o', true],
  [{ do: 'lapseTransfer', outcome: 'return' }, 's'],
  [{ do: 'succeed', from: 'a', fromName: '', to: 'b', toName: '', reason: '' }, 's'],
  [{ do: 'merge', into: 'm', number: 'N' }, 'o'],
  [{ do: 'rate', score: 3 }, 'c', true],
  [{ do: 'dissatisfied', reason: '甲' }, 'c', true],
]

describe('who may do each thing', () => {
  test.each(all)('%j: %s', (action, letters, afterClosing) => {
    expect(who(at({ pendingTo: 'bureau' }), action)).toBe(letters)
    expect(who(at({ pendingTo: 'bureau', status: 'closed' }), action)).toBe(
      afterClosing ? letters : '',
    )
  })

  test('S1-18 an agreement is recorded by the owner, what others decided by the ladder', () => {
    expect(who(at({ dispute: 'negotiate' }), settle)).toBe('o')
    expect(who(at({ dispute: 'coordinate' }), settle)).toBe('l')
    expect(who(at({ dispute: 'designate' }), settle)).toBe('l')
  })

  test('并案: the answer of the main case is told by the rule', () => {
    expect(who(at({ mergedInto: 'm' }), { do: 'answer', text: '甲' })).toBe('so')
    expect(who(at({ mergedInto: 'm' }), { do: 'accept' })).toBe('o')
  })

  test.each<[Partial<CaseCore>, Action, Actor, string]>([
    [{ status: 'closed' }, { do: 'accept' }, owner, 'case.closed 这件事已经办结，不能再改动'],
    [{}, { do: 'withdraw' }, owner, 'case.not_yours 这一步只能由来件人自己做'],
    [
      {},
      { do: 'lapseTransfer', outcome: 'return' },
      owner,
      'case.not_yours 这一步由规则到期自动做',
    ],
    [{}, { do: 'accept' }, citizen, 'case.not_yours 这一步只能由承办单位做'],
    [{}, { do: 'urge', text: '甲' }, system, 'case.not_yours 这一步只能由承办单位做'],
    [{}, { do: 'receiveTransfer' }, owner, 'case.not_now 没有等待签收的移送'],
    [{}, { do: 'accept' }, ladder, 'case.not_yours 这件事现在不由您的单位承办'],
  ])('%j %j says why', (over, action, by, words) => {
    expect(refusal(at(over), action, by)).toBe(words)
  })
})

describe('S1-25 on paper, for a body without an account', () => {
  const paper = { body: 'bureau', document: '某函〔2026〕1号', on: '2026-05-06' }
  const c = at({ pendingTo: 'bureau' })
  const by = (body: string, over: object = {}): Actor => ({
    ...owner,
    body,
    paper: { ...paper, ...over },
  })
  const why = (actor: Actor) => {
    const no = barred(c, { do: 'receiveTransfer' }, actor)
    return no ? `${no.code} ${no.message}` : 'done'
  }
  test('is recorded by who owns or follows the case, with the document and its day', () => {
    expect(why(by('team'))).toBe('done')
    expect(why(by('town'))).toBe('done')
    expect(why(by('other'))).toContain('case.not_yours')
    expect(why(by('team', { body: 'team' }))).toBe('case.not_now 本单位自己做的，不用补录书面')
    expect(why(by('team', { document: ' ' }))).toBe(
      'case.needs_text 请写明对方书面文件的名称和文号',
    )
    expect(why(by('team', { on: '' }))).toBe('case.needs_text 请写明文件的日期')
    expect(why(by('team', { body: 'dept' }))).toContain('case.not_yours')
  })
})

test('a field nobody named is named by its key, and several stand in one line', () => {
  const no = empty({ a: '', b: '有', c: ' ' }, { a: '甲' })
  expect([no?.message, no?.errors]).toEqual([
    '请写明甲；请写明c',
    [
      { pointer: '/a', detail: '请写明甲' },
      { pointer: '/c', detail: '请写明c' },
    ],
  ])
  expect(empty({ b: '有' }, {})).toBeUndefined()
})
