import type { Task } from '#api/outside/work.ts'
import { pack, unpack } from '#rules/classify/linear/file.ts'
import { reportLines } from '#rules/classify/linear/report.ts'
import { learnFields, leastRows, noHelp } from '#rules/classify/office/learn.ts'
import type { Day } from '#rules/clocks/day.ts'
import { notFound } from '#rules/refusal.ts'

/** What a training came to: `file` is the new model, null when it does not come into use; `why` says why not. */
export type Learned = { file: string | null; why: string | null; report: string[] }

/**
 * Trains the model of a place on what its desk settled cases to be about. It reads the words of ordinary cases that
 * still stand, and nothing of a restricted or an erased one.
 */
export const learnTask: Task<{ place: string; made: Day }, Learned> = {
  name: 'learning.train',
  run: async ({ place: slug, made }, { facts, read, progress }) => {
    const all = await facts(made)
    const place = all.places.find((p) => p.slug === slug)
    if (!place) throw notFound('这个辖区没有开放')
    const lesson = learnFields(await read.labelled.rows(slug), all, place, made, progress)
    if (!lesson)
      return {
        file: null,
        why: `认定过的工单还不够：至少要有两个领域，各有 ${leastRows} 件`,
        report: [],
      }
    const old = await read.models.of(slug)
    const why = noHelp(old && unpack(old.file), lesson.model) ?? null
    return {
      file: why === null ? pack(lesson.model) : null,
      why,
      report: reportLines(lesson.model, lesson.labels, lesson.judged),
    }
  },
}
