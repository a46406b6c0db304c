import { eventVerbs } from '#rules/case/action.ts'
import { measures } from '#rules/case/kinds.ts'
import { addDays, type Day, dayAt, isDay, startOf } from './day.ts'

/** What happens to a penalty case, a decision or the catalogue, and starts or stops their clocks. */
export const procedureVerbs = [
  'evidence_held',
  'evidence_settled',
  'seized',
  'seized_at_once',
  'seizure_approved',
  'seizure_extended',
  'seizure_settled',
  'penalty_notified',
  'hearing_requested',
  'decided',
  'served',
  'paid',
  'published',
  'overturned',
  'taken_down',
  'review_requested',
  'review_decided',
  'sued',
  'crime_reported',
  'crime_settled',
  'crime_approved',
  'crime_received',
  'crime_answered',
  'catalogue_changed',
  'catalogue_published',
] as const
export type ProcedureVerb = (typeof procedureVerbs)[number]

const caseVerbs = new Set<string>(eventVerbs)
const verbs = new Set<string>([...eventVerbs, ...procedureVerbs])

/** What an event means for the clocks beside its own verb: a decision, the way of a suspected crime, a measure. */
const meanings: Record<string, ProcedureVerb[]> = {
  concluded: ['decided'],
  'requested crime': ['crime_reported'],
  'request_marked approved': ['crime_settled', 'crime_approved'],
  'request_marked declined': ['crime_settled'],
  'request_marked received': ['crime_received'],
  'request_answered crime': ['crime_answered'],
  'measured evidence_held': ['evidence_held'],
  'measured evidence_settled': ['evidence_settled'],
  'measured seized': ['seized'],
  'measured seized_at_once': ['seized', 'seized_at_once'],
  'measured seizure_approved': ['seizure_approved'],
  'measured seizure_extended': ['seizure_extended'],
  'measured seizure_settled': ['seizure_settled'],
}

/** Ids of the clocks of a suspected crime: they are seen by the owner's own people alone. */
export const crimeClocks = (clocks: readonly { id: string; start: string }[]): Set<string> =>
  new Set(clocks.filter((k) => k.start.startsWith('crime_')).map((k) => k.id))

/** Ids of the clocks of which a citizen is not told: of a suspected crime, and of what is done to somebody's things. */
export const innerClocks = (clocks: readonly { id: string; start: string }[]): Set<string> =>
  new Set([
    ...crimeClocks(clocks),
    ...clocks.filter((k) => measures.some((mark) => mark === k.start)).map((k) => k.id),
  ])

/** Every verb under which an event starts and stops clocks. */
export function clockVerbs(verb: string, payload: unknown): string[] {
  const said = (payload ?? {}) as Record<string, unknown>
  const meant = meanings[verb] ?? meanings[`${verb} ${String(said['mark'] ?? said['kind'] ?? '')}`]
  return [verb, ...(meant ?? [])]
}

/**
 * The moment from which hours are counted, in UTC ms: the day and time of Shanghai that the event itself names
 * (批准、查封的时间), but never a later one than its record. Of a day without a time it is the end of that day, the latest
 * that it can have been; without a day the time of the record.
 */
export function clockMoment(at: number, payload: unknown): number {
  const said = (payload ?? {}) as Record<string, unknown>
  const on = String(said['on'] ?? '')
  if (!isDay(on)) return at
  const named = Date.parse(`${on}T${String(said['time'] ?? '')}:00+08:00`)
  return Math.min(Number.isNaN(named) ? startOf(addDays(on, 1)) : named, at)
}

/**
 * The day on which an event happened: the one that it names itself (保存、查封、批准、立案、作出决定的日期), or that of its record. A
 * later day than its record is none: nothing is on record before it has happened.
 */
export function clockDay(at: number, payload: unknown): Day {
  const on = String(((payload ?? {}) as Record<string, unknown>)['on'] ?? '')
  const recorded = dayAt(at)
  return isDay(on) && on <= recorded ? on : recorded
}

/** A clock may only start or stop on a verb that something in the house writes. */
export const isVerb = (text: string): boolean => verbs.has(text)
/** Whether a clock runs from one step of the complaint to another; those of the penalty case begin with its filing. */
export const ofTheComplaint = ({ start, stop }: { start: string; stop: string }): boolean =>
  caseVerbs.has(start) && caseVerbs.has(stop)
