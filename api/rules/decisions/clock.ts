import { addMonths, type Calendar } from '../clocks/calendar.ts'
import { addDays, type Day, startOf } from '../clocks/day.ts'
import { dueDay } from '../clocks/due.ts'
import type { Clock } from '../content/common.ts'
import type { Facts } from '../content/facts.ts'

/** A clock of the register by what starts and stops it; the place's own stands before the nation's. */
const clockOf = (facts: Facts, slug: string, start: string, stop: string): Clock | undefined =>
  [...(facts.places.find((p) => p.slug === slug)?.clocks ?? []), ...facts.clocks].find(
    (c) => c.start === start && c.stop === stop && c.standing !== 'internal',
  )

export const publicationClock = (facts: Facts, place: string): Clock | undefined =>
  clockOf(facts, place, 'decided', 'published')
export const takeDownClock = (facts: Facts, place: string): Clock | undefined =>
  clockOf(facts, place, 'overturned', 'taken_down')

/** The last moment (UTC ms) of a clock that started on a day; null where the place has no such clock. */
export const lastMoment = (
  clock: Clock | undefined,
  from: Day,
  calendar: Calendar,
): number | null => (clock ? startOf(addDays(dueDay(clock, from, calendar).day, 1)) - 1 : null)

/** The last day of the display of a decision that is published on a day; null where no source gives the place a period. */
export function displayEnd(facts: Pick<Facts, 'places'>, slug: string, published: Day): Day | null {
  const period = facts.places.find((p) => p.slug === slug)?.display
  return period ? addMonths(published, period.months) : null
}
