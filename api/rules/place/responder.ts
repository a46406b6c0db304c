import type { Place } from '#rules/content/place.ts'
import { areaLine } from './assignment.ts'

type Responders = Pick<Place, 'areas' | 'firstResponder'>

/**
 * The body (id) that takes in what happens in an area: the one of the innermost area that names one, else that of the
 * place. A county of many townships has one for each (S4-9); an unknown or absent area is the place's own.
 */
export const responderIn = (place: Responders, area?: string | null): string => {
  for (const id of areaLine(place.areas, area ?? '')) {
    const own = place.areas.find((row) => row.id === id)?.firstResponder
    if (own) return own
  }
  return place.firstResponder
}

/** Every body that takes complaints in somewhere in the place, its own first responder first. */
export const respondersOf = (place: Responders): string[] => [
  ...new Set([place.firstResponder, ...place.areas.flatMap((row) => row.firstResponder ?? [])]),
]
