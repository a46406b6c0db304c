import { expect, test } from 'vitest'
import { eventNames } from '#rules/case/action.ts'
import * as kinds from '#rules/case/kinds.ts'
import { step } from '#rules/case/lifecycle.ts'
import { modifiers, nouns } from '#rules/case/words.ts'
import { at, owner, refusal } from '#test/rules/case/standing.ts'

const inside = [
  'assigned',
  'noted',
  'requested',
  'request_answered',
  'request_lapsed',
  'request_marked',
  'measured',
]

test('every step has a name of its own for the citizen, but for those inside the house', () => {
  for (const [verb, name] of Object.entries(eventNames))
    if (inside.includes(verb)) expect(name, verb).toBeNull()
    else expect(name, verb).toMatch(/[一-龥]{3}/)
  const names = Object.values(eventNames).filter((name) => name !== null)
  expect(new Set(names).size).toBe(names.length)
})

test('every kind, status, finding and outcome has a name of its own', () => {
  const tables = [
    kinds.caseKindNames,
    kinds.clueKindNames,
    kinds.nameModeNames,
    kinds.channelNames,
    kinds.caseStatusNames,
    kinds.disputeStageNames,
    kinds.findingNames,
    kinds.requestKindNames,
    kinds.crimeMarkNames,
    kinds.measureNames,
    kinds.requestOutcomeNames,
    kinds.proposalTargetNames,
    Object.fromEntries(kinds.wishes.map((w) => [w.id, w.say])),
  ]
  for (const table of tables) {
    const names = Object.values(table)
    for (const name of names) expect(name).toMatch(/[一-龥]{2}/)
    expect(new Set(names).size).toBe(names.length)
  }
})

test('sixty-four words on each side of a pair', () => {
  expect([new Set(modifiers).size, new Set(nouns).size]).toEqual([64, 64])
})

test('on-the-page 4: what was withdrawn stays so when a transfer comes back', () => {
  const out = at({ status: 'withdrawn', pendingTo: 'bureau' })
  const by = { ...owner, body: 'bureau' }
  const back = step(out, { do: 'returnTransfer', grounds: '甲', proposal: '乙' }, by, 9)
  expect('patch' in back && back.patch).toEqual({ pendingTo: null, status: 'withdrawn' })
})

test('S0-31 S4-1 a clue is answered without an owner where one was named before, or another case is told', () => {
  const answer = { do: 'answer', text: '好' } as const
  expect(refusal(at({ clueKind: 'many', namedOwner: 'bureau' }), answer, owner)).toBe('done')
  expect(refusal(at({ clueKind: 'many', mergedInto: 'm' }), answer, owner)).toBe('done')
  expect(refusal(at({ clueKind: 'fine_instead' }), answer, owner)).toBe('done')
})

test('行政处罚法 54: a filed report is answered as filed, a merged one by its main case', () => {
  const filed = { do: 'answer', text: '好', finding: 'filed' } as const
  expect(refusal(at({ kind: 'report', finding: 'filed' }), filed, owner)).toBe('done')
  const merged = at({ kind: 'report', mergedInto: 'm' })
  expect(refusal(merged, { do: 'answer', text: '好' }, owner)).toBe('done')
})

test('移送规定 5, 8: a mark needs who approved or why not, and its day', () => {
  const mark = (of: 'approved' | 'declined') =>
    refusal(at(), { do: 'markCrime', request: 'r', mark: of, text: '', on: '' }, owner)
  expect(mark('approved')).toBe(
    'case.needs_text 请写明批准人，或者对方文书的名称和文号；请写明日期',
  )
  expect(mark('declined')).toBe('case.needs_text 请写明不批准的理由；请写明日期')
})
