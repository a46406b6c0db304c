import type { Item } from '#rules/content/item.ts'
import type { Area, Assignment, Place } from '#rules/content/place.ts'
import { type Day, holdsOn } from '#rules/clocks/day.ts'

/**
 * Whether a row gives power on a day: inside its own dates and, where power is entrusted, inside those of the
 * agreement. Without an agreement an entrustment is inactive (S3-4; 行政处罚法 20).
 */
export const isActive = (row: Assignment, on: Day): boolean =>
  holdsOn(row, on) &&
  (row.mode !== 'entrusted' || (row.agreement !== undefined && holdsOn(row.agreement, on)))

/** Whether items of this kind go along with a row; compulsion is never exercised under an entrustment (行政强制法 17). */
export const covers = (row: Assignment, kind: Item['kind']): boolean =>
  (row.covers.length === 0 || row.covers.includes(kind)) &&
  !(row.mode === 'entrusted' && kind === '强制')

/** The area itself and what it lies in, innermost first. */
export const areaLine = (areas: readonly Area[], id: string): string[] => {
  const line: string[] = []
  for (let at: string | undefined = id; at && !line.includes(at);) {
    line.push(at)
    at = areas.find((a) => a.id === at)?.parent
  }
  return line
}

/** What of an item decides which row it falls under. */
export type Named = Pick<Item, 'id' | 'field' | 'branch'>

/** How narrowly a row names an item: 4 the item, 3 the branch of its field, 2 the field, 1 `*`, 0 not at all. */
export const narrowness = (row: Assignment, item: Named): number => {
  if (row.items.includes(item.id)) return 4
  if (item.branch !== undefined && row.fields.includes(item.branch)) return 3
  if (row.fields.includes(item.field)) return 2
  return row.fields.includes('*') ? 1 : 0
}

/**
 * Who exercises an item in an area on a day. The narrowest row wins: item, branch, field, then `*`; among equals
 * the inner area. Outside the township its power ends (S0-9). Undefined only when no row answers.
 */
export const assignmentOf = (
  place: Pick<Place, 'areas' | 'assignments'>,
  item: Named & Pick<Item, 'kind'>,
  area: string,
  on: Day,
): Assignment | undefined => {
  const line = areaLine(place.areas, area)
  let best: Assignment | undefined
  let bestRank = 0
  for (const row of place.assignments) {
    const depth = line.indexOf(row.area)
    const narrow = narrowness(row, item)
    if (depth < 0 || narrow === 0 || !covers(row, item.kind) || !isActive(row, on)) continue
    const rank = narrow * 1000 - depth
    if (rank > bestRank) [best, bestRank] = [row, rank]
  }
  return best
}
