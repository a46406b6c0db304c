import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import { record } from '#db/casework.ts'
import type { Decision } from '#db/decisions.ts'
import type { Filing } from '#db/filings.ts'
import type { Writer } from '#db/store.ts'
import { clocksOf } from '#rules/clocks/citizen.ts'
import { crimeBars, crimeBarsText } from '#rules/case/crime.ts'
import { readNumber } from '#rules/decisions/values.ts'
import { conflict } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'

const most = 1000

/**
 * Ends a penalty case by the decision that was entered for it, in the same write: the report learns of it in its chain
 * and its ninety days stop (行政处罚法 60). Where another body owns the report by now, the link alone is kept.
 */
export async function conclude(
  deps: Deps,
  tx: Writer,
  by: StaffMember,
  { filing, case: c }: { filing: Filing; case: Case },
  decision: Pick<Decision, 'id' | 'number' | 'decidedOn'>,
): Promise<void> {
  const place = deps.facts().places.find((p) => p.slug === c.place)
  if (!place || c.owner !== by.body || c.finding !== 'filed')
    return tx.filings.end(filing.id, { decisionId: decision.id, endedAt: deps.now() })
  if (crimeBars(await tx.requests.of(c.id), await tx.events.of(c.id), decision.decidedOn))
    throw conflict(crimeBarsText)
  await record(
    tx,
    c,
    {
      do: 'decide',
      filing: filing.id,
      decision: decision.number,
      on: decision.decidedOn,
      register: decision.id,
    },
    { role: 'staff', id: by.id, body: by.body, as: by.role },
    deps.now(),
    { clocks: clocksOf(deps.facts().clocks, place), calendar: deps.calendar() },
  )
}

/**
 * Links a decision that came into the register later, as by an import, with the penalty case for which its number was
 * put on record before. Gives the filing, or null when none waits for this number.
 */
export async function linkFiling(tx: Writer, row: Decision): Promise<string | null> {
  for (const { filing, payload } of await tx.filings.unlinked(row.place, most)) {
    const said = payload as { filing?: unknown; decision?: unknown } | null
    if (said?.filing !== filing.id) continue
    if (readNumber(String(said.decision ?? '')).number !== row.number) continue
    await tx.filings.link(filing.id, row.id)
    return filing.id
  }
  return null
}
