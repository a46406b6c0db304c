import type { Field } from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { countSentence, declaredCounts, type FieldCount, itemsOf } from '#rules/place/counts.ts'

/** One field of a place: what was handed down, if it was, and how many items its page shows. */
export type FieldRow = { field: Field; handed: FieldCount | undefined; items: number }

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
    .filter((row) => row.handed !== undefined || row.items > 0)
}

/** The sums over the fields that were handed down. */
export const handedSum = (rows: readonly FieldRow[]): Omit<FieldCount, 'field'> => {
  const sum = { declared: 0, compiled: 0, verified: 0 }
  for (const { handed } of rows) {
    sum.declared += handed?.declared ?? 0
    sum.compiled += handed?.compiled ?? 0
    sum.verified += handed?.verified ?? 0
  }
  return sum
}

/** The counts of one field in a sentence that never lets compiled items look like announced ones. */
export const sayField = (row: FieldRow): string =>
  row.handed ? countSentence(row.handed) : `方案附件没有列这个领域 · 本站依法梳理 ${row.items} 项`
