import { randomBytes } from 'node:crypto'
import type { OrderReport, PlatformId } from './orders.ts'

const life = 20 * 60_000
const most = 8
type Held = { by: string; channel: PlatformId; bytes: Uint8Array; report: OrderReport; at: number }

/** Sheets between the dry run and the word of the person: in memory, few, and only for who brought them. */
export const createOrderPreviews = (now: () => number) => {
  const held = new Map<string, Held>()
  const find = (id: string, by: string): Held | undefined => {
    const found = held.get(id)
    return found && found.by === by && now() - found.at < life ? found : undefined
  }
  return {
    keep: (row: Omit<Held, 'at'>): string => {
      const id = randomBytes(12).toString('base64url')
      held.set(id, { ...row, at: now() })
      for (const old of [...held.keys()].slice(0, Math.max(held.size - most, 0))) held.delete(old)
      return id
    },
    report: (id: string, by: string): OrderReport | null => find(id, by)?.report ?? null,
    take: (id: string, by: string): Pick<Held, 'bytes' | 'channel'> | null => {
      const found = find(id, by)
      if (found) held.delete(id)
      return found ?? null
    },
  }
}
