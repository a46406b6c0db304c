import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { addWorkingDays, calendarOf } from '#rules/clocks/calendar.ts'
import { dayAt, dayNumber, dayOf, startOf } from '#rules/clocks/day.ts'
import { dueDay, ifOn, urgencyOf } from '#rules/clocks/due.ts'
import { facts } from '#test/kit/content.ts'

const calendar = calendarOf(facts().holidays)
const first = dayNumber('2024-01-01')
const last = dayNumber('2026-12-31')
const before = process.env['TZ']
afterAll(() => {
  process.env['TZ'] = before
})

/** An independent count: a plain walk over the notices as they are written, without our arithmetic. */
const off = new Set(facts().holidays.flatMap((y) => y.off))
const work = new Set(facts().holidays.flatMap((y) => y.work))
const next = (day: string): string => {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
  const long = [31, y % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 31
  const [ny, nm, nd] = d < long ? [y, m, d + 1] : m < 12 ? [y, m + 1, 1] : [y + 1, 1, 1]
  return `${ny}-${String(nm).padStart(2, '0')}-${String(nd).padStart(2, '0')}`
}
/** Sakamoto's rule. */
const weekdayOf = (day: string): number => {
  const [year = 0, m = 1, d = 1] = day.split('-').map(Number)
  const y = m < 3 ? year - 1 : year
  const t = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][m - 1] ?? 0
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + t + d) % 7
}
const works = (day: string): boolean =>
  [0, 6].includes(weekdayOf(day)) ? work.has(day) : !off.has(day)
const walk = (from: string, length: number, counts: (day: string) => boolean): string => {
  let day = from
  for (let left = length; left > 0;) {
    day = next(day)
    if (counts(day)) left -= 1
  }
  return day
}

describe('deadlines 2024–2026 against an independent count, day by day', () => {
  it('working and calendar days agree from every day of the three years', () => {
    const wrong: string[] = []
    for (let n = first; n <= last - 60; n += 1)
      for (const length of [1, 3, 7, 20]) {
        const from = dayOf(n)
        if (dueDay({ length, unit: 'working' }, from, calendar).day !== walk(from, length, works))
          wrong.push(`${from} +${length} working`)
        const plain = walk(from, length, () => true)
        if (dueDay({ length, unit: 'calendar' }, from, calendar).day !== plain)
          wrong.push(`${from} +${length} calendar`)
      }
    expect(wrong).toEqual([])
  })

  it('over leap days: 29 February 2024 and 2028 are counted, 2025 to 2027 have none', () => {
    expect(dueDay({ length: 90, unit: 'calendar' }, '2024-01-15', calendar).day).toBe('2024-04-14')
    expect(dueDay({ length: 90, unit: 'calendar' }, '2025-01-15', calendar).day).toBe('2025-04-15')
    expect(dueDay({ length: 6, unit: 'months' }, '2027-08-29', calendar).day).toBe('2028-02-29')
    expect(dueDay({ length: 6, unit: 'months' }, '2026-08-31', calendar).day).toBe('2027-02-28')
  })
})

describe('the zone of the process moves no day', () => {
  const zones = Intl.supportedValuesOf('timeZone')
  const moments = [
    Date.UTC(2024, 1, 28, 15, 59, 59, 999),
    Date.UTC(2024, 1, 28, 16),
    Date.UTC(2025, 2, 9, 7),
    Date.UTC(2025, 9, 26, 1),
    Date.UTC(2025, 11, 31, 16),
    Date.UTC(2026, 1, 13, 23, 30),
  ]
  const seen = () =>
    moments.map((at) => {
      const day = dayAt(at)
      return [day, startOf(day), addWorkingDays(calendar, day, 7), urgencyOf(day, day, calendar)]
    })

  it(`in all ${zones.length} of them, summer time or not`, () => {
    process.env['TZ'] = 'Asia/Shanghai'
    const here = JSON.stringify(seen())
    const moved = zones.filter((zone) => {
      process.env['TZ'] = zone
      return JSON.stringify(seen()) !== here
    })
    expect(moved).toEqual([])
    expect(dayAt(moments[0] ?? 0)).toBe('2024-02-28')
    expect(dayAt(moments[1] ?? 0)).toBe('2024-02-29')
  })

  it('the first moment of a day is that day, and the moment before is the day before', () => {
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), fc.constantFrom(...zones), (n, zone) => {
        process.env['TZ'] = zone
        const day = dayOf(n)
        expect([dayAt(startOf(day)), dayAt(startOf(day) - 1)]).toEqual([day, dayOf(n - 1)])
      }),
    )
  })
})

describe('buckets and «如果今天提交»', () => {
  it.each([
    ['2026-09-29', '2026-09-30', 'overdue'],
    ['2026-09-30', '2026-09-30', 'today'],
    // Two working days after the last day before 国庆 lie behind the whole holiday.
    ['2026-10-09', '2026-09-30', 'soon'],
    ['2026-10-13', '2026-09-30', 'later'],
    [null, '2026-09-30', 'none'],
  ])('a clock that ends on %s, seen on %s, is %s', (due, today, bucket) =>
    expect(urgencyOf(due, today, calendar)).toBe(bucket),
  )

  it('gives each clock of a place its day, the soonest first, and says which days are estimated', () => {
    const clocks = facts().clocks
    const rows = ifOn(clocks, '2026-05-06', calendar)
    expect(rows).toHaveLength(clocks.length)
    expect(rows.map((r) => r.on)).toEqual(rows.map((r) => r.on).toSorted())
    expect(rows.find((r) => r.clock.id === 'penalty-decision')?.on).toBe('2026-08-04')
    expect(rows.every((r) => !r.provisional)).toBe(true)
    const late = ifOn(clocks, '2031-05-06', calendar).filter((r) => r.clock.unit === 'working')
    expect(late.every((r) => r.provisional)).toBe(true)
  })
})
