import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importCalendar } from '#api/office/calendar/use.ts'
import { receive } from '#db/casework.ts'
import { readHolidayCn } from '#rules/clocks/holiday-cn.ts'
import { addWorkingDays, calendarOf } from '#rules/clocks/calendar.ts'
import { clock as clockSchema } from '#rules/content/common.ts'
import { addDays, weekday } from '#rules/clocks/day.ts'
import { facts, makeHouse } from '#test/kit/house.ts'
import { aCase } from '#test/kit/rows.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'

const source = '演示：2027年放假安排'
/** A made-up notice: the first week of the year off, a Saturday worked. */
const notice = {
  year: 2027,
  papers: ['演示'],
  days: [
    ...['01', '02', '03', '04', '05'].map((d) => ({
      name: '演示节',
      date: `2027-01-${d}`,
      isOffDay: true,
    })),
    { name: '演示节', date: '2027-01-09', isOffDay: false },
  ],
}

describe('a year of holidays in the holiday-cn format', () => {
  it('keeps weekdays off and weekends worked; a year without days is refused', () => {
    expect(readHolidayCn(notice, undefined)).toEqual({
      year: 2027,
      source: '演示',
      off: ['2027-01-01', '2027-01-04', '2027-01-05'],
      work: ['2027-01-09'],
    })
    expect(() => readHolidayCn({ year: 2027, days: [] }, source)).toThrow(/还没有公布/)
    expect(() => readHolidayCn({ days: 1 }, source)).toThrow(/holiday-cn/)
    expect(() => readHolidayCn({ ...notice, papers: [] }, undefined)).toThrow(/--source/)
    expect(() =>
      readHolidayCn({ ...notice, days: [...notice.days, notice.days[0]] }, source),
    ).toThrow(/写了两次/)
    expect(() =>
      readHolidayCn(
        { year: 2027, days: [{ name: 'x', date: '2027-02-30', isOffDay: true }] },
        source,
      ),
    ).toThrow(/holiday-cn/)
  })
  it('gives the working days that the notice says, whatever it says', () => {
    const any = fc.uniqueArray(
      fc.record({
        date: fc.integer({ min: 0, max: 364 }).map((n) => addDays('2027-01-01', n)),
        isOffDay: fc.boolean(),
        name: fc.constant('演示'),
      }),
      { selector: (d) => d.date, minLength: 1, maxLength: 40 },
    )
    fc.assert(
      fc.property(any, (days) => {
        const calendar = calendarOf([readHolidayCn({ year: 2027, days }, source)])
        for (const d of days) expect(calendar.isWorkingDay(d.date), d.date).toBe(!d.isOffDay)
        const others = Array.from({ length: 365 }, (_, n) => addDays('2027-01-01', n)).filter(
          (day) => !days.some((d) => d.date === day),
        )
        for (const day of others) expect(calendar.isWorkingDay(day)).toBe(weekday(day) % 6 !== 0)
      }),
    )
  })
})

/** A promise of the office in working days; no source that ships has one from the day of the report on. */
const clock = clockSchema.parse({
  id: 'demo-promise',
  name: '演示承诺',
  start: 'received',
  stop: 'answered',
  length: 3,
  unit: 'working',
  source: '演示',
  standing: 'promise',
})
const withPromise = () => ({ ...facts(), clocks: [...facts().clocks, clock] })

describe.each(engines)('calendar import on $name', ({ open }) => {
  let test: TestStore
  let house: Awaited<ReturnType<typeof makeHouse>>
  /** Thursday 2026-12-31, 09:00 in Shanghai. */
  const lastDay = Date.UTC(2026, 11, 31, 1)
  beforeAll(async () => {
    test = await open()
    house = await makeHouse({
      parts: { store: test.store, now: () => lastDay, facts: withPromise },
      render: async () => ({ status: 200, type: 'text/plain', body: new Uint8Array() }),
    })
  })
  afterAll(() => house.dispose())

  it('days that were estimated by plain weekends are reckoned anew, of restricted cases too; a second time changes nothing', async () => {
    const kind = 'report'
    const put = (audience: string | null, n: number) =>
      test.store.write(async (tx) => {
        const deps = house.deps
        const { clocksOf } = await import('#rules/clocks/citizen.ts')
        const place = deps.facts().places.find((p) => p.slug === 'lingxi')
        if (!place) throw new Error('no place')
        const ground = { clocks: clocksOf(deps.facts().clocks, place), calendar: deps.calendar() }
        return receive(
          tx,
          {
            ...aCase({ place: 'lingxi', receivedAt: lastDay }),
            kind,
            id: `00000000-0000-4000-8000-00000000000${n}`,
            firstResponder: 'lingxi-gov',
            audience,
          },
          {},
          { role: 'citizen' },
          ground,
        )
      })
    const cases = [await put(null, 1), await put('supervisors', 2)]
    const dayOf = async (n: number) => {
      const desk = n === 0 ? test.store.read : test.store.read.restricted('supervisors')
      const clocks = await desk.caseClocks.of(cases[n]?.id ?? '')
      const found = clocks.find((c) => c.clockId === clock.id)
      return {
        dueOn: found?.dueOn,
        provisional: found?.provisional,
        next: (await desk.cases.byId(cases[n]?.id ?? ''))?.dueOn,
      }
    }
    const before = await dayOf(0)
    expect(before).toMatchObject({ provisional: true })
    expect(before.dueOn).toBe(addWorkingDays(house.deps.calendar(), '2026-12-31', clock.length).day)

    const done = await importCalendar(house.deps, notice, source)
    expect(done).toMatchObject({ changed: true, reckoned: 2, moved: 2 })
    const expected = addWorkingDays(house.deps.calendar(), '2026-12-31', clock.length).day
    expect(expected).not.toBe(before.dueOn)
    for (const n of [0, 1])
      expect(await dayOf(n)).toMatchObject({ dueOn: expected, provisional: false })
    const after = await dayOf(0)
    expect(after.next === null || (after.next ?? '') >= (before.next ?? '')).toBe(true)
    expect(house.deps.facts().holidays.find((h) => h.year === 2027)?.source).toBe(source)

    expect(await importCalendar(house.deps, notice, source)).toMatchObject({
      changed: false,
      reckoned: 0,
      moved: 0,
    })
  })
})
