import type { House } from './house.ts'

/**
 * The one place where the start script and the server bundle meet: they are two bundles in one process, so a module
 * variable would exist twice. The bundle puts `start` here when it is loaded; the script calls it once it listens.
 */
type Door = {
  /** The house of the site's bundle, opened on first use. */
  house?: () => Promise<House>
  /** Answers one request as the adapter would. */
  fetch?: (request: Request) => Promise<Response>
  /** Opens the house, prints what a new user needs, begins publishing; returns what stops it in order. */
  start?: (say: (line: string) => void) => Promise<() => Promise<void>>
}
const key = Symbol.for('shouwen.door')
const holder = globalThis as unknown as Record<symbol, Door | undefined>
export const houseDoor: Door = (holder[key] ??= {})
