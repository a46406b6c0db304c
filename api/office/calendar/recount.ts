import { setImmediate } from 'node:timers/promises'
import type { Deps } from '#api/office/deps.ts'
import { restrictedObject } from '#db/audit.ts'
import {
  atOnce,
  reckoner,
  windAnew,
  type Behind,
  type Reckoner,
  type Wound,
} from '#db/provisional.ts'
import type { Writer } from '#db/store.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { clocksOf } from '#rules/clocks/citizen.ts'

/** Which cases: those of some places, or all whose days were reckoned without a holiday table. */
type Which = { places: ReadonlySet<string> } | 'unsure'
type Done = { reckoned: number; moved: number }

/**
 * Reckons the clocks of cases anew from their events, and writes each day that moved, with why, into the audit in the
 * same write: `atOnce` cases in some milliseconds, then others have their turn. Gives how many cases were reckoned and
 * how many got another day.
 */
export async function recount(deps: Deps, which: Which, why: string): Promise<Done> {
  const done = { reckoned: 0, moved: 0 }
  for (const place of deps.facts().places) {
    if (which !== 'unsure' && !which.places.has(place.slug)) continue
    const clocks = clocksOf(deps.facts().clocks, place)
    const rules = reckoner({ clocks, calendar: deps.calendar() })
    for (let after: Behind | null = { at: 0, id: '' }; after;) {
      const from: Behind = after
      const { rows, moved } = await deps.store.write(async (tx) => {
        const next = await tx.provisional.behind(place.slug, from, which === 'unsure')
        return { rows: next, moved: await windOnRecord(deps, tx, next, rules, why) }
      })
      done.reckoned += rows.length
      done.moved += moved
      const last = rows.length < atOnce ? undefined : rows.at(-1)
      after = last ? { at: last.receivedAt, id: last.id } : null
      await setImmediate()
    }
  }
  return done
}

async function windOnRecord(
  deps: Deps,
  tx: Writer,
  rows: readonly Wound[],
  rules: Reckoner,
  why: string,
): Promise<number> {
  const moves = await windAnew(tx, rows, rules)
  const at = deps.now()
  await tx.audit.insertMany(
    moves.map(({ row, moved }) => ({
      at,
      verb: 'clock.recount',
      object: row.audience === null ? `case:${row.id}` : restrictedObject(row.audience, row.id),
      detail: { why, moved },
    })),
  )
  return moves.length
}

/**
 * Whether a rule about time has changed since the last look, place by place; where it has, every running clock of the
 * place is reckoned anew. The first look only remembers.
 */
export async function settleClocks(deps: Deps): Promise<Done> {
  const { read, write } = deps.store
  const marks = new Map<string, string>()
  const changed = new Set<string>()
  for (const place of deps.facts().places) {
    const mark = sha256(JSON.stringify(clocksOf(deps.facts().clocks, place)))
    const known = await read.meta.get(`clocks:${place.slug}`)
    if (known === mark) continue
    marks.set(`clocks:${place.slug}`, mark)
    if (known !== undefined) changed.add(place.slug)
  }
  const done =
    changed.size > 0
      ? await recount(deps, { places: changed }, '时限规则改了')
      : { reckoned: 0, moved: 0 }
  for (const [key, mark] of marks) await write((tx) => tx.meta.set(key, mark))
  return done
}
