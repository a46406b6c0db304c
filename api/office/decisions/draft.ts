import type { Day } from '#rules/clocks/day.ts'
import type { Fate } from '#rules/decisions/fate.ts'
import type { DecisionDraft } from '#rules/decisions/row.ts'

/** A file of decisions between its reading and the word of the person; kept beside it. */
export type ImportDraft = {
  place: string
  by: string
  fileName: string
  /** Days after this one lie in the future. */
  today: Day
  demo: boolean
}

export { fateNames, fates, type Fate } from '#rules/decisions/fate.ts'
export type RowFate = {
  row: number
  fate: Fate
  number: string
  party: string
  item: string | null
  candidates: string[]
  faults: string[]
  warnings: string[]
}
/** What is written for a row; `old` is the row of the register that it changes. */
export type PlannedDecision = {
  fate: Exclude<Fate, 'same' | 'refused'>
  draft: DecisionDraft
  old: { id: string; version: number } | null
}

export type ImportReport = {
  fileName: string
  sha256: string
  encoding: string
  warnings: string[]
  faults: string[]
  total: number
  counts: Record<Fate, number>
  batches: number
  /** Rows to be looked at: all of a short file, else those with faults first; the error workbook has the rest. */
  rows: RowFate[]
  /** Rows with a fault or a warning. */
  marked: number
}

export const batchFile = (n: number): string => `batch-${n}.json`
