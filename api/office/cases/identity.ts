import type { Case } from '#db/cases.ts'
import type { Keys } from '#api/outside/keys.ts'

/** Who complained, opened from the sealed columns; what was not given is null. */
export function identityOf(keys: Keys, c: Case) {
  const opened = (sealed: string | null, column: string): string | null =>
    sealed === null ? null : keys.open(sealed, `case:${c.id}:${column}`)
  return {
    name: opened(c.nameEnc, 'name'),
    phone: opened(c.phoneEnc, 'phone'),
    email: opened(c.emailEnc, 'email'),
    address: opened(c.addressEnc, 'address'),
  }
}
