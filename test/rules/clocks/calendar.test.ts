import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, addWorkingDays, type Calendar, calendarOf } from '#rules/clocks/calendar.ts'
import { addDays, type Day, dayNumber, dayOf, daysBetween, weekday } from '#rules/clocks/day.ts'
import { facts } from '#test/kit/content.ts'

const calendar: Calendar = calendarOf(facts().holidays)
const first = dayNumber('2024-01-01')
const last = dayNumber('2026-12-31')
const aDay = fc.integer({ min: first, max: last }).map(dayOf)
const anyDay = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2090-12-31') }).map(dayOf)

describe('days are text, not moments', () => {
  it('number and text are each other’s inverse', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOf(dayNumber(day))).toBe(day)
      }),
    )
  })
  it('adding days and counting them agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n)
      }),
    )
  })
  it.each([
    ['1969-12-31', 3],
    ['2026-01-01', 4],
    ['2026-02-14', 6],
    ['2026-11-22', 0],
  ])('%s is weekday %i', (day, expected) => expect(weekday(day)).toBe(expected))
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-04-31'])(
    'there is no day “%s”',
    (day) => expect(() => dayNumber(day)).toThrow('没有这一天'),
  )
})

describe('working days 2024–2026', () => {
  it('are those of an independent table, day by day', () => {
    const wrong: Day[] = []
    for (let n = first; n <= last; n += 1)
      if (calendar.isWorkingDay(dayOf(n)) !== chineseDays.isWorkday(dayOf(n))) wrong.push(dayOf(n))
    expect(wrong).toEqual([])
  })

  it.each([
    ['a weekday of 春节', '2024-02-12', false],
    ['除夕 2024 is no day off by the notice', '2024-02-09', true],
    ['调休 Sunday before 春节 2024', '2024-02-04', true],
    ['调休 Saturday 2025', '2025-02-08', true],
    ['国庆 and 中秋 together, the eighth day', '2025-10-08', false],
    ['调休 Sunday 2026-01-04', '2026-01-04', true],
    ['调休 Saturday 2026-02-14', '2026-02-14', true],
    ['an ordinary Saturday', '2026-03-07', false],
    ['调休 Sunday in September', '2026-09-20', true],
  ])('%s', (_, day, working) => expect(calendar.isWorkingDay(day)).toBe(working))

  it.each([
    ['over National Day', '2026-09-30', 1, '2026-10-08'],
    ['three days over 五一 with its 调休 Saturday', '2026-04-30', 3, '2026-05-08'],
    ['seven days over 春节', '2026-02-13', 7, '2026-03-02'],
    ['the day itself is not counted', '2026-11-20', 1, '2026-11-23'],
    ['none', '2026-11-21', 0, '2026-11-21'],
  ])('%s: %s + %i = %s', (_, from, n, to) =>
    expect(addWorkingDays(calendar, from, n)).toEqual({ day: to, provisional: false }),
  )

  it('n working days later is a working day with n working days in between', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const { day } = addWorkingDays(calendar, from, n)
        let counted = 0
        for (let d = addDays(from, 1); d <= day; d = addDays(d, 1))
          if (calendar.isWorkingDay(d)) counted += 1
        expect(calendar.isWorkingDay(day)).toBe(true)
        expect(counted).toBe(n)
      }),
    )
  })
  it('one after the other is the same as all at once', () => {
    fc.assert(
      fc.property(aDay, fc.nat(30), fc.nat(30), (from, a, b) => {
        const step = addWorkingDays(calendar, addWorkingDays(calendar, from, a).day, b).day
        expect(step).toBe(addWorkingDays(calendar, from, a + b).day)
      }),
    )
  })
})

describe('a year without a notice is reckoned with plain weekends and says so', () => {
  it.each([
    ['2026-12-30', 1, '2026-12-31', false],
    ['2026-12-31', 1, '2027-01-01', true],
    ['2026-12-28', 7, '2027-01-06', true],
    ['2027-05-03', 5, '2027-05-10', true],
    ['2023-12-29', 1, '2024-01-02', true],
    ['2023-12-31', 1, '2024-01-02', false],
    ['2023-12-28', 1, '2023-12-29', true],
  ])('%s + %i = %s, provisional: %s', (from, n, day, provisional) =>
    expect(addWorkingDays(calendar, from, n)).toEqual({ day, provisional }),
  )
})

describe('months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-05-06', 6, '2026-11-06'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', 0, '2026-03-31'],
  ])('%s + %i = %s', (from, n, to) => expect(addMonths(from, n)).toBe(to))

  it('never leaves the month that it aims at', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(48), (from, n) => {
        const to = addMonths(from, n)
        const index = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
        expect(index(to) - index(from)).toBe(n)
        expect(to.slice(8) <= from.slice(8)).toBe(true)
      }),
    )
  })
})
