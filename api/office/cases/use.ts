import type { Deps } from '#api/office/deps.ts'
import { createActs } from './act.ts'
import { createAgenda } from './agenda.ts'
import { createBoard } from './board.ts'
import { createBulk } from './bulk.ts'
import { createContinuity } from './continuity.ts'
import { createDisputes } from './disputes.ts'
import { createBehalf } from './behalf.ts'
import { createDraftAnswer } from './draft-answer.ts'
import { createEntry } from './enter.ts'
import { createFollow } from './follow.ts'
import { createInbox } from './inbox.ts'
import { createLetters } from './letters.ts'
import { createMatter } from './matter.ts'
import { createOutlook } from './outlook.ts'
import { createPapers } from './papers.ts'
import { createPenaltyCheck } from './penalty.ts'
import { createProposals } from './proposals.ts'
import { createRequests } from './requests.ts'
import { createSameAnswer } from './same-answer.ts'
import { createSilence } from './silence.ts'
import { createStep } from './step.ts'
import { createSupervision } from './supervision.ts'
import { createTodo } from './todo.ts'
import { createView } from './view.ts'
import { createViews } from './views.ts'

/** The desk: boxes, one case, every step of it, and what comes by telephone. */
export const createCases = (deps: Deps, act = createStep(deps)) => ({
  ...createInbox(deps),
  ...createView(deps),
  ...createPapers(deps),
  ...createActs(deps, act),
  ...createMatter(deps, act),
  ...createBulk(deps, createActs(deps, act)),
  ...createTodo(deps),
  ...createViews(deps),
  ...createFollow(deps, act),
  ...createDisputes(deps, act),
  ...createRequests(deps, act),
  ...createLetters(deps, act),
  ...createSupervision(deps),
  ...createSilence(deps),
  ...createContinuity(deps),
  ...createOutlook(deps),
  ...createAgenda(deps),
  ...createBoard(deps),
  ...createEntry(deps),
  ...createBehalf(deps),
  ...createDraftAnswer(deps),
  ...createSameAnswer(deps, createActs(deps, act)),
  ...createProposals(deps, act),
  ...createPenaltyCheck(deps),
})
export type CasesUse = ReturnType<typeof createCases>
