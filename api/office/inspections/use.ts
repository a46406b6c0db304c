import type { Deps } from '#api/office/deps.ts'
import { createDraws } from './draws.ts'
import { createPlans } from './plans.ts'
import { createPublished } from './published.ts'
import { createView } from './view.ts'
import { createVisits } from './visits.ts'

/** Inspections by plan: plans, objects, visits, random draws and what of them is public (S1-16, S2-19). */
export const createInspections = (deps: Deps) => ({
  ...createView(deps),
  ...createPublished(deps),
  make: createPlans(deps),
  visits: createVisits(deps),
  draws: createDraws(deps),
})
export type InspectionsUse = ReturnType<typeof createInspections>
