import type { Deps } from '#api/office/deps.ts'
import { readPaper } from '#rules/catalogue-import/paper.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { readDay } from '#rules/decisions/values.ts'
import { type FieldError, invalid, notFound } from '#rules/refusal.ts'
import type { StagedFolder } from '#api/outside/staging.ts'
import { planTask } from './plan-task.ts'
import type { Draft, Summary } from './draft.ts'

/** What is asked with a file: the announcement is compulsory, the rest has an answer of its own. */
export type Wanted = {
  place: string
  by: string | null
  fileName: string
  number: string
  on: string
  title: string
  /** First day on which the list holds; the day of the announcement unless told. */
  from?: string | undefined
  complete: boolean
  area?: string | undefined
  owner?: string | undefined
}

const fault = (name: string, detail: string | undefined): FieldError[] =>
  detail === undefined ? [] : [{ pointer: `/${name}`, detail }]

/** Puts a list and what was said about it into a folder, and lays out there what it would do. */
export const createPrepare = (deps: Deps) => ({
  /** Refuses, field by field, what cannot be imported whatever the file holds. */
  async stage(folder: StagedFolder, wanted: Wanted, bytes: Uint8Array): Promise<Draft> {
    const place = deps.facts().places.find((p) => p.slug === wanted.place)
    if (!place) throw notFound(`没有这个辖区“${wanted.place}”`)
    const paper = readPaper(place, wanted)
    const from = wanted.from
      ? readDay(wanted.from)
      : 'announcement' in paper
        ? paper.announcement.on
        : null
    const errors = [
      ...('faults' in paper
        ? Object.entries(paper.faults).flatMap(([name, detail]) => fault(name, detail))
        : []),
      ...(wanted.from && !from ? fault('from', '请写生效的日期，如 2022-07-01') : []),
      ...(wanted.area && !place.areas.some((a) => a.id === wanted.area)
        ? fault('area', `没有这个区域“${wanted.area}”`)
        : []),
      ...(wanted.owner && !place.bodies.some((b) => b.id === wanted.owner)
        ? fault('owner', `没有这个机构“${wanted.owner}”`)
        : []),
    ]
    if (errors.length > 0 || !('announcement' in paper) || !from)
      throw invalid(errors.map((e) => e.detail).join('；'), errors)
    const { number: _, on: __, title: ___, ...rest } = wanted
    const draft: Draft = { ...rest, announcement: paper.announcement, from }
    await folder.put('draft.json', JSON.stringify(draft))
    await folder.put('file', bytes)
    return draft
  },

  plan: (
    folder: StagedFolder,
    onProgress?: (done: number, total: number) => void,
  ): Promise<Summary> =>
    deps.work(planTask, { dir: folder.dir, today: dayAt(deps.now()) }, onProgress),
})
