import type { Deps } from '#api/office/deps.ts'
import { createActs } from './act.ts'
import { createEntry } from './enter.ts'
import { createInbox } from './inbox.ts'
import { createPapers } from './papers.ts'
import { createPenaltyCheck } from './penalty.ts'
import { createView } from './view.ts'

/** The desk: boxes, one case, every step of it, and what comes by telephone. */
export const createCases = (deps: Deps) => ({
  ...createInbox(deps),
  ...createView(deps),
  ...createPapers(deps),
  ...createActs(deps),
  ...createEntry(deps),
  ...createPenaltyCheck(deps),
})
export type CasesUse = ReturnType<typeof createCases>
