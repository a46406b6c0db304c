import { canonical, type Json } from './canonical.ts'

/** SHA-256 of a text as UTF-8, in hex. Injected, so that a browser can bring its own. */
export type Hash = (text: string) => string

/** What stands in an event of a case. `salt` and `payload` are null once erased (DESIGN §6.9). */
export type ChainEvent = {
  seq: number
  verb: string
  /** UTC milliseconds. */
  at: number
  role: string
  payload: Json
  salt: string | null
  commitment: string
  prev: string
  hash: string
}

/** What the first event of a case links to: a chain cannot be moved to another number. */
export const genesis = (hash: Hash, number: string): string => hash(canonical(['shouwen', number]))

/** SHA-256(salt ‖ payload). The salt is 32 hex characters, so the border is fixed. */
export const commitment = (hash: Hash, salt: string, payload: Json): string => {
  if (!/^[0-9a-f]{32}$/.test(salt)) throw new TypeError('a salt is 16 bytes in hex')
  return hash(salt + canonical(payload))
}

type Linked = Pick<ChainEvent, 'prev' | 'verb' | 'at' | 'role' | 'commitment'>

/** The hash of an event: over its payload's commitment, never over the payload. */
export const link = (hash: Hash, event: Linked): string =>
  hash(canonical([event.prev, event.verb, event.at, event.role, event.commitment]))
