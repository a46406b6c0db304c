import { setImmediate } from 'node:timers/promises'
import type { Deps } from '#api/office/deps.ts'
import { restrictedObject } from '#db/audit.ts'
import { reckoner, windAnew, type Reckoner } from '#db/provisional.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { clocksOf } from '#rules/clocks/citizen.ts'

/** Cases reckoned anew in one write: some milliseconds, then others have their turn. */
const slice = 100

/** Which cases: those of some places, or all whose days were reckoned without a holiday table. */
type Which = { places: ReadonlySet<string> } | 'unsure'

/**
 * Reckons the clocks of cases anew from their events, and writes each day that moved, with why, into the audit in the
 * same write. Gives how many cases were reckoned and how many got another day.
 */
export async function recount(
  deps: Deps,
  which: Which,
  why: string,
): Promise<{ reckoned: number; moved: number }> {
  const done = { reckoned: 0, moved: 0 }
  const rules = new Map<string, Reckoner>()
  for (const place of deps.facts().places)
    if (which === 'unsure' || which.places.has(place.slug)) {
      const clocks = clocksOf(deps.facts().clocks, place)
      rules.set(place.slug, reckoner({ clocks, calendar: deps.calendar() }))
    }
  for (let after = ''; ;) {
    const ids = await deps.store.read.provisional.next(after, slice, which === 'unsure')
    after = ids.at(-1) ?? after
    if (ids.length > 0) {
      const wound = await deps.store.write((tx) => windOnRecord(deps, tx, ids, rules, why))
      done.reckoned += wound.length
      done.moved += wound.filter(({ moved }) => moved.length > 0).length
    }
    if (ids.length < slice) return done
    await setImmediate()
  }
}

async function windOnRecord(
  deps: Deps,
  tx: Parameters<typeof windAnew>[0],
  ids: string[],
  rules: ReadonlyMap<string, Reckoner>,
  why: string,
) {
  const wound = await windAnew(tx, ids, (place) => rules.get(place))
  for (const { row, moved } of wound)
    if (moved.length > 0)
      await tx.audit.insert({
        at: deps.now(),
        verb: 'clock.recount',
        object: row.audience === null ? `case:${row.id}` : restrictedObject(row.audience, row.id),
        detail: { why, moved },
      })
  return wound
}

/**
 * Whether a rule about time has changed since the last look, place by place; where it has, every running clock of the
 * place is reckoned anew. The first look only remembers.
 */
export async function settleClocks(deps: Deps): Promise<{ reckoned: number; moved: number }> {
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
