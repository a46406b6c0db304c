import type { Deps } from '#api/office/deps.ts'
import { record } from '#db/casework.ts'
import { Conflict } from '#db/errors.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { Place } from '#rules/content/place.ts'
import { bodyName } from '#rules/place/body.ts'
import { endedBy, heirOf } from '#rules/place/continuity.ts'
import { Refusal } from '#rules/refusal.ts'
import { groundOf } from './scope.ts'

const batch = 100

/** Nothing is left with a body that has ended (S0-41): cases, transfers on their way and letters go to who takes over. */
export function createContinuity(deps: Deps) {
  const { store, now } = deps

  async function hand(place: Place, from: Place['bodies'][number]): Promise<number> {
    const today = dayAt(now())
    let handed = 0
    /** Those that nobody can take yet: they must not hide what lies behind them. */
    const stuck = new Set<string>()
    for (;;) {
      const held = await store.read.cases.inHandsOf(place.slug, from.id, batch + stuck.size)
      const cases = held.filter(({ id }) => !stuck.has(id))
      if (cases.length === 0) return handed
      for (const { id, firstResponder } of cases) {
        const heir = heirOf(place, from.id, today, firstResponder)
        const to = place.bodies.find((b) => b.id === heir?.body)
        if (!to) {
          stuck.add(id)
          continue
        }
        const action = {
          do: 'succeed',
          from: from.id,
          fromName: bodyName(from, '业务'),
          to: to.id,
          toName: bodyName(to, '业务'),
          reason: `${from.to} 为最后一天`,
        } as const
        const done = await store
          .write(async (tx) => {
            const c = await tx.cases.byId(id)
            if (!c) return false
            await record(tx, c, action, { role: 'system' }, now(), groundOf(deps, place.slug))
            return true
          })
          .catch((error: unknown) => {
            if (error instanceof Refusal || error instanceof Conflict) return false
            throw error
          })
        if (done) handed += 1
        else stuck.add(id)
      }
    }
  }

  /** Letters to a body that had no other part in the case: they wait in the box of who takes over. */
  async function forward(place: Place, from: Place['bodies'][number]): Promise<void> {
    const today = dayAt(now())
    for (const { request, case: asked } of await store.read.requests.waitingFor(
      place.slug,
      from.id,
      batch,
    )) {
      const heir = heirOf(place, from.id, today, asked.firstResponder)
      if (heir)
        await store.write(async (tx) => {
          const c = await tx.cases.byId(asked.id)
          if (!c) return
          const at = now()
          const text = `${bodyName(from, '业务')}不再办这类事，给它的函转给承接的单位`
          const payload = { kind: request.kind, to: heir.body, text }
          const event = { at, role: 'system', staffId: null, public: false, payload }
          await tx.cases.update(c, {}, { verb: 'noted', ...event })
          await tx.requests.readdress(c.id, from.id, heir.body)
          const told = { case: c.id, kind: 'requested', body: heir.body }
          await tx.outbox.insert({ topic: 'notice.body', payload: told, at })
          await tx.audit.insert({ at, staffId: null, verb: 'case.lapse', object: `case:${c.id}` })
        })
    }
  }

  return {
    /** Hands on what bodies that have ended still hold; a second run finds nothing more. How many cases were handed. */
    async succeed(): Promise<number> {
      let handed = 0
      for (const place of deps.facts().places)
        for (const body of endedBy(place, dayAt(now()))) {
          handed += await hand(place, body)
          await forward(place, body)
        }
      return handed
    },
  }
}
