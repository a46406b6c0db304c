import { type Day, holdsOn } from '#rules/clocks/day.ts'
import type { Item } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import { isActive } from './assignment.ts'
import { rowFinder } from './rows.ts'

/** Items that hold in a place on a day: regulations of other territories and items of other times are not its own. */
export const itemsOf = (
  place: Pick<Place, 'territories'>,
  items: readonly Item[],
  on: Day,
): Item[] =>
  items.filter(
    (item) => holdsOn(item, on) && (!item.territory || place.territories.includes(item.territory)),
  )

/** Declared by the source, compiled from statutes by this site, verified against an announced list: never added up. */
export type FieldCount = { field: string; declared: number; compiled: number; verified: number }

/**
 * One row for each field that was handed down, in the order of the source, then those with announced items only.
 * Compiled counts only what the place received: an item of its own by statute, or one kept above, is no part of it.
 */
export const declaredCounts = (
  place: Pick<Place, 'territories' | 'areas' | 'assignments' | 'declared'>,
  items: readonly Item[],
  on: Day,
): FieldCount[] => {
  const active = place.assignments.filter((row) => isActive(row, on))
  const areas = [...new Set(active.map((row) => row.area))]
  const listed = new Set(active.filter((r) => r.standing === 'announced').flatMap((r) => r.items))
  const find = rowFinder(place, on)
  const received = itemsOf(place, items, on).filter((item) =>
    areas.some((area) => {
      const standing = find(item, area)[0]?.standing
      return standing === 'in_scope' || standing === 'announced'
    }),
  )
  const count = (field: string): Omit<FieldCount, 'field' | 'declared'> => {
    const own = received.filter((item) => item.field === field)
    return { compiled: own.length, verified: own.filter((item) => listed.has(item.id)).length }
  }
  const declared = place.declared.map((d) => ({
    field: d.field,
    declared: d.count,
    ...count(d.field),
  }))
  const further = new Set(received.map((item) => item.field))
  for (const d of place.declared) further.delete(d.field)
  return [...declared, ...[...further].map((field) => ({ field, declared: 0, ...count(field) }))]
}

/** What the source says of how many items: counts by field, a total alone, or nothing at all. */
export type Declares = 'fields' | 'total' | 'nothing'
export const declares = (place: Pick<Place, 'declared' | 'declaredTotal'>): Declares =>
  place.declared.length > 0 ? 'fields' : place.declaredTotal === undefined ? 'nothing' : 'total'

const declaredWords: Record<Declares, (count: number) => string> = {
  fields: (count) => `方案附件列 ${count} 项`,
  total: (count) => `来源写明共 ${count} 项，是哪些未公布`,
  nothing: () => '来源没有写项数',
}

/** «方案附件列 365 项 · 本站依法梳理 52 项（尚未与公告核对）· 已核对 0 项» (places.md). */
export const countSentence = (
  count: Omit<FieldCount, 'field'>,
  says: Declares = 'fields',
  grants?: Place['grants'],
): string => {
  const unnamed =
    grants && `来源写明${grants.count}${grants.unit}事项交给了${grants.to}，是哪些未公布`
  const declared = (says === 'nothing' && unnamed) || declaredWords[says](count.declared)
  return `${declared} · 本站依法梳理 ${count.compiled} 项（尚未与公告核对）· 已核对 ${count.verified} 项`
}
