import { setImmediate } from 'node:timers/promises'
import type { Deps } from '#api/office/deps.ts'
import { restrictedObject } from '#db/audit.ts'
import { windAnew, type Provisional } from '#db/provisional.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { clocksOf } from '#rules/clocks/citizen.ts'

/** Cases reckoned anew in one go before others have their turn. */
const slice = 20

/** The next cases behind an id. */
type Next = (after: string, limit: number) => Promise<Provisional[]>

/**
 * Reckons the clocks of cases anew from their events, and writes each day that moved, with why, into the audit in the
 * same write. Gives how many cases were reckoned and how many got another day.
 */
export async function recount(
  deps: Deps,
  next: Next,
  why: string,
): Promise<{ reckoned: number; moved: number }> {
  const done = { reckoned: 0, moved: 0 }
  for (let after = ''; ;) {
    const rows = await next(after, slice)
    for (const row of rows) {
      after = row.id
      const place = deps.facts().places.find((p) => p.slug === row.place)
      if (!place) continue
      const ground = { clocks: clocksOf(deps.facts().clocks, place), calendar: deps.calendar() }
      done.reckoned += 1
      const moves = await deps.store.write(async (tx) => {
        const moved = await windAnew(tx, row, ground)
        if (moved.length > 0)
          await tx.audit.insert({
            at: deps.now(),
            verb: 'clock.recount',
            object:
              row.audience === null ? `case:${row.id}` : restrictedObject(row.audience, row.id),
            detail: { why, moved },
          })
        return moved
      })
      if (moves.length > 0) done.moved += 1
    }
    if (rows.length < slice) return done
    await setImmediate()
  }
}

/**
 * Whether a rule about time has changed since the last look, place by place; where it has, every running clock of the
 * place is reckoned anew. The first look only remembers.
 */
export async function settleClocks(deps: Deps): Promise<{ reckoned: number; moved: number }> {
  const done = { reckoned: 0, moved: 0 }
  const { read, write } = deps.store
  for (const place of deps.facts().places) {
    const key = `clocks:${place.slug}`
    const mark = sha256(JSON.stringify(clocksOf(deps.facts().clocks, place)))
    const known = await read.meta.get(key)
    if (known === mark) continue
    if (known !== undefined) {
      const next: Next = (after, limit) => read.provisional.running(after, limit, place.slug)
      const { reckoned, moved } = await recount(deps, next, '时限规则改了')
      done.reckoned += reckoned
      done.moved += moved
    }
    await write((tx) => tx.meta.set(key, mark))
  }
  return done
}
