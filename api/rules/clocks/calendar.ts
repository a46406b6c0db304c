import type { HolidayYear } from '#rules/content/common.ts'
import { addDays, type Day, dayNumber, weekday } from './day.ts'

/** Which days offices work, from the State Council's yearly notices (content/common/holidays). */
export type Calendar = {
  isWorkingDay: (day: Day) => boolean
  /** Whether the year of this day has a notice; without one, plain weekends are assumed. */
  knows: (day: Day) => boolean
}

/** A day that was counted out; `provisional` when the count touched a year without a notice. */
export type Counted = { day: Day; provisional: boolean }

/** Said beside every provisional day. */
export const provisionalNote = '暂按周末推算'

export const calendarOf = (years: readonly HolidayYear[]): Calendar => {
  const known = new Set(years.map((y) => String(y.year)))
  const off = new Set(years.flatMap((y) => y.off))
  const work = new Set(years.flatMap((y) => y.work))
  return {
    isWorkingDay: (day) => {
      const weekend = weekday(day) % 6 === 0
      return weekend ? work.has(day) : !off.has(day)
    },
    knows: (day) => known.has(day.slice(0, 4)),
  }
}

/**
 * The last of `length` days that `counts` accepts, looked for from the day after `from`: the day of the event itself
 * is never counted. Zero gives `from` back.
 */
export const countOut = (from: Day, length: number, counts: (day: Day) => boolean): Day => {
  let day = from
  for (let left = length; left > 0;) {
    day = addDays(day, 1)
    if (counts(day)) left -= 1
  }
  return day
}

const touchesUnknown = (calendar: Calendar, from: Day, to: Day): boolean => {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    if (!calendar.knows(`${year}-01-01`)) return true
  return false
}

/** Working days later, without weekends and holidays but with 调休 working weekends. */
export const addWorkingDays = (calendar: Calendar, from: Day, length: number): Counted => {
  const day = countOut(from, length, calendar.isWorkingDay)
  return { day, provisional: length > 0 && touchesUnknown(calendar, addDays(from, 1), day) }
}

/** The same day of a later month, or that month's last day when it is shorter. */
export const addMonths = (from: Day, months: number): Day => {
  dayNumber(from)
  const index = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  const month = (at: number): string =>
    `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
  const last = addDays(`${month(index + 1)}-01`, -1)
  const wished = `${month(index)}-${from.slice(8)}`
  return wished < last ? wished : last
}
