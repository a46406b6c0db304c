import type { Decision } from '#db/decisions.ts'
import type { Reader } from '#db/store.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'
import { maySee } from '#rules/staff/sight.ts'

/** The penalty case that a decision ended, and the number of the report behind it; a link only for who may open it. */
export async function reportOf(read: Reader, by: StaffMember, row: Decision) {
  const found = await read.filings.ofDecision(row.id)
  if (!found) return null
  const { filing, case: c } = found
  return {
    filing: filing.number,
    number: c.number,
    caseId: allows(by.role, 'case.see') && maySee(by, c) ? c.id : null,
  }
}
