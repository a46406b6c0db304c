import type { Calendar } from '#rules/clocks/calendar.ts'
import { dayAt, type Day } from '#rules/clocks/day.ts'
import { dueDates, type Due } from '#rules/clocks/due.ts'
import { clockDay, clockMoment, clockVerbs } from '#rules/clocks/verbs.ts'
import type { Pause } from '#rules/clocks/pauses.ts'
import type { Clock } from '#rules/content/common.ts'
import type { CaseClock, Running } from './case-clocks.ts'
import type { Writer } from './store.ts'

/** The clocks that hold in the place of a case, and its working days. */
export type ClockGround = { clocks: readonly Clock[]; calendar: Calendar }

/** A pause of a clock while the citizen is asked; a clock that names it in `pauses` stands still. */
export const waitingForCitizen = '等来件人补充'

/** `next`: the nearest day that still runs, for the inbox. `pausedOn`: the day since which a clock stands still. */
export type Reckoned = { dues: Due[]; next: Day | null; pausedOn: Day | null }

/** A row of a clock, but for its id and its case. */
export type ClockRow = Omit<CaseClock, 'id' | 'caseId'>

/** What ends the wait for the citizen; a note, a visit or a letter to another body does not. */
const ending = new Set(['replied', 'transferred', 'answered', 'withdrawn'])
const endsWaiting = (verb: string, payload: unknown): boolean => {
  const { from, owner } = (payload ?? {}) as { from?: unknown; owner?: unknown }
  return ending.has(verb) || (verb === 'dispute_settled' && from !== owner)
}

/** The time that a test or a hearing takes: where it begins or ends, and which it is. */
export const timeOf = (verb: string, payload: unknown): { mark: unknown; reason: string } => {
  const said = (verb === 'measured' ? payload : null) as { mark?: unknown; reason?: unknown } | null
  return { mark: said?.mark, reason: String(said?.reason ?? '') }
}

/**
 * All deadlines of a case after these events, from nothing but the events. A reopened case is unanswered again; what is
 * begun once more after its end (goods held a second time) is counted from the second beginning.
 */
export function reckon(
  kind: string,
  events: readonly { verb: string; at: number; payload?: unknown }[],
  { clocks, calendar }: ClockGround,
): Reckoned {
  const happened: Partial<Record<string, Day>> = {}
  const moments: Partial<Record<string, number>> = {}
  const pauses: Pause[] = []
  for (const { verb, at, payload } of events) {
    const day = dayAt(at)
    const open = (reason: string) => pauses.find((p) => p.to === undefined && p.reason === reason)
    const waiting = open(waitingForCitizen)
    if (waiting && endsWaiting(verb, payload)) waiting.to = day
    if (verb === 'asked') pauses.push({ reason: waitingForCitizen, from: day })
    const { mark, reason } = timeOf(verb, payload)
    if (mark === 'time_out' && !open(reason)) pauses.push({ reason, from: clockDay(at, payload) })
    const over = mark === 'time_in' ? open(reason) : undefined
    if (over) over.to = clockDay(at, payload)
    if (verb === 'reopened' || verb === 'dissatisfied') {
      delete happened['answered']
      delete happened['closed']
    }
    for (const name of clockVerbs(verb, payload)) {
      const ended = clocks.filter((k) => k.start === name && happened[k.stop] !== undefined)
      if (happened[name] !== undefined && ended.length > 0) {
        delete happened[name]
        delete moments[name]
        for (const { stop, extension } of ended) {
          delete happened[stop]
          if (extension?.by) delete happened[extension.by]
        }
      }
      happened[name] ??= clockDay(at, payload)
      moments[name] ??= clockMoment(at, payload)
    }
  }
  const dues = dueDates(clocks, kind, happened, calendar, pauses, moments)
  const running = dues.flatMap((d) => (d.stoppedOn === undefined && d.dueOn ? [d.dueOn] : []))
  return {
    dues,
    next: running.toSorted()[0] ?? null,
    pausedOn: pauses.find((p) => p.to === undefined)?.from ?? null,
  }
}

/** The row of a clock that begins to run. */
const rowOf = (due: Due, pausedOn: Day | null): ClockRow => ({
  clockId: due.id,
  name: due.name,
  startedOn: due.startedOn,
  dueOn: due.dueOn ?? due.startedOn,
  dueAt: due.dueAt,
  provisional: due.provisional,
  source: due.source,
  standing: due.standing,
  pausedOn: due.dueOn === undefined ? pausedOn : null,
  stoppedOn: due.stoppedOn ?? null,
})

/** The clock rows of a case that has just come in, without reading them. */
export const firstClocks = (kind: string, receivedAt: number, ground: ClockGround): ClockRow[] => {
  const { dues, pausedOn } = reckon(kind, [{ verb: 'received', at: receivedAt }], ground)
  return dues.map((due) => rowOf(due, pausedOn))
}

/** What must be known of a clock to turn it. */
export type KnownClock = Running & Pick<CaseClock, 'id' | 'clockId'>
const isSame = (a: Running, b: Running): boolean =>
  a.startedOn === b.startedOn &&
  a.dueOn === b.dueOn &&
  a.dueAt === b.dueAt &&
  a.provisional === b.provisional &&
  a.pausedOn === b.pausedOn &&
  a.stoppedOn === b.stoppedOn

/** What brings the clock rows of a case up to date. A clock that stands still keeps the day it had. */
export const turning = (rows: readonly KnownClock[], { dues, pausedOn }: Reckoned) => {
  const begun: ClockRow[] = []
  const turned: KnownClock[] = []
  for (const due of dues) {
    const row = rows.find((r) => r.clockId === due.id)
    const now = rowOf(due, pausedOn)
    if (!row) begun.push(now)
    else {
      const { startedOn, dueAt, provisional, pausedOn: since, stoppedOn } = now
      const dueOn = due.dueOn ?? row.dueOn
      const next = { startedOn, dueOn, dueAt, provisional, pausedOn: since, stoppedOn }
      if (!isSame(row, next)) turned.push({ id: row.id, clockId: row.clockId, ...next })
    }
  }
  return { begun, turned }
}

/** Brings the clock rows of a case up to date. */
export async function wind(
  tx: Writer,
  rows: readonly KnownClock[],
  caseId: string,
  reckoned: Reckoned,
): Promise<void> {
  const { begun, turned } = turning(rows, reckoned)
  for (const row of begun) await tx.caseClocks.insert({ caseId, ...row })
  for (const row of turned) await tx.caseClocks.turn(row.id, row)
}
