import { type Day, dayNumber } from './day.ts'

/** A time that does not count: from `from` on, until the clock runs again on `to`; open while it lasts. */
export type Pause = { reason: string; from: Day; to?: Day }

/** Whether one of the pauses covers a day. */
export const isPaused = (pauses: readonly Pause[], day: Day): boolean =>
  pauses.some((p) => p.from <= day && (p.to === undefined || day < p.to))

/** Calendar days after `from`, up to and with `to`, that lie in a pause; overlapping pauses count once. */
export const pausedDays = (pauses: readonly Pause[], from: Day, to: Day): number => {
  const start = dayNumber(from) + 1
  const end = dayNumber(to) + 1
  const spans = pauses
    .map((p) => ({
      from: Math.max(start, dayNumber(p.from)),
      to: p.to === undefined ? end : Math.min(end, dayNumber(p.to)),
    }))
    .filter((s) => s.from < s.to)
    .toSorted((a, b) => a.from - b.from)
  let covered = start
  let days = 0
  for (const span of spans) {
    days += Math.max(0, span.to - Math.max(span.from, covered))
    covered = Math.max(covered, span.to)
  }
  return days
}
