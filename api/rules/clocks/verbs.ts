import { eventVerbs } from '#rules/case/action.ts'

/** What happens to a penalty case, a decision or the catalogue, and starts or stops their clocks. */
export const procedureVerbs = [
  'evidence_held',
  'evidence_settled',
  'seized',
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
  'crime_approved',
  'crime_received',
  'crime_answered',
  'catalogue_changed',
  'catalogue_published',
] as const
export type ProcedureVerb = (typeof procedureVerbs)[number]

const caseVerbs = new Set<string>(eventVerbs)
const verbs = new Set<string>([...eventVerbs, ...procedureVerbs])

/** What an event of a case means for the clocks beside its own verb: a decision, and the way of a suspected crime. */
const meanings: Record<string, ProcedureVerb> = {
  concluded: 'decided',
  'requested crime': 'crime_reported',
  'request_marked approved': 'crime_approved',
  'request_marked declined': 'crime_approved',
  'request_marked received': 'crime_received',
  'request_answered crime': 'crime_answered',
}

/** Ids of the clocks of a suspected crime: they are seen by the owner's own people alone. */
export const crimeClocks = (clocks: readonly { id: string; start: string }[]): Set<string> =>
  new Set(clocks.filter((k) => k.start.startsWith('crime_')).map((k) => k.id))

/** Every verb under which an event starts and stops clocks. */
export function clockVerbs(verb: string, payload: unknown): string[] {
  const said = (payload ?? {}) as Record<string, unknown>
  const meant = meanings[verb] ?? meanings[`${verb} ${String(said['mark'] ?? said['kind'] ?? '')}`]
  return meant ? [verb, meant] : [verb]
}

/** A clock may only start or stop on a verb that something in the house writes. */
export const isVerb = (text: string): boolean => verbs.has(text)
/** Whether a clock runs from one step of the complaint to another; those of the penalty case begin with its filing. */
export const ofTheComplaint = ({ start, stop }: { start: string; stop: string }): boolean =>
  caseVerbs.has(start) && caseVerbs.has(stop)
