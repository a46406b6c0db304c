import type { Facts } from '../content/facts.ts'
import type { Place } from '../content/place.ts'

/** Which state of the data something was made from: the version, and the newest day on which a fact of it was checked. */
export type Edition = { version: string; day: string }

type Of = Pick<Facts, 'version' | 'versions' | 'items'>
/** Thousands of pages name the edition of the same facts: it is read out of them once. */
const known = new WeakMap<Of, WeakMap<Place, Edition>>()

function readEdition(facts: Of, place: Place): Edition {
  const days = [
    ...facts.items
      .filter((item) => !item.territory || place.territories.includes(item.territory))
      .map((item) => item.checkedOn),
    ...[...place.bodies, ...place.assignments].map((row) => row.source.seen),
  ]
  return {
    version: facts.versions?.[place.slug] ?? facts.version,
    day: days.reduce((a, b) => (a > b ? a : b), ''),
  }
}

/**
 * The edition of a place's data. It comes from the facts alone, and from those of this place: a page which names it
 * changes with them, and never with the day on which it is made or with a revision of another place.
 */
export function editionOf(facts: Of, place: Place): Edition {
  const places = known.get(facts) ?? new WeakMap<Place, Edition>()
  known.set(facts, places)
  const edition = places.get(place) ?? readEdition(facts, place)
  places.set(place, edition)
  return edition
}
