import type { Item } from '#rules/content/item.ts'
import type { Area, Assignment, Body, Place } from '#rules/content/place.ts'

/** Dates are ISO days, so that text order is time order; both ends count. */
const within = (
  day: string,
  span: { from?: string | undefined; to?: string | undefined },
): boolean =>
  (span.from === undefined || span.from <= day) && (span.to === undefined || day <= span.to)

/** Whether a row holds on a day: its own dates, and for an entrustment a live agreement (行政处罚法 20, S3-4). */
export const inForce = (row: Assignment, day: string): boolean =>
  within(day, row) &&
  (row.mode !== 'entrusted' || (row.agreement !== undefined && within(day, row.agreement)))

/** An area and everything above it, the area first. */
export const areaChain = (place: Place, id: string): Area[] => {
  const chain: Area[] = []
  let next = place.areas.find((area) => area.id === id)
  while (next && !chain.includes(next)) {
    chain.push(next)
    const parent: string | undefined = next.parent
    next = place.areas.find((area) => area.id === parent)
  }
  return chain
}

/** The area that the pack is about: the township of a township pack, the county of a county pack. */
export const homeArea = (place: Place): Area | undefined =>
  place.areas.find((area) => area.level === place.level) ?? place.areas[0]

const breadth = (row: Assignment, item: { id: string; field: string }): number => {
  if (row.items.includes(item.id)) return 0
  if (row.fields.includes(item.field)) return 1
  return row.fields.includes('*') ? 2 : Infinity
}

/**
 * The rows that could hold for an item in an area on a day, narrowest first: item, field, `*`; then the smaller area.
 * The first one is who exercises it; an item without kind coverage in a row is not moved by that row (S0-8).
 */
export const assignmentsOf = (
  place: Place,
  item: { id: string; field: string; kind?: Item['kind'] },
  area: string,
  day: string,
): Assignment[] => {
  const chain = areaChain(place, area).map((part) => part.id)
  return place.assignments
    .map((row) => ({ row, width: breadth(row, item), depth: chain.indexOf(row.area) }))
    .filter(
      ({ row, width, depth }) =>
        width < Infinity &&
        depth >= 0 &&
        inForce(row, day) &&
        (item.kind === undefined || row.covers.length === 0 || row.covers.includes(item.kind)),
    )
    .sort((a, b) => a.width - b.width || a.depth - b.depth)
    .map(({ row }) => row)
}

/** The name of a body; one that stands for a department of each field takes the field's name in. */
export const bodyName = (body: Body, field?: string): string =>
  body.perField ? body.name.replace('{field}', field ?? '业务') : body.name
