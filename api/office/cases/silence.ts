import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import { record } from '#db/casework.ts'
import { Conflict } from '#db/errors.ts'
import type { Action } from '#rules/case/action.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { dueDay } from '#rules/clocks/due.ts'
import type { Place } from '#rules/content/place.ts'
import { Refusal } from '#rules/refusal.ts'
import { groundOf, nameIn } from './scope.ts'

const batch = 100
const dayMs = 86_400_000

/**
 * What happens when somebody lets a day pass: a transfer goes back or up by the rule of the place, and the silence of a
 * body that was asked is put on record. Run at a tick; a second run finds nothing more to do.
 */
export function createSilence(deps: Deps) {
  const { store, now } = deps

  /** One step by rule; false when the case has moved on meanwhile. */
  async function take(id: string, actionOf: (c: Case) => Action): Promise<boolean> {
    try {
      await store.write(async (tx) => {
        const c = await tx.cases.byId(id)
        if (!c) return
        await record(tx, c, actionOf(c), { role: 'system' }, now(), groundOf(deps, c.place))
      })
      return true
    } catch (error) {
      if (error instanceof Refusal || error instanceof Conflict) return false
      throw error
    }
  }

  async function transfers({ slug, transferSilence: rule }: Place): Promise<number> {
    if (!rule) return 0
    const today = dayAt(now())
    const waiting = await store.read.transfers.waiting(slug, now() - rule.length * dayMs, batch)
    let lapsed = 0
    for (const { transfer } of waiting) {
      const due = dueDay(rule, dayAt(transfer.at), deps.calendar())
      // A day without a holiday table is no ground to take anything from anybody.
      if (due.provisional || due.day >= today) continue
      if (await take(transfer.caseId, () => ({ do: 'lapseTransfer', outcome: rule.outcome })))
        lapsed += 1
    }
    return lapsed
  }

  async function requests({ slug }: Place): Promise<number> {
    const silent = await store.read.requests.silent(slug, dayAt(now()), true, batch)
    let recorded = 0
    for (const { request: r } of silent) {
      const { id, kind, toBody: to } = r
      const lapse = (c: Case): Action => ({
        do: 'lapseRequest',
        request: id,
        kind,
        to,
        toName: nameIn(deps, c, to, '/to'),
      })
      if (await take(r.caseId, lapse)) recorded += 1
    }
    return recorded
  }

  return {
    /** How many transfers lapsed and how many silences were recorded. */
    async lapse(): Promise<{ transfers: number; requests: number }> {
      const done = { transfers: 0, requests: 0 }
      for (const place of deps.facts().places) {
        done.transfers += await transfers(place)
        done.requests += await requests(place)
      }
      return done
    },
  }
}
