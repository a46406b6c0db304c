import type { Work } from '#api/outside/work.ts'
import type { Change } from '#rules/catalogue/changes.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { DataFiles } from '#rules/opendata/files.ts'
import type { Column } from '#rules/opendata/list.ts'
import { openBrief } from './brief.ts'
import { dataTask, workbookTask } from './data-tasks.ts'

/** The open files of a place: their texts by name, and the lists that they are of. */
export type OpenFiles = { files: ReadonlyMap<string, string>; lists: DataFiles['lists'] }

/** What pages ask for: the files of a place as of today, and any list as a workbook on request. */
export type OpenData = {
  of: (slug: string) => Promise<OpenFiles>
  /** `rows` is the JSON form of the list. */
  workbook: (name: string, columns: readonly Column[], rows: string) => Promise<Uint8Array>
}

/**
 * `folder` gives the full address of a place's /data/, which the files carry; `changes` those of its catalogue, the
 * latest first.
 */
export function createOpenData(
  work: Work,
  facts: () => Facts,
  now: () => number,
  folder: (slug: string) => string,
  changes: (slug: string) => readonly Change[],
): OpenData {
  const brief = openBrief<OpenFiles>()
  return {
    of: (slug) => {
      const of = facts()
      const day = dayAt(now())
      return brief(slug, [of, day], async () => {
        const { files, lists } = await work(dataTask, {
          slug,
          day,
          folder: folder(slug),
          changes: changes(slug),
        })
        return { files: new Map(files), lists }
      })
    },
    workbook: (name, columns, rows) => work(workbookTask, { name, columns, rows }),
  }
}
