import type { Field } from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { type Power, powerOf } from '#rules/opendata/power.ts'
import { itemsOf } from '#rules/place/counts.ts'
import { fieldNameIn } from '#rules/place/local.ts'
import { sheetFields } from '#rules/publish/data-pages.ts'

/** A field with a sheet, and how many of its items hold on the day. */
export type SheetRow = { field: Field; items: number }

/** The field under the name by which the place's own source knows it. */
const localField = (facts: Facts, place: Place, field: Field): Field => ({
  ...field,
  name: fieldNameIn(place, { field: field.id }, facts.fields) ?? field.name,
})

export const sheetRows = (facts: Facts, place: Place, day: string): SheetRow[] => {
  const items = itemsOf(place, facts.items, day)
  const ids = sheetFields(facts, place)
  return facts.fields
    .filter((f) => ids.includes(f.id))
    .map((field) => ({
      field: localField(facts, place, field),
      items: items.filter((i) => i.field === field.id).length,
    }))
}

/** The matters of one field on a day; undefined when the place has no sheet for it. */
export const sheetOf = (
  facts: Facts,
  place: Place,
  id: string,
  day: string,
): { field: Field; powers: Power[] } | undefined => {
  const field = facts.fields.find((f) => f.id === id)
  if (!field || !sheetFields(facts, place).includes(id)) return undefined
  const powers = itemsOf(place, facts.items, day)
    .filter((item) => item.field === id)
    .map((item) => powerOf(facts, place, item, day))
  return { field: localField(facts, place, field), powers }
}
