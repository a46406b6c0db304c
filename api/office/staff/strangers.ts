import { lockedUntil } from '#rules/staff/throttle.ts'

const most = 2_000

/**
 * Failures of logins that do not exist, counted like those that do: without it, the lock would tell which logins are
 * real. In memory, and bounded: the oldest go first.
 */
export function strangers() {
  const seen = new Map<string, { count: number; at: number }>()
  return {
    lockedUntil: (login: string): number => {
      const known = seen.get(login)
      return known ? lockedUntil(known.count, known.at) : 0
    },
    failed(login: string, at: number): void {
      const count = (seen.get(login)?.count ?? 0) + 1
      seen.delete(login)
      seen.set(login, { count, at })
      const oldest = seen.keys().next()
      if (seen.size > most && !oldest.done) seen.delete(oldest.value)
    },
  }
}
