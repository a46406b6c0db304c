import type { Task } from '#api/outside/work.ts'
import type { Change } from '#rules/catalogue/changes.ts'
import type { Day } from '#rules/clocks/day.ts'
import { type DataFiles, dataFiles } from '#rules/opendata/files.ts'
import type { Cell, Column } from '#rules/opendata/list.ts'
import { workbookOf } from './workbook.ts'

type DataInput = { slug: string; day: Day; folder: string; changes: readonly Change[] }

/** Every open file of one place: some megabytes of text, which takes a tenth of a second. */
export const dataTask: Task<DataInput, DataFiles> = {
  name: 'open-data',
  run: async ({ slug, day, folder, changes }, tools) => {
    const facts = await tools.facts(day)
    const place = facts.places.find((p) => p.slug === slug)
    if (!place) throw new Error(`no place ${slug}`)
    return dataFiles(facts, place, day, folder, changes)
  },
}

/** One list as a workbook; `rows` is its JSON form. */
export const workbookTask: Task<
  { name: string; columns: readonly Column[]; rows: string },
  Uint8Array
> = {
  name: 'workbook',
  run: async ({ name, columns, rows }) =>
    workbookOf(name, columns, JSON.parse(rows) as Record<string, Cell>[]),
}
