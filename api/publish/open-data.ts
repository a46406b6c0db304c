import { dayAt } from '#rules/clocks/day.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { DataFiles } from '#rules/opendata/files.ts'
import type { Column } from '#rules/opendata/list.ts'
import { runChild } from './child.ts'
import type { DataTask } from './data-process.ts'

/** The open files of a place: their texts by name, and the lists that they are of. */
export type OpenFiles = { files: ReadonlyMap<string, string>; lists: DataFiles['lists'] }

/** What pages ask for: the files of a place as of today, and any list as a workbook on request. */
export type OpenData = {
  of: (slug: string) => Promise<OpenFiles>
  workbook: (name: string, columns: readonly Column[], rows: string) => Promise<Uint8Array>
}

/** `folder` gives the full address of a place's /data/, which the files carry. */
export function createOpenData(
  root: string,
  facts: () => Facts,
  now: () => number,
  folder: (slug: string) => string,
): OpenData {
  const made = new Map<string, { of: Facts; day: string; files: Promise<OpenFiles> }>()
  const run = (task: DataTask): Promise<Buffer> => runChild(root, 'data-process', task)
  let last: Promise<unknown> = Promise.resolve()
  return {
    of: (slug) => {
      const of = facts()
      const day = dayAt(now())
      const old = made.get(slug)
      if (old && old.of === of && old.day === day) return old.files
      const places = of.places.filter((p) => p.slug === slug)
      const files = run({
        make: 'files',
        facts: { ...of, places },
        slug,
        day,
        folder: folder(slug),
      }).then((out) => {
        const { files, lists } = JSON.parse(out.toString('utf8')) as DataFiles
        return { files: new Map(files), lists }
      })
      made.set(slug, { of, day, files })
      files.catch(() => made.delete(slug))
      return files
    },
    // One at a time: whoever asks for ten waits for ten, and readers notice nothing.
    workbook: (name, columns, rows) => {
      const next = last.then(() => run({ make: 'workbook', name, columns, rows }))
      last = next.catch(() => undefined)
      return next
    },
  }
}
