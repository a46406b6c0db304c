import type { Deps } from '#api/office/deps.ts'
import { createImport } from './import.ts'
import { createPreviews } from './previews.ts'
import { createPublished } from './published.ts'
import { createRelease } from './release.ts'

/** The register of decisions: import, release by a second person, withdrawal, and what the public reads. */
export const createDecisions = (deps: Deps) => ({
  ...createImport(deps),
  ...createRelease(deps),
  ...createPublished(deps),
  previews: createPreviews(deps.now),
})
export type DecisionsUse = ReturnType<typeof createDecisions>
