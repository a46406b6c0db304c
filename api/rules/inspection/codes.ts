import { maskPerson } from '../redact/surnames.ts'
import type { Day } from '../clocks/day.ts'
import { holdsOn } from '../clocks/day.ts'
import type { Officer } from '../content/place.ts'

/** The number of an object in the register of a place, as the public reads it. */
export const objectCode = (serial: number): string => `D${String(serial).padStart(5, '0')}`

/** An object's name for the public: a person, or a household that may bear a person's name, is masked. */
export const publicName = (name: string, natural: boolean): string =>
  natural ? maskPerson(name) : name

/** An officer of the list of a draw: a number in the order of the certificates, with their last four signs. */
export type Listed = { code: string; certificate: string }

/** Officers of these bodies with a certificate that holds on both days, but for those who are away. */
export const drawable = (
  officers: readonly Officer[],
  of: { bodies: readonly string[]; on: readonly Day[]; away: readonly string[] },
): Listed[] =>
  officers
    .filter((o) => of.bodies.includes(o.body) && of.on.every((day) => holdsOn(o, day)))
    .map((o) => o.certificate)
    .filter((certificate) => !of.away.includes(certificate))
    .toSorted()
    .map((certificate, n) => ({
      code: `${String(n + 1).padStart(3, '0')}-${certificate.slice(-4)}`,
      certificate,
    }))
