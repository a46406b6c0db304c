import type { Deps } from '#api/office/deps.ts'
import { restrictedObject } from '#db/audit.ts'
import type { Case } from '#db/cases.ts'
import type { StaffMember } from '#rules/staff/roles.ts'

/** Puts a look at a paper of a case into the audit (A6.7); at a restricted one under a name that only its supervisors read. */
export const lookedInto =
  ({ store, now }: Deps) =>
  (
    by: StaffMember,
    c: Case,
    detail: { letter: string | null } | { sheet: true } | { file: string },
  ) =>
    store.write((tx) =>
      tx.audit.insert({
        at: now(),
        staffId: by.id,
        verb: c.audience === null ? 'case.see' : 'restricted.see',
        object: c.audience === null ? `case:${c.id}` : restrictedObject(c.audience, c.id),
        detail,
      }),
    )
