/** A day as `YYYY-MM-DD` in Asia/Shanghai. Text sorts as time does, so days are compared with < and >. */
export type Day = string

const dayMs = 86_400_000
const form = /^\d{4}-\d{2}-\d{2}$/

/** Days since 1970-01-01; the text is read as UTC on both ways, so no time zone can move it. Throws on a day that does not exist. */
export const dayNumber = (day: Day): number => {
  const ms = form.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day)
    throw new RangeError(`没有这一天：${day}`)
  return ms / dayMs
}

/** Whether a text names a day that there is. */
export const isDay = (text: string): boolean => {
  try {
    return Number.isFinite(dayNumber(text))
  } catch {
    return false
  }
}

export const dayOf = (number: number): Day => new Date(number * dayMs).toISOString().slice(0, 10)

/** Days since 1970-01-01 in Asia/Shanghai (UTC+8, no summer time) at a moment in UTC milliseconds. */
export const dayNumberAt = (ms: number): number => Math.floor((ms + 8 * 3_600_000) / dayMs)

/** The day in Asia/Shanghai of a moment in UTC milliseconds. */
export const dayAt = (ms: number): Day => dayOf(dayNumberAt(ms))

/** The first moment of a day in Asia/Shanghai, in UTC milliseconds. */
export const startOf = (day: Day): number => dayNumber(day) * dayMs - 8 * 3_600_000

/** Calendar days later (or earlier, when negative). */
export const addDays = (day: Day, days: number): Day => dayOf(dayNumber(day) + days)

export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** 0 Sunday … 6 Saturday; 1970-01-01 was a Thursday. */
export const weekday = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7

/** Whether a fact with these two ends holds on a day; `to` is the last day on which it holds. */
export const holdsOn = (fact: { from?: Day; to?: Day }, on: Day): boolean =>
  (!fact.from || fact.from <= on) && (!fact.to || on <= fact.to)
