import type { Deps } from '#api/office/deps.ts'
import { createCorrect } from './correct.ts'
import { createCredit } from './credit.ts'
import { createDesk } from './desk.ts'
import { createEnter } from './enter.ts'
import { createImport } from './import.ts'
import { createPapers } from './papers.ts'
import { createPleas } from './pleas.ts'
import { createPublished } from './published.ts'
import { createRegister } from './register.ts'
import { createRelease } from './release.ts'
import { createReview } from './review.ts'
import { createToPublish } from './to-publish.ts'

/**
 * The register of decisions: import and entry, release by a second person, correction, withdrawal and expiry, what
 * people ask about them, and what the public reads.
 */
export const createDecisions = (deps: Deps) => ({
  ...createImport(deps),
  ...createEnter(deps),
  ...createReview(deps),
  ...createDesk(deps),
  ...createToPublish(deps),
  ...createRelease(deps),
  ...createCorrect(deps),
  ...createPapers(deps),
  ...createPleas(deps),
  ...createPublished(deps),
  credit: createCredit(deps),
  register: createRegister(deps),
})
export type DecisionsUse = ReturnType<typeof createDecisions>
