import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { calendarOf } from '#rules/clocks/calendar.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { dueDates, dueDay, isLateAt, urgencyAt } from '#rules/clocks/due.ts'
import { clockMoment, clockVerbs } from '#rules/clocks/verbs.ts'
import { checkClocks } from '#rules/content/check-common.ts'
import { facts } from '#test/kit/content.ts'

const calendar = calendarOf(facts().holidays)
const clocks = facts().clocks.filter((k) => k.unit === 'hours')
const hour = 3_600_000
const before = process.env['TZ']
afterAll(() => {
  process.env['TZ'] = before
})

const dueFrom = (at: number) =>
  dueDates(clocks, 'report', { seized_at_once: dayAt(at) }, calendar, [], { seized_at_once: at })[0]

describe('clocks in hours', () => {
  it('移送规定 5 and 行政强制法 19 are in hours, with their sources', () => {
    expect(clocks.map((k) => [k.start, k.stop, k.length, k.source])).toEqual([
      ['seized_at_once', 'seizure_approved', 24, '行政强制法第十九条'],
      ['crime_approved', 'crime_received', 24, '行政执法机关移送涉嫌犯罪案件的规定第五条'],
    ])
  })

  it('run through nights, weekends and holidays, to the millisecond, in every time zone of the process', () => {
    // The evening before 国庆, and the night before a leap day.
    const starts = [Date.UTC(2026, 8, 30, 13, 30), Date.UTC(2024, 1, 28, 15, 59, 59, 999)]
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      process.env['TZ'] = zone
      for (const at of starts) expect(dueFrom(at)?.dueAt, zone).toBe(at + 24 * hour)
    }
    expect(dueFrom(starts[0] ?? 0)?.dueOn).toBe('2026-10-01')
    expect(dueFrom(starts[1] ?? 0)?.dueOn).toBe('2024-02-29')
  })

  it('are over with their minute, at risk before it, and never estimated', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), (at) => {
        const due = dueFrom(at)
        const last = { dueOn: due?.dueOn ?? null, dueAt: due?.dueAt ?? null }
        const end = at + 24 * hour
        expect(due?.provisional).toBe(false)
        expect([end - 1, end, end + 1].map((now) => isLateAt(last, now))).toEqual([
          false,
          false,
          true,
        ])
        expect(urgencyAt(last, end + 1, calendar)).toBe('overdue')
        expect(['today', 'soon']).toContain(urgencyAt(last, at, calendar))
      }),
    )
  })

  it('without a minute, the page says the last day on which they can end', () => {
    expect(dueDay({ length: 24, unit: 'hours' }, '2026-09-30', calendar).day).toBe('2026-10-01')
    expect(dueDay({ length: 48, unit: 'hours' }, '2026-09-30', calendar).day).toBe('2026-10-02')
  })

  it('begin at the time that the paper names, in Shanghai, but never after its record', () => {
    const recorded = Date.UTC(2026, 4, 6, 7)
    const said = (time: string) => clockMoment(recorded, { on: '2026-05-06', time })
    expect(said('09:30')).toBe(Date.UTC(2026, 4, 6, 1, 30))
    expect([said(''), said('23:00'), clockMoment(recorded, null)]).toEqual(
      Array.from({ length: 3 }, () => recorded),
    )
    // Recorded days later, a day without a time counts from its end, not from the record.
    const late = clockMoment(recorded, { on: '2026-05-03' })
    expect(late).toBe(Date.UTC(2026, 4, 3, 16))
  })

  it('移送规定 5: a transfer that the head declines starts no twenty-four hours', () => {
    expect(clockVerbs('request_marked', { mark: 'approved' })).toContain('crime_approved')
    expect(clockVerbs('request_marked', { mark: 'declined' })).not.toContain('crime_approved')
    expect(clockVerbs('measured', { mark: 'seized' })).not.toContain('seized_at_once')
  })

  it('a clock in hours that could pause is refused when content is checked', () => {
    const [clock] = clocks
    if (!clock) throw new Error('no clock in hours')
    const found = checkClocks([{ ...clock, pauses: ['检测'] }], () => ({
      file: 'clocks.yaml',
      path: '',
    }))
    expect(found.map((f) => JSON.stringify(f)).join()).toContain('不能暂停')
  })
})
