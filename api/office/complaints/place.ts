import type { Deps } from '#api/office/deps.ts'
import type { ClockGround } from '#db/casework-clocks.ts'
import { clocksOf } from '#rules/clocks/citizen.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { Place } from '#rules/content/place.ts'
import type { Ground } from '#rules/journey/faults.ts'
import { notFound } from '#rules/refusal.ts'

export function placeOf(deps: Deps, slug: string): Place {
  const place = deps.facts().places.find((p) => p.slug === slug)
  if (!place) throw notFound('没有这个辖区，请检查网址')
  return place
}

/** What a journey in this place is checked against, today. */
export const groundOf = (deps: Deps, place: Place): Ground => ({
  facts: deps.facts(),
  place,
  today: dayAt(deps.now()),
})

/** The clocks that hold in the place, and its working days. */
export const clockGround = (deps: Deps, place: Place): ClockGround => ({
  clocks: clocksOf(deps.facts().clocks, place),
  calendar: deps.calendar(),
})
