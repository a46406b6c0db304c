import type { Deps } from '#api/office/deps.ts'
import type { CaseClock } from '#db/case-clocks.ts'
import type { Case } from '#db/cases.ts'
import type { Filing } from '#db/filings.ts'
import type { Desk, Reader } from '#db/store.ts'
import { needsOwner } from '#rules/case/kinds.ts'
import { dayAt, daysBetween } from '#rules/clocks/day.ts'
import { dueDay } from '#rules/clocks/due.ts'
import { onDisplay } from '#rules/decisions/display.ts'
import { openStatuses } from '#rules/staff/boxes.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'
import { extendable, pausable } from './follow.ts'
import { possible } from './possible.ts'
import { coordinates, groundOf, maySettle, onPaperOnly, placeOf } from './scope.ts'

const most = 50

/** Whether a person may see that a crime is suspected: who handles the case at its owner. */
export const seesCrime = (by: StaffMember, c: Case): boolean =>
  by.body === c.owner && (allows(by.role, 'case.request') || by.role === 'reviewer')

/** Open cases of the same body about the same item, where this one may be a duplicate. */
async function alike(desk: Desk, by: StaffMember, c: Case) {
  if (c.itemId === null || c.owner !== by.body || c.audience !== null) return []
  const near = await desk.cases.recent({ place: c.place, itemId: c.itemId, limit: most })
  return near
    .filter((o) => o.id !== c.id && o.owner === by.body && o.mergedInto === null)
    .filter((o) => openStatuses.some((s) => s === o.status))
    .slice(0, 8)
    .map((o) => ({
      id: o.id,
      number: o.number,
      area: o.area,
      spot: o.spot,
      receivedAt: o.receivedAt,
    }))
}

/** The decision in the register that ended a penalty case, and whether the public reads it. */
async function decisionOf(read: Reader, f: Filing, today: string) {
  const d = f.decisionId === null ? undefined : await read.decisions.byId(f.decisionId)
  return d ? { id: d.id, number: d.number, shown: onDisplay(d, today) } : null
}

/** What stands beside a case: letters to others, disputes, the penalty case, duplicates, and what may be done now. */
export async function besideOf(
  deps: Deps,
  by: StaffMember,
  c: Case,
  desk: Desk,
  clocks: readonly CaseClock[],
) {
  const { read } = deps.store
  const place = placeOf(deps, c.place)
  const today = dayAt(deps.now())
  const [requests, disputes, filings, transfers, children, near] = await Promise.all([
    desk.requests.of(c.id),
    desk.disputes.of(c.id),
    desk.filings.of(c.id),
    desk.transfers.of(c.id),
    desk.cases.mergedInto(c.id),
    alike(desk, by, c),
  ])
  const main = c.mergedInto === null ? undefined : await desk.cases.byId(c.mergedInto)
  const acting = c.pendingTo ?? c.owner
  const onPaper = acting !== by.body && (await onPaperOnly(read, c.place, acting))
  const ladder = coordinates(deps, c.place, by)
  const paper = onPaper ? { body: acting, document: '·', on: '·' } : undefined
  const open = transfers.find((t) => t.status === 'pending')
  const rule = place.transferSilence
  const asked = requests.filter((r) => r.kind !== 'crime' || seesCrime(by, c))
  const letters = await Promise.all(
    asked.map(async (r) => ({
      ...r,
      evidence: Array.isArray(r.evidence) ? r.evidence.map(String) : [],
      age: daysBetween(dayAt(r.at), today),
      late: r.outcome === null && r.dueOn !== null && r.dueOn < today,
      onPaper: r.outcome === null && (await onPaperOnly(read, c.place, r.toBody)),
    })),
  )
  const clock = extendable(groundOf(deps, c.place).clocks, clocks)
  return {
    requests: letters,
    disputes,
    filings: await Promise.all(
      filings.map(async (f) => ({ ...f, decision: await decisionOf(read, f, today) })),
    ),
    merged: children.map((m) => ({ id: m.id, number: m.number, status: m.status })),
    main: main ? { id: main.id, number: main.number } : null,
    alike: near,
    can: [...possible(by, c, deps.now(), { coordinates: await maySettle(deps, read, by, c) })],
    /** Whether this person may propose a change of the catalogue from here (S4-8). */
    mayPropose:
      c.audience === null &&
      allows(by.role, 'case.propose') &&
      [c.owner, c.firstResponder, c.pendingTo].includes(by.body),
    /** What may be recorded for a body that has nobody to sign in, and which body that is. */
    paper: paper ? { body: acting, can: [...possible(by, c, deps.now(), { paper })] } : null,
    /** The last day on which the receiver may still answer, where the place has a rule. */
    transferDue:
      open && rule
        ? { ...dueDay(rule, dayAt(open.at), deps.calendar()), source: rule.source }
        : null,
    /** For what the running clocks may stand still. */
    pausable: pausable(groundOf(deps, c.place).clocks, clocks),
    /** Whether any running clock may be extended, and by what. */
    extension: clock?.extension ?? null,
    /** A clue must end with a named owner (S4-1). */
    mustName: needsOwner(c.clueKind) && c.namedOwner === null && c.mergedInto === null,
    coordinates: ladder,
  }
}
export type Beside = Awaited<ReturnType<typeof besideOf>>
