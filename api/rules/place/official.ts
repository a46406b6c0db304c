import type { Official } from '#rules/content/official.ts'
import type { Place } from '#rules/content/place.ts'
import { type Day, holdsOn } from '#rules/clocks/day.ts'

type Lists = Pick<Place, 'official'>

/** Rows of the official list that are this compiled item, those that hold first; recalled ones stay readable. */
export const officialOf = (place: Lists, item: string, on: Day): Official[] =>
  (place.official ?? [])
    .filter((row) => row.item === item)
    .toSorted((a, b) => Number(holdsOn(b, on)) - Number(holdsOn(a, on)))

/** Rows that only the list has: no compiled item is the same matter. */
export const onlyListed = (place: Lists): Official[] =>
  (place.official ?? []).filter((row) => row.item === undefined)

/** Official codes of an item as imported, each once; none where no list is, never made up. */
export const officialCodes = (place: Lists, item: string, on: Day): string[] => [
  ...new Set(
    officialOf(place, item, on).flatMap((row) => (row.code && holdsOn(row, on) ? [row.code] : [])),
  ),
]

/** Rows on one page of the public list. */
export const officialPerPage = 200

/** Public pages of a place's list: the list itself, and one page for each row that only it has. */
export const officialPages = (place: Lists): string[] => {
  const rows = place.official ?? []
  if (rows.length === 0) return []
  const pages = Math.ceil(rows.length / officialPerPage)
  return [
    'announced/',
    ...Array.from({ length: pages - 1 }, (_, n) => `announced/${n + 2}/`),
    ...onlyListed(place).map((row) => `announced/${row.id}/`),
  ]
}
