import type { Announcement } from '#rules/content/official.ts'
import type { Compared, Fate } from '#rules/catalogue-import/difference.ts'
import type { Candidate } from '#rules/catalogue-import/match.ts'
import type { SheetReading } from '#rules/catalogue-import/list.ts'
import type { PlannedRow } from '#rules/catalogue-import/plan.ts'
import type { RowFault } from '#rules/catalogue-import/row.ts'
import type { Day } from '#rules/clocks/day.ts'

/** What an import was asked for; kept beside the file until it is taken or dropped. */
export type Draft = {
  place: string
  /** The account that brought it; null from the command line. */
  by: string | null
  fileName: string
  announcement: Announcement
  from: Day
  complete: boolean
  area?: string | undefined
  owner?: string | undefined
}
/** What people chose: the key of a row → an item, or null for «only the list has it». */
export type Choices = Record<string, string | null>

/** An ambiguous row, as it is asked. */
export type AskedRow = {
  key: string
  sheet: string
  row: number
  code: string | undefined
  name: string
  basis: string | undefined
  candidates: (Candidate & { name: string; title: string })[]
}

/** What a plan came to; small enough to be handed from thread to thread. The rest lies in files of pages. */
export type Summary = {
  sha256: string
  encoding: string
  sheets: SheetReading[]
  rows: number
  counts: Record<Fate, number> & { linked: number; alone: number; relinked: number }
  faults: number
  warnings: number
  questions: number
  /** Faults of the whole import. */
  wholly: string[]
  batches: number
  revisions: number
  /** Number of the last revision that the plan was made over: when it moved, the plan is stale. */
  basedOn: number
}

/** The lists of a plan that are shown page by page, and what is on their pages. */
export type Lists = Record<Fate, PlannedRow[]> & { questions: AskedRow[]; faults: RowFault[] }
export type { Compared, Fate, PlannedRow, RowFault }

export const pageFile = (list: keyof Lists, page: number): string => `${list}-${page}.json`
export const batchFile = (batch: number): string => `batch-${batch}.json`

/**
 * Why a plan cannot be taken yet; empty = it can. A whole list with faulty rows would take back what those rows name.
 */
export const obstacles = (draft: Draft, summary: Summary, undecidedAlone: boolean): string[] => [
  ...summary.wholly,
  ...(draft.complete && summary.faults > 0
    ? [`有 ${summary.faults} 处错误。这是完整清单，有错的行会被当成收回，请改好再导入`]
    : []),
  ...(summary.questions > 0 && !undecidedAlone
    ? [`还有 ${summary.questions} 行要选定对应哪个事项`]
    : []),
  ...(summary.revisions === 0 ? ['和现有清单一样，没有要导入的'] : []),
]
