import { sha256 } from '../chain/sha256.ts'
import type { Day } from '../clocks/day.ts'
import type { Facts } from '../content/facts.ts'
import type { Place } from '../content/place.ts'
import { csvOf, jsonOf } from './csv.ts'
import type { Change } from '../catalogue/changes.ts'
import { changeLists } from './list-changes.ts'
import { decisionList } from './list-decisions.ts'
import type { Column, List } from './list.ts'
import { itemLists } from './list-items.ts'
import { placeLists } from './list-place.ts'
import { ruleLists } from './list-rules.ts'
import { csvwOf, jsonSchemaOf } from './schema.ts'

/** Every list that comes from the facts; decisions, which come from the register, have their own files by month. */
export const factLists = (
  facts: Facts,
  place: Place,
  day: Day,
  changes: readonly Change[],
): List[] => [
  ...itemLists(facts, place, day),
  ...placeLists(facts, place, day),
  ...ruleLists(facts, place),
  ...changeLists(place, changes),
]

/** Their ids without making a row: what a publisher must know. */
export const factListIds = [
  'items',
  'basis',
  'tiers',
  'fields',
  'areas',
  'bodies',
  'assignments',
  'officers',
  'procedures',
  'clocks',
  'documents',
  'announced',
  'changes',
] as const

/** One file of a list as it is offered: its name in the folder, its size and checksum. */
export type Distribution = { file: string; mediaType: string; bytes: number; sha256: string }
/** A list without its rows, for the page and the catalogue. */
export type ListSummary = {
  id: string
  name: string
  about: string
  columns: readonly Column[]
  rows: number
  distributions: Distribution[]
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** CSV and JSON of a list under the name that their files have. */
export const formatsOf = (list: List, name = list.id): [string, string, string][] => [
  [`${name}.csv`, 'text/csv', csvOf(list)],
  [`${name}.json`, 'application/json', jsonOf(list)],
]

export const summaryOf = (list: List, name = list.id): ListSummary => ({
  id: list.id,
  name: list.name,
  about: list.about,
  columns: list.columns,
  rows: list.rows.length,
  distributions: formatsOf(list, name).map(([file, mediaType, text]) => ({
    file,
    mediaType,
    bytes: bytesOf(text),
    sha256: sha256(text),
  })),
})

/** The two schemas of a list; decisions share theirs over all months. */
export const schemaNames = (id: string): [string, string] => [
  `${id}.schema.json`,
  `${id}.csv-metadata.json`,
]
const schemaFiles = (list: List, folder: string): [string, string][] => {
  const [json, csvw] = schemaNames(list.id)
  return [
    [json, jsonSchemaOf(list, folder + json)],
    [csvw, csvwOf(list, `${folder}${list.id}.csv`)],
  ]
}

/** What the open data of a place consists of, but for the months of decisions. */
export type DataFiles = { files: [string, string][]; lists: ListSummary[] }

/** Every file made from the facts, by its name below /{place}/data/; `folder` is that address in full. `changes`: the latest first. */
export const dataFiles = (
  facts: Facts,
  place: Place,
  day: Day,
  folder: string,
  changes: readonly Change[],
): DataFiles => {
  const lists = factLists(facts, place, day, changes)
  return {
    files: [
      ...lists.flatMap((list) => [
        ...formatsOf(list).map(([name, , text]): [string, string] => [name, text]),
        ...schemaFiles(list, folder),
      ]),
      ...schemaFiles(decisionList(), folder),
    ],
    lists: lists.map((list) => summaryOf(list)),
  }
}

/** The names of those files: what a full publish writes for a place. */
export const dataFileNames = (): string[] => [
  ...factListIds.flatMap((id) => [`${id}.csv`, `${id}.json`, ...schemaNames(id)]),
  ...schemaNames('decisions'),
  'catalog.jsonld',
]
