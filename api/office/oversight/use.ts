import type { Deps } from '#api/office/deps.ts'
import { createClaims } from './claims.ts'
import { createOfficers, type OfficerReport } from './officers.ts'
import { createPreviews } from '../previews.ts'
import { createRevise } from './revise.ts'
import { createSwitch } from './switch.ts'

/** What stands beside the catalogue: officers, claims, approvals, guidance, and the switch from an old law to a new. */
export const createOversight = (deps: Deps) => {
  const revise = createRevise(deps)
  return {
    ...createClaims(deps, revise),
    ...createSwitch(deps, revise),
    officers: createOfficers(deps, revise),
    previews: createPreviews<{
      by: string
      bytes: Uint8Array
      whole: boolean
      report: OfficerReport
    }>(deps.now),
  }
}
export type OversightUse = ReturnType<typeof createOversight>
