import { createCases } from '#api/office/cases/use.ts'
import { createDecisions } from '#api/office/decisions/use.ts'
import type { Deps } from '#api/office/deps.ts'
import { createNotes } from '#api/office/notes.ts'
import { createStaff } from '#api/office/staff/use.ts'

/** Every feature's use cases, built over the same Deps; one line each. */
export const openOffice = (deps: Deps) => ({
  staff: createStaff(deps),
  cases: createCases(deps),
  decisions: createDecisions(deps),
  notes: createNotes(deps.now),
})
export type Office = ReturnType<typeof openOffice>
