import type { Deps } from '#api/office/deps.ts'
import { Refusal } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import type { Acts } from './act.ts'
import { lineFor } from './inbox.ts'
import { caseFor, mayHold } from './scope.ts'

export const bulkSteps = ['accept', 'assign', 'note'] as const
export type BulkStep = (typeof bulkSteps)[number]
export type BulkInput = { do: BulkStep; ids: readonly string[]; to: string; text: string }

/** The same small step on several cases; each is a write of its own, and one that is refused keeps no other back. */
export const createBulk = (deps: Deps, acts: Pick<Acts, BulkStep>) => ({
  /** What was picked, as the preview shows it; what this person may not open is not among it. */
  async picked(by: StaffMember, ids: readonly string[]) {
    const found = await Promise.all(
      ids.map((id) => caseFor(deps, deps.store.read, by, id).catch(() => null)),
    )
    return found.filter((c) => c !== null).map((c) => lineFor(deps, by)(c))
  },

  /** Whom a case of this body may be given to. */
  async colleagues(by: StaffMember) {
    const all = await deps.store.read.staff.list(by.place, by.body)
    return all.filter((s) => mayHold(by, s)).map((s) => ({ value: s.id, label: s.name }))
  },

  async bulk(by: StaffMember, input: BulkInput) {
    const done: string[] = []
    const not: { number: string; why: string }[] = []
    for (const id of new Set(input.ids))
      try {
        const at = { id }
        const c =
          input.do === 'accept'
            ? await acts.accept(by, at)
            : input.do === 'assign'
              ? await acts.assign(by, at, input.to)
              : await acts.note(by, at, input.text)
        done.push(c.number)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const c = await caseFor(deps, deps.store.read, by, id).catch(() => null)
        not.push({ number: c?.number ?? '有一件', why: error.message })
      }
    return { done, not }
  },
})
