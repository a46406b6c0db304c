import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf } from '#rules/clocks/calendar.ts'
import { citizenClocks, clocksOf, noLimitSentence } from '#rules/clocks/citizen.ts'
import { addDays, dayNumber, dayOf } from '#rules/clocks/day.ts'
import { dueDates, dueDay } from '#rules/clocks/due.ts'
import { pausedDays, type Pause } from '#rules/clocks/pauses.ts'
import type { Clock } from '#rules/content/common.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const calendar = calendarOf(facts().holidays)
const clock = (patch: Partial<Clock> = {}): Clock => ({
  id: 'answer',
  name: '答复',
  start: 'received',
  stop: 'answered',
  length: 15,
  unit: 'working',
  kinds: [],
  pauses: [],
  source: '某文件',
  standing: 'local',
  ...patch,
})
const day = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2026-06-30') }).map(dayOf)
const pauses = fc.array(
  fc
    .record({ from: day, days: fc.nat(40) })
    .map(({ from, days }): Pause => ({ reason: '检测', from, to: addDays(from, days) })),
  { maxLength: 4 },
)

describe('due days', () => {
  it.each([
    [
      '90 calendar days from filing (行政处罚法 60)',
      'penalty-decision',
      'filed',
      '2026-03-02',
      '2026-05-31',
    ],
    [
      '3 working days to take down (行政处罚法 48, 85)',
      'take-down',
      'overturned',
      '2026-09-30',
      '2026-10-10',
    ],
    [
      '7 working days to serve (行政处罚法 61, 85)',
      'decision-service',
      'decided',
      '2026-04-30',
      '2026-05-13',
    ],
    // 2026-07-05 is a Sunday.
    ['60 days for review (复议法 20, 88)', 'review', 'served', '2026-05-06', '2026-07-06'],
    ['60 days that end on a working day', 'review', 'served', '2026-05-07', '2026-07-06'],
    // 2027-02-28 is a Sunday.
    ['6 months to sue (诉讼法 46, 101)', 'suit', 'served', '2026-08-31', '2027-03-01'],
    // The last day falls into the holidays of October; 10 October is a worked Saturday.
    [
      '15 days to sue after a review',
      'suit-after-review',
      'review_decided',
      '2026-09-17',
      '2026-10-08',
    ],
    ['30 days for a seizure (行政强制法 25)', 'seizure', 'seized', '2026-01-15', '2026-02-14'],
  ])('%s', (_, id, verb, from, due) => {
    const found = dueDates(facts().clocks, 'report', { [verb]: from }, calendar)
    expect(found.find((d) => d.id === id)).toMatchObject({ dueOn: due, startedOn: from })
  })

  it('run only when they have started, only for their kinds, soonest first', () => {
    const clocks = [
      clock({ id: 'b', length: 30 }),
      clock({ id: 'a', length: 5 }),
      clock({ id: 'c', kinds: ['consultation'] }),
      clock({ id: 'd', start: 'accepted' }),
    ]
    const ids = dueDates(clocks, 'report', { received: '2026-05-06' }, calendar).map((d) => d.id)
    expect(ids).toEqual(['a', 'b'])
  })

  it('stand still while a named pause is open, and go on with the days that were left', () => {
    const paused = clock({ unit: 'calendar', length: 10, pauses: ['检测'] })
    const happened = { received: '2026-05-01' }
    const open = dueDates([paused], 'report', happened, calendar, [
      { reason: '检测', from: '2026-05-04' },
    ])
    expect(open[0]?.dueOn).toBeUndefined()
    const over = dueDates([paused], 'report', happened, calendar, [
      { reason: '检测', from: '2026-05-04', to: '2026-05-24' },
    ])
    expect(over[0]?.dueOn).toBe('2026-05-31')
    const other = dueDates([paused], 'report', happened, calendar, [
      { reason: '会议', from: '2026-05-04' },
    ])
    expect(other[0]?.dueOn).toBe('2026-05-11')
    const late = dueDates([paused], 'report', happened, calendar, [
      { reason: '检测', from: '2026-06-04' },
    ])
    expect(late[0]?.dueOn, 'a pause after the last day saves nothing').toBe('2026-05-11')
  })

  it('a clock that stopped too late shows both days, whatever today is', () => {
    const happened = { received: '2026-05-06', answered: '2026-05-28' }
    const [due] = dueDates([clock()], 'report', happened, calendar)
    expect(due).toMatchObject({ dueOn: '2026-05-26', stoppedOn: '2026-05-28' })
  })

  it('a pause never brings a due day forward, and calendar days move by exactly its length', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom<Clock['unit']>('working', 'calendar', 'months'),
        pauses,
        (from, length, unit, stops) => {
          const short = unit === 'months' ? 1 + (length % 6) : length
          const plain = dueDay({ length: short, unit }, from, calendar).day
          const moved = dueDay({ length: short, unit }, from, calendar, stops).day
          expect(moved >= plain).toBe(true)
          if (unit !== 'working') expect(moved).toBe(addDays(plain, pausedDays(stops, from, moved)))
        },
      ),
    )
  })

  it('paused days count once where pauses overlap', () => {
    fc.assert(
      fc.property(day, fc.nat(120), pauses, (from, span, stops) => {
        const to = addDays(from, span)
        let counted = 0
        for (let d = addDays(from, 1); d <= to; d = addDays(d, 1))
          if (stops.some((p) => p.from <= d && p.to !== undefined && d < p.to)) counted += 1
        expect(pausedDays(stops, from, to)).toBe(counted)
      }),
    )
  })
})

describe('what a citizen is shown of clocks (on-the-page 5)', () => {
  it('never an internal reminder', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Clock['standing']>('statute', 'local', 'promise', 'internal'), {
          maxLength: 6,
        }),
        (standings) => {
          const clocks = standings.map((standing, i) =>
            clock({ id: `c${'abcdef'[i] ?? ''}`, standing }),
          )
          const { clocks: shown, sentence } = citizenClocks(clocks, 'report')
          expect(shown.every((c) => c.standing !== 'internal')).toBe(true)
          expect(sentence === undefined).toBe(standings.some((s) => s !== 'internal'))
        },
      ),
    )
  })

  it('S0 names no limit for an answer: lingxi says so and presents no default as law', () => {
    const all = clocksOf(facts().clocks, placeOf('lingxi'))
    for (const kind of ['complaint', 'report', 'help', 'consultation', 'suggestion']) {
      const { clocks, sentence } = citizenClocks(all, kind)
      expect(clocks).toEqual([])
      expect(sentence).toBe(noLimitSentence)
    }
  })

  it('浙江省行政程序办法 64, 65: in every place of the province the ninety days stop for checks and end on a working day', () => {
    const places = facts().places.filter((p) => p.territories.includes('浙江'))
    expect(places.length).toBeGreaterThan(1)
    for (const place of places) {
      const rule = clocksOf(facts().clocks, place).find((k) => k.id === 'penalty-decision')
      expect(rule?.pauses, place.slug).toContain('听证')
      // 2026-05-31 is a Sunday.
      expect(rule && dueDay(rule, '2026-03-02', calendar), place.slug).toEqual({
        day: '2026-06-01',
        provisional: false,
      })
    }
    const common = facts().clocks.find((k) => k.id === 'penalty-decision')
    expect(common && dueDay(common, '2026-03-02', calendar).day).toBe('2026-05-31')
  })

  it('a last day in a year whose days off are not known is provisional, and a pause moves it first', () => {
    const rule = clock({ length: 30, unit: 'calendar', endsOnWorkingDay: true })
    expect(dueDay(rule, '2026-12-20', calendar)).toEqual({ day: '2027-01-19', provisional: true })
    const waiting = [{ reason: '检测', from: '2026-03-05', to: '2026-03-08' }]
    // 3 March and 30 days are 2 April; three days more end on Sunday the 5th, and the 6th is a day off too.
    expect(dueDay(rule, '2026-03-03', calendar, waiting).day).toBe('2026-04-07')
  })

  it('a place’s clock of the same id replaces the common one', () => {
    const own = clocksOf(facts().clocks, placeOf('lingxi'))
    const rows = own.filter((c) => c.id === 'penalty-decision')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.source).toContain('浙江省行政程序办法第六十四条')
  })
})
