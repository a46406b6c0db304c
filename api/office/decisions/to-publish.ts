import type { Deps } from '#api/office/deps.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { urgencyOf } from '#rules/clocks/due.ts'
import { publicationClock } from '#rules/decisions/clock.ts'
import { publishStep } from '#rules/decisions/waiting.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'
import { gapsIn, proposalOf, proposerOf } from './settle.ts'

const shownFirst = 20

/** 待公开: drafts by the clock of their publication (S1-12), with what each waits for. */
export const createToPublish = (deps: Deps) => ({
  /** For whoever proposes or confirms; null for all others. `last` is the last day, `step` what this person may do. */
  async toPublish(by: StaffMember) {
    const confirms = allows(by.role, 'decision.release')
    if (!confirms && !allows(by.role, 'decision.propose')) return null
    const { decisions } = deps.store.read
    const [rows, { drafts, late }] = await Promise.all([
      decisions.toPublish(by.place, shownFirst),
      decisions.waiting(by.place, deps.now()),
    ])
    const today = dayAt(deps.now())
    const clock = publicationClock(deps.facts(), by.place)
    return {
      drafts,
      late,
      source: clock?.source ?? null,
      first: rows.map((row) => {
        const last = row.publishBy === null ? null : dayAt(row.publishBy)
        const withheld = proposalOf(row).disclosure === 'withheld'
        return {
          id: row.id,
          number: row.number,
          act: row.act,
          demo: row.demo,
          last,
          urgency: urgencyOf(last, today, deps.calendar()),
          step: publishStep({
            gaps: !withheld && gapsIn(deps, row).length > 0,
            mine: proposerOf(row) === by.id,
            confirms,
          }),
        }
      }),
    }
  },
})
export type ToPublish = NonNullable<
  Awaited<ReturnType<ReturnType<typeof createToPublish>['toPublish']>>
>
