import type { Item } from '#rules/content/item.ts'
import type { Ground } from './routing.ts'

/** The rule of the office itself, where no text stands behind a step. */
export const houseRule = '首问责任制'

/** What stands in an officer's note. */
export const officerFound = '承办人员核实的情况'

/** Where a fact of the place is from, as a reader can find it: title of the document and the section. */
export const sourceOf = (
  g: Ground,
  source: { document: string; section?: string | undefined },
): string => {
  const title = g.place.documents.find((document) => document.id === source.document)?.title
  return [title ? `《${title}》` : source.document, source.section ?? ''].join('')
}

/** Penalising articles of an item as «law:第X条», at most `limit`. */
export const penalties = (item: Item, limit: number): string[] =>
  [
    ...new Set(
      item.basis
        .filter((row) => row.role === 'penalises')
        .map((row) => `${row.law}:${row.article}`),
    ),
  ].slice(0, limit)

/** The same for a reader: 消防法第六十条; at most three. */
export const citation = (item: Item): string =>
  penalties(item, 3)
    .map((basis) => basis.replace(':', ''))
    .join('；')
