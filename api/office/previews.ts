import { randomBytes } from 'node:crypto'

const life = 20 * 60_000
const most = 8

/** What lies between a dry run and the word of the person: in memory, few, short-lived, and only for who brought it. */
export const createPreviews = <Brought extends { by: string; report: unknown }>(
  now: () => number,
) => {
  const held = new Map<string, { brought: Brought; at: number }>()
  const find = (id: string, by: string): Brought | undefined => {
    const found = held.get(id)
    return found?.brought.by === by && now() - found.at < life ? found.brought : undefined
  }
  return {
    keep: (brought: Brought): string => {
      const id = randomBytes(12).toString('base64url')
      held.set(id, { brought, at: now() })
      for (const old of [...held.keys()].slice(0, Math.max(held.size - most, 0))) held.delete(old)
      return id
    },
    report: (id: string, by: string): Brought['report'] | null => find(id, by)?.report ?? null,
    /** Hands it out once: the word is given once. */
    take: (id: string, by: string): Brought | null => {
      const found = find(id, by)
      if (found) held.delete(id)
      return found ?? null
    },
  }
}
