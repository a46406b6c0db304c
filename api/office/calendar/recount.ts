import { setImmediate } from 'node:timers/promises'
import type { Deps } from '#api/office/deps.ts'
import { restrictedObject } from '#db/audit.ts'
import { atOnce, reckoner, windAnew, type Behind, type Reckoner } from '#db/provisional.ts'
import type { Writer } from '#db/store.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { clocksOf } from '#rules/clocks/citizen.ts'

/** Which cases: those of some places, or all whose days were reckoned without a holiday table. */
type Which = { places: ReadonlySet<string> } | 'unsure'
type Done = { reckoned: number; moved: number }

/**
 * Reckons the clocks of cases anew from their events, and writes each day that moved, with why, into the audit in the
 * same write: a hundred cases in some milliseconds, then others have their turn. Gives how many cases were reckoned and
 * how many got another day.
 */
export async function recount(deps: Deps, which: Which, why: string): Promise<Done> {
  const done = { reckoned: 0, moved: 0 }
  for (const place of deps.facts().places) {
    if (which !== 'unsure' && !which.places.has(place.slug)) continue
    const clocks = clocksOf(deps.facts().clocks, place)
    const rules = reckoner({ clocks, calendar: deps.calendar() })
    for (let after: Behind = { at: 0, id: '' }; ;) {
      const rows = await deps.store.read.provisional.behind(place.slug, after, which === 'unsure')
      const last = rows.at(-1)
      if (!last) break
      after = { at: last.receivedAt, id: last.id }
      const ids = rows.map(({ id }) => id)
      done.moved += await deps.store.write((tx) => windOnRecord(deps, tx, ids, rules, why))
      done.reckoned += rows.length
      if (rows.length < atOnce) break
      await setImmediate()
    }
  }
  return done
}

async function windOnRecord(
  deps: Deps,
  tx: Writer,
  ids: readonly string[],
  rules: Reckoner,
  why: string,
): Promise<number> {
  const wound = await windAnew(tx, ids, rules)
  const moves = wound.filter(({ moved }) => moved.length > 0)
  for (const { row, moved } of moves)
    await tx.audit.insert({
      at: deps.now(),
      verb: 'clock.recount',
      object: row.audience === null ? `case:${row.id}` : restrictedObject(row.audience, row.id),
      detail: { why, moved },
    })
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
