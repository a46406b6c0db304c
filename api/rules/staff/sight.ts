import type { NameMode } from '../case/kinds.ts'
import { allows, type StaffMember } from './roles.ts'

/** What of a case decides who may see it. */
export type SightOf = {
  place: string
  owner: string
  firstResponder: string
  pendingTo: string | null
  audience: string | null
  /** Not null while it is disputed who acts. */
  dispute?: string | null
}

/**
 * Whether a person may open a case: at the body that owns it, took it in, or is offered it; a restricted case only as a
 * supervisor of its audience (on-the-page 6). While it is disputed, its parties and the ladder may read it too
 * (`inDispute`), without the complainant's name. Who may not is told that there is no such case.
 */
export function maySee(by: StaffMember, c: SightOf, inDispute = false): boolean {
  if (by.place !== c.place) return false
  if (c.audience !== null) return allows(by.role, 'restricted.see') && by.body === c.audience
  if (!allows(by.role, 'case.see')) return false
  return [c.owner, c.firstResponder, c.pendingTo].includes(by.body) || (inDispute && !!c.dispute)
}

/**
 * Whether a person may see who complained. A name that is withheld stays with the body that took the case in, and the
 * receiver of a transfer gets no name, not even while it only looks (S1-25; on-the-page 3).
 */
export function maySeeIdentity(by: StaffMember, c: SightOf & { nameMode: NameMode }): boolean {
  if (c.nameMode === 'anonymous' || !maySee(by, c) || by.role === 'assistant') return false
  if (c.audience !== null || by.body === c.firstResponder) return true
  return c.nameMode === 'real' && by.body === c.owner
}

/** A text with the complainant's own name, telephone and mail blanked out, for those who may not see who complained. */
export function withoutIdentity(
  text: string,
  known: readonly (string | null | undefined)[],
): string {
  return known.reduce<string>(
    (out, word) => (word && [...word].length > 1 ? out.replaceAll(word, '［已隐去］') : out),
    text,
  )
}
