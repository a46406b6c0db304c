import type { Item } from '#rules/content/item.ts'
import type { Assignment, Place } from '#rules/content/place.ts'
import type { Day } from '#rules/clocks/day.ts'
import { areaLine, covers, isActive, narrowness } from './assignment.ts'

type Asked = Pick<Item, 'id' | 'field' | 'branch' | 'kind'>

/** Areas in which somebody exercises something on a day: a county pack has one for each township. */
export const ownAreas = (place: Pick<Place, 'areas' | 'assignments'>, on: Day): string[] => [
  ...new Set(place.assignments.filter((row) => isActive(row, on)).map((row) => row.area)),
]

/**
 * Finds the rows that answer equally well for an item in an area, the best alone; more than one owner among them is
 * 多头. The same as assignmentOf, but made for whole catalogues: items that no row names are answered by their field.
 */
export const rowFinder = (
  place: Pick<Place, 'areas' | 'assignments'>,
  on: Day,
): ((item: Asked, area: string) => readonly Assignment[]) => {
  const active = place.assignments.filter((row) => isActive(row, on))
  const named = new Set(active.flatMap((row) => row.items))
  const memo = new Map<string, readonly Assignment[]>()
  const find = (item: Asked, area: string): Assignment[] => {
    const line = areaLine(place.areas, area)
    const ranked = active.flatMap((row) => {
      const depth = line.indexOf(row.area)
      const narrow = narrowness(row, item)
      return depth >= 0 && narrow > 0 && covers(row, item.kind)
        ? [{ row, rank: narrow * 1000 - depth }]
        : []
    })
    const top = Math.max(...ranked.map((r) => r.rank))
    return ranked.filter((r) => r.rank === top).map((r) => r.row)
  }
  return (item, area) => {
    if (named.has(item.id)) return find(item, area)
    const key = `${area} ${item.field} ${item.branch ?? ''} ${item.kind}`
    const known = memo.get(key)
    if (known) return known
    const found = find(item, area)
    memo.set(key, found)
    return found
  }
}
