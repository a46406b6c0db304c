import { describe, expect, it, test } from 'vitest'
import { crimeBars, markFault, marksOf } from '#rules/case/crime.ts'
import { crimeMarks, outcomeName, type CrimeMark } from '#rules/case/kinds.ts'

const day = '2026-05-06'
const at = Date.parse(`${day}T10:00:00+08:00`)
const letter = (over: object = {}) => ({ id: 'r', kind: 'crime', at, outcome: null, ...over })
const marked = (...marks: CrimeMark[]) =>
  marks.map((mark) => ({ verb: 'request_marked', payload: { request: 'r', mark } }))
const may = (before: CrimeMark[], outcome: string | null = null) =>
  crimeMarks.filter((m) => markFault(before, m, outcome) === undefined)

describe('移送规定 5, 8: one step after the other', () => {
  test.each<[CrimeMark[], string | null, CrimeMark[]]>([
    [[], null, ['approved', 'declined']],
    [['approved'], null, ['received']],
    [['declined'], null, []],
    [['approved', 'received'], null, []],
    [['approved', 'received'], 'done', ['sent_back']],
    [['approved', 'received', 'sent_back'], 'done', []],
    [['approved', 'received'], 'refused', []],
  ])('after %j and %s: %j', (before, outcome, then) => {
    expect(may(before, outcome)).toEqual(then)
  })

  it('reads the marks of one letter out of the events of the case', () => {
    const events = [
      ...marked('approved'),
      { verb: 'request_marked', payload: { request: 'other', mark: 'declined' } },
      { verb: 'noted', payload: null },
    ]
    expect(marksOf(events, 'r')).toEqual(['approved'])
  })
})

describe('行政处罚法 8, 27, 移送规定 10, 11: no penalty instead of a transfer', () => {
  test.each<[string, object, CrimeMark[], string, boolean]>([
    ['reported', {}, [], day, true],
    ['at the police', {}, ['approved', 'received'], '2026-06-01', true],
    ['investigated by the police', { outcome: 'done' }, ['approved', 'received'], day, true],
    ['declined by the head', {}, ['declined'], day, false],
    ['refused by the police', { outcome: 'refused' }, ['approved', 'received'], day, false],
    ['sent back unpunished', { outcome: 'done' }, ['approved', 'sent_back'], day, false],
    ['decided before it was reported', {}, [], '2026-05-05', false],
    ['another letter', { kind: 'assistance' }, [], day, false],
  ])('%s', (_, over, marks, on, bars) => {
    expect(crimeBars([letter(over)], marked(...marks), on)).toBe(bars)
  })

  it('the answer of the police is named as the rule names it', () => {
    expect(outcomeName('crime', 'done')).toBe('决定立案')
    expect(outcomeName('crime', 'refused')).toBe('不予立案')
  })
})
