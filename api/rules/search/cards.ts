import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import { areaGroups } from '#rules/place/area-groups.ts'
import { bodyName } from '#rules/place/name.ts'

/** What a list of hits shows about an item, and what the facets count. */
export type Card = {
  id: string
  title: string
  field: string
  kind: string
  /** Who exercises the item in the place, by name; empty when no row of the place says so. */
  body: string
}

type Shown = { day: string | undefined; items: Item[] }
const shown = new WeakMap<readonly Item[], WeakMap<Place, Shown>>()

/**
 * Items that may be shown for a place: in force on the day, and local regulations only where they hold. The list of the
 * day asked for last is kept: one report asks for it several times.
 */
export const itemsOf = (facts: Facts, place: Place, day?: string): Item[] => {
  const places = shown.get(facts.items) ?? new WeakMap<Place, Shown>()
  shown.set(facts.items, places)
  const known = places.get(place)
  if (known && known.day === day) return known.items
  const items = facts.items.filter(
    (item) =>
      (item.territory === undefined || place.territories.includes(item.territory)) &&
      (day === undefined || ((item.from ?? day) <= day && day <= (item.to ?? day))),
  )
  places.set(place, { day, items })
  return items
}

/** One card for each item of the place, in the order of the catalogue. `day` decides which assignment counts. */
export const cardsOf = (facts: Facts, place: Place, day: string): Card[] => {
  const fields = new Map(facts.fields.map((field) => [field.id, field.name]))
  return itemsOf(facts, place, day).map((item) => {
    const field = fields.get(item.field) ?? item.field
    const names = areaGroups(place, item, day)
      .filter((group) => !group.rest)
      .map(({ row }) => place.bodies.find((body) => body.id === (row?.inNameOf ?? row?.owner)))
      .map((owner) => (owner ? bodyName(owner, field) : ''))
    // Each township has a body of its own: which one it is depends on where the reader stands.
    const body = new Set(names).size > 1 ? '所在地乡镇（街道）' : (names[0] ?? '')
    return { id: item.id, title: item.title, field, kind: item.kind, body }
  })
}
