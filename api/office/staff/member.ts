import { createHash } from 'node:crypto'
import type { Staff } from '#db/staff.ts'
import { roles, type Role, type StaffMember } from '#rules/staff/roles.ts'

const roleOf = (role: string): Role => {
  const known = roles.find((r) => r === role)
  if (!known) throw new Error(`account with unknown role ${role}`)
  return known
}

/** An account as use cases and pages see it: without its hash and its second factor. */
export const memberOf = (row: Staff): StaffMember => ({
  id: row.id,
  place: row.place,
  body: row.body,
  login: row.login,
  name: row.name,
  role: roleOf(row.role),
  demo: row.demo,
  secondFactor: row.totpOn,
})

/** Logins are compared in one form: no blanks at the ends, small letters. */
export const plainLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase()

/** What is stored of a session: the hash alone, so that a stolen database opens no door. */
export const hashId = (id: string): string => createHash('sha256').update(id).digest('hex')
