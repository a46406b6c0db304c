import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Official } from '#rules/content/official.ts'
import type { Assignment, Body, Place } from '#rules/content/place.ts'
import { type Day, holdsOn } from '#rules/clocks/day.ts'
import { assignmentOf, isActive } from '#rules/place/assignment.ts'
import { itemsOf } from '#rules/place/counts.ts'
import { bodyName } from '#rules/place/name.ts'

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
  const rows = place.assignments.filter((row) => isActive(row, day))
  const bodies = place.bodies.filter((b) => holdsOn(b, day))
  return {
    day,
    place,
    fields: facts.fields,
    items: new Map(itemsOf(place, facts.items, day).map((i) => [i.id, i])),
    rows: new Map(rows.map((row, n) => [row.id ?? String(n), row])),
    bodies: new Map(bodies.map((b) => [b.id, b])),
    official: new Map((place.official ?? []).filter((o) => holdsOn(o, day)).map((o) => [o.id, o])),
  }
}

/** Who exercised an item in the state, by name; of a county, its first township that names somebody. Empty = nobody. */
export const ownerIn = ({ place, day, fields, rows }: State, item: Item): string => {
  const field = fields.find((f) => f.id === item.field)?.name ?? item.field
  const areas = new Set([...rows.values()].map((row) => row.area))
  const found = [...areas].flatMap((area) => assignmentOf(place, item, area, day) ?? [])
  const row = found.find((r) => r.mode !== 'retained') ?? found[0]
  const body = place.bodies.find((b) => b.id === row?.owner)
  return body ? bodyName(body, field) : ''
}
