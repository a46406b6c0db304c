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

/** A clock may only start or stop on a verb that something in the house writes. */
export const isVerb = (text: string): boolean => verbs.has(text)
/** Whether a clock runs from one step of the complaint to another; those of the penalty case begin with its filing. */
export const ofTheComplaint = ({ start, stop }: { start: string; stop: string }): boolean =>
  caseVerbs.has(start) && caseVerbs.has(stop)
