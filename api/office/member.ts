import type { Staff } from '#db/staff.ts'
import { firstDuty } from '#rules/staff/duty.ts'
import { roles, type Role, type StaffMember } from '#rules/staff/roles.ts'

const roleOf = (role: string): Role => {
  const known = roles.find((r) => r === role)
  if (!known) throw new Error(`account with unknown role ${role}`)
  return known
}

/** An account as use cases and pages see it: without its hash and its second factor. */
export const memberOf = (row: Staff, mode: 'demo' | 'office' = 'demo'): StaffMember => ({
  id: row.id,
  place: row.place,
  body: row.body,
  login: row.login,
  name: row.name,
  role: roleOf(row.role),
  demo: row.demo,
  secondFactor: row.totpOn,
  first: firstDuty(
    {
      role: roleOf(row.role),
      secondFactor: row.totpOn,
      passwordGiven: row.passwordGivenAt !== null,
    },
    mode,
  ),
})
