import type { Field } from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import {
  countSentence,
  declaredCounts,
  declares,
  type FieldCount,
  itemsOf,
} from '#rules/place/counts.ts'
import { localNames } from '#rules/place/local.ts'

/** One field of a place: what was handed down, if it was, and how many items its page shows. */
export type FieldRow = {
  field: Field
  handed: FieldCount | undefined
  items: number
  /** What the source of the place calls it, where it is another name; and which branches alone it means. */
  local: string
  branches: string[]
}

/** Every field that was handed down or that has items here, in the order of the fields. */
export const fieldRows = (facts: Facts, place: Place, day: string): FieldRow[] => {
  const items = itemsOf(place, facts.items, day)
  const counts = declaredCounts(place, facts.items, day)
  return facts.fields
    .map((field) => ({
      field,
      handed: counts.find((row) => row.field === field.id),
      items: items.filter((item) => item.field === field.id).length,
    }))
    .filter(({ field }) => !field.within)
    .map((row) => ({ ...row, ...localNames(place, row.field, facts.fields) }))
    .filter((row) => row.handed !== undefined || row.items > 0 || row.local !== '')
}

/** The sums over the fields that were handed down. */
export const handedSum = (rows: readonly Pick<FieldRow, 'handed'>[]): Omit<FieldCount, 'field'> => {
  const sum = { declared: 0, compiled: 0, verified: 0 }
  for (const { handed } of rows) {
    sum.declared += handed?.declared ?? 0
    sum.compiled += handed?.compiled ?? 0
    sum.verified += handed?.verified ?? 0
  }
  return sum
}

/** The same for a place, in words; a total that the source gives without fields is that of the source. */
export const saySum = (place: Place, rows: readonly FieldRow[]): string => {
  const sum = handedSum(rows)
  if (declares(place) === 'fields') return countSentence(sum)
  // Where nobody published which items went down, all that were compiled stand open.
  const compiled = place.grants ? rows.reduce((n, row) => n + row.items, 0) : sum.compiled
  const count = { ...sum, compiled, declared: place.declaredTotal ?? 0 }
  return countSentence(count, declares(place), place.grants)
}

/** The counts of one field in a sentence that never lets compiled items look like announced ones. */
export const sayField = (row: FieldRow, place: Place): string => {
  if (row.handed && row.handed.declared > 0) return countSentence(row.handed)
  if (row.handed) return countSentence(row.handed, 'nothing')
  const open = place.grants ? '这个领域有没有事项划下来，来源没有写' : '这个领域没有划下来'
  const silent = declares(place) === 'fields' ? '方案附件没有列这个领域' : open
  return `${row.local ? `来源列了“${row.local}”，项数和事项未公布` : silent} · 本站依法梳理 ${row.items} 项`
}
