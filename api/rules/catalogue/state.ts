import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Official } from '#rules/content/official.ts'
import type { Assignment, Body, Place } from '#rules/content/place.ts'
import { type Day, holdsOn } from '#rules/clocks/day.ts'
import { isActive } from '#rules/place/assignment.ts'
import { itemsOf } from '#rules/place/counts.ts'
import { bodyName } from '#rules/place/name.ts'
import { ownAreas, rowFinder } from '#rules/place/rows.ts'

/** What holds in a place on one day: its catalogue, who exercises it, and the bodies. */
export type State = {
  day: Day
  place: Place
  fields: Facts['fields']
  items: ReadonlyMap<string, Item>
  rows: ReadonlyMap<string, Assignment>
  bodies: ReadonlyMap<string, Body>
  /** Rows of the announced list that hold. */
  official: ReadonlyMap<string, Official>
}

/** `facts` are those of the day, revisions laid. Undefined when the place is not among them. */
export const stateOf = (facts: Facts, slug: string, day: Day): State | undefined => {
  const place = facts.places.find((p) => p.slug === slug)
  if (!place) return undefined
  const rows = place.assignments.flatMap((row, n): [string, Assignment][] =>
    isActive(row, day) ? [[row.id ?? String(n), row]] : [],
  )
  const bodies = place.bodies.filter((b) => holdsOn(b, day))
  return {
    day,
    place,
    fields: facts.fields,
    items: new Map(itemsOf(place, facts.items, day).map((i) => [i.id, i])),
    rows: new Map(rows),
    bodies: new Map(bodies.map((b) => [b.id, b])),
    official: new Map((place.official ?? []).filter((o) => holdsOn(o, day)).map((o) => [o.id, o])),
  }
}

/** Who exercised items in the state, by name; of a county, its first township that names somebody. Empty = nobody. */
export const ownersIn = ({ place, day, fields }: State): ((item: Item) => string) => {
  const find = rowFinder(place, day)
  const areas = ownAreas(place, day)
  return (item) => {
    const field = fields.find((f) => f.id === item.field)?.name ?? item.field
    const found = areas.flatMap((area) => find(item, area)[0] ?? [])
    const row = found.find((r) => r.mode !== 'retained') ?? found[0]
    const body = place.bodies.find((b) => b.id === row?.owner)
    return body ? bodyName(body, field) : ''
  }
}
