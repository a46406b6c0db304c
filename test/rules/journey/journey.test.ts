import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wishes } from '#rules/case/kinds.ts'
import { answersSchema, noAnswers, timeText } from '#rules/journey/answers.ts'
import { contactFaults, noContact, plainPhone } from '#rules/journey/contact.ts'
import { allFaults, faultsOf, mayShow, nextStep } from '#rules/journey/faults.ts'
import { readStep } from '#rules/journey/read.ts'
import { progressOf, stepIds, stepsFor } from '#rules/journey/steps.ts'
import { full, ground } from './fixture.ts'

const pointers = (faults: { pointer: string }[]) => faults.map((f) => f.pointer)

describe('A2.1 one question per page', () => {
  test('the pages follow one another, and each says where it stands', () => {
    expect(nextStep(noAnswers, ground)).toBe('happened')
    expect(nextStep({ ...full, area: '' }, ground)).toBe('where')
    expect(nextStep({ ...full, time: '' }, ground)).toBe('when')
    expect(nextStep({ ...full, nameMode: '' }, ground)).toBe('name')
    expect(nextStep(full, ground)).toBe('contact')
    expect(nextStep({ ...full, nameMode: 'anonymous' }, ground)).toBe('check')
    expect(progressOf('where', full).say).toBe('第 2 步，共 7 步')
  })

  test('an anonymous person is not asked for contact, a question not for its day', () => {
    expect(stepsFor({ ...full, nameMode: 'anonymous' })).not.toContain('contact')
    expect(stepsFor({ ...full, wish: 'ask' })).not.toContain('when')
  })

  test('no page can be jumped to before the ones in front of it are done', () => {
    expect(mayShow('check', { ...full, spot: '', area: '' }, ground)).toBe(false)
    expect(mayShow('check', full, ground)).toBe(true)
    expect(mayShow('happened', noAnswers, ground)).toBe(true)
  })
})

describe('bad input in the form', () => {
  test('every fault names its field and says what to do, in Chinese', () => {
    const bad = {
      ...full,
      story: '吵',
      wish: 'clue' as const,
      area: 'mars',
      time: 'day' as const,
      day: '2026-02-30',
    }
    const faults = allFaults(bad, ground)
    expect(pointers(faults)).toEqual(['/story', '/clue', '/area', '/day'])
    for (const fault of faults) expect(fault.detail).toMatch(/[一-龥]{4}/)
  })

  test('a day in the future, before memory, or not written as a day is refused', () => {
    for (const day of ['2026-05-07', '1900-01-01', '', 'gestern', '2026-13-01'])
      expect(pointers(faultsOf('when', { ...full, time: 'day', day }, ground))).toEqual(['/day'])
    expect(faultsOf('when', { ...full, time: 'day', day: '2026-05-06' }, ground)).toEqual([])
  })

  test('a story of 100,000 characters is refused and kept whole', () => {
    const story = '吵'.repeat(100_000)
    const read = readStep('happened', { story, wish: 'check' })
    expect(read.story).toHaveLength(100_000)
    expect(pointers(faultsOf('happened', { ...full, ...read }, ground))).toEqual(['/story'])
  })

  test('whatever a form sends, reading it gives answers that a draft can hold', () => {
    const form = fc.dictionary(
      fc.constantFrom(
        'story',
        'wish',
        'clue',
        'item',
        'area',
        'spot',
        'time',
        'day',
        'timeWords',
        'nameMode',
        'x',
      ),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...wishes.map((w) => w.id), 'day', 'real', 'nobody'),
      ),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...stepIds), form)), (pages) => {
        let answers = noAnswers
        for (const [step, fields] of pages) answers = { ...answers, ...readStep(step, fields) }
        expect(answersSchema.parse(answers)).toEqual(answers)
        expect(stepIds).toContain(nextStep(answers, ground))
      }),
    )
  })
})

describe('A2.2 contact', () => {
  test('a name and one way to be reached, and nothing of an anonymous person', () => {
    expect(pointers(contactFaults(noContact, 'real'))).toEqual(['/name', '/phone'])
    expect(contactFaults(noContact, 'anonymous')).toEqual([])
    expect(contactFaults({ ...noContact, name: '李四', address: '东村3号' }, 'withheld')).toEqual(
      [],
    )
    expect(pointers(contactFaults({ ...noContact, name: '李四', phone: '123' }, 'real'))).toEqual([
      '/phone',
    ])
  })

  test('a telephone number is the same however it is written', () => {
    for (const typed of [
      '13812345678',
      '138 1234 5678',
      '+86 138-1234-5678',
      '１３８１２３４５６７８',
    ])
      expect(plainPhone(typed)).toBe('13812345678')
    expect(plainPhone('0577-64760001')).toBe('057764760001')
  })
})

test('the time is told in one line', () => {
  expect(timeText({ time: 'day', day: '2026-05-05', timeWords: '晚上11点' })).toBe(
    '2026-05-05，晚上11点',
  )
  expect(timeText({ time: 'often', day: '', timeWords: '' })).toBe('经常发生')
})
