import type { Deps } from '#api/office/deps.ts'
import { unpack } from '#rules/classify/linear/file.ts'
import type { Card } from '#rules/classify/linear/model.ts'
import { leastRows } from '#rules/classify/office/learn.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { shortFault } from '#rules/fault.ts'
import { conflict, forbidden, Refusal } from '#rules/refusal.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'
import { learnTask, type Learned } from './task.ts'

type Running = { done: number; total: number }
/** How the last training of this process ended; `why` says why its model did not come into use. */
type Ended = { at: number; why: string | null }

const cardOf = (file: string | undefined): Card | null => {
  try {
    return file === undefined ? null : unpack(file).card
  } catch {
    return null
  }
}

/** What the classifier has learned, from the product's own examples and from the office; and training it anew. */
export const createLearning = (deps: Deps) => {
  const running = new Map<string, Running>()
  const ended = new Map<string, Ended>()

  const allowed = (by: StaffMember): void => {
    if (!allows(by.role, 'learning.train')) throw forbidden('您的岗位不能训练分类')
  }
  const keep = (place: string, staffId: string | null, { file, why }: Learned): Promise<void> =>
    deps.store.write(async (tx) => {
      const at = deps.now()
      if (file !== null) await tx.models.keep({ place, file, at })
      await tx.audit.insert({
        at,
        staffId,
        verb: 'learning.train',
        object: `model:${place}`,
        detail: { used: why === null },
      })
    })

  /** Trains where the caller waits for it; `staffId` is null for the command line. */
  async function learn(
    place: string,
    staffId: string | null,
    onProgress: (done: number, total: number) => void,
  ): Promise<Learned> {
    const learned = await deps.work(learnTask, { place, made: dayAt(deps.now()) }, onProgress)
    await keep(place, staffId, learned)
    await deps.refreshFacts()
    return learned
  }

  return {
    learn,

    /** The cards of both models, how many settled cases each field has, and how the training stands. */
    async overview(by: StaffMember) {
      allowed(by)
      const { learned, fields } = deps.facts()
      const counts = await deps.store.read.labelled.counts(by.place)
      const model = await deps.store.read.models.of(by.place)
      const names = new Map(fields.map((f) => [f.id, f.name]))
      const name = (id: string) => names.get(id) ?? id
      return {
        counts: counts.map(({ field, rows }) => ({ name: name(field), rows })),
        least: leastRows,
        office: cardOf(model?.file),
        kinds: cardOf(learned?.kinds),
        nameOf: name,
        running: running.get(by.place) ?? null,
        ended: ended.get(by.place) ?? null,
      }
    },

    /** Begins a training in the worker thread and comes back at once; one at a time for a place. */
    train(by: StaffMember): void {
      allowed(by)
      const { place } = by
      if (running.has(place)) throw conflict('正在训练，请等它结束')
      running.set(place, { done: 0, total: 1 })
      void learn(place, by.id, (done, total) => running.set(place, { done, total }))
        .then(({ why }) => ended.set(place, { at: deps.now(), why }))
        .catch((error: unknown) => {
          deps.log('warn', 'learning.failed', { error: shortFault(error) })
          const why = error instanceof Refusal ? error.message : '训练没有完成，原因见日志'
          ended.set(place, { at: deps.now(), why })
        })
        .finally(() => running.delete(place))
    },
  }
}
export type LearningUse = ReturnType<typeof createLearning>
