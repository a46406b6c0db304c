import type { Deps } from '#api/office/deps.ts'
import { createAccounts } from './accounts.ts'
import { createAudit } from './audit.ts'
import { createSecurity } from './security.ts'
import { createSignIn } from './sign-in.ts'

/** Staff accounts: signing in, one's own security, and the administrator's list. */
export const createStaff = (deps: Deps) => ({
  ...createSignIn(deps),
  ...createSecurity(deps),
  ...createAccounts(deps),
  ...createAudit(deps),
})
export type StaffUse = ReturnType<typeof createStaff>
