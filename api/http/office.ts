import { createCases } from '#api/office/cases/use.ts'
import { createCatalogue } from '#api/office/catalogue/use.ts'
import { createChat } from '#api/office/chat/use.ts'
import { createComplaints } from '#api/office/complaints/use.ts'
import { createDecisions } from '#api/office/decisions/use.ts'
import type { Deps } from '#api/office/deps.ts'
import { createDigests } from '#api/office/digests/use.ts'
import { createInspections } from '#api/office/inspections/use.ts'
import { createLearning } from '#api/office/learning/use.ts'
import { createNotices } from '#api/office/notices/use.ts'
import { createNotes } from '#api/office/notes.ts'
import { createOpen311 } from '#api/office/open311/use.ts'
import { createOversight } from '#api/office/oversight/use.ts'
import { createPlatforms } from '#api/office/platforms/use.ts'
import { createRetention } from '#api/office/retention/use.ts'
import { createStaff } from '#api/office/staff/use.ts'

/** Every feature's use cases, built over the same Deps; one line each. */
export const openOffice = (deps: Deps) => {
  const complaints = createComplaints(deps)
  return {
    complaints,
    chat: createChat(deps, complaints.talk),
    staff: createStaff(deps),
    // What comes by telephone goes through the same intake as the form.
    cases: createCases({ ...deps, intake: complaints.submit.intake }),
    decisions: createDecisions(deps),
    catalogue: createCatalogue(deps),
    oversight: createOversight(deps),
    open311: createOpen311(deps, complaints.submit.sendWhole),
    platforms: createPlatforms(deps, complaints.submit.sendWhole),
    inspections: createInspections(deps),
    learning: createLearning(deps),
    digests: createDigests(deps),
    notices: createNotices(deps),
    retention: createRetention(deps),
    notes: createNotes(deps.now),
  }
}
export type Office = ReturnType<typeof openOffice>
