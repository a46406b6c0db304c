import { randomBytes } from 'node:crypto'
import type { ImportReport, Source } from './import.ts'

const life = 20 * 60_000
const most = 8

/** Files between the dry run and the word of the person: in memory, few, and only for who brought them. */
export function createPreviews(now: () => number) {
  const held = new Map<string, { by: string; source: Source; report: ImportReport; at: number }>()
  const find = (id: string, by: string) => {
    const found = held.get(id)
    return found && found.by === by && now() - found.at < life ? found : undefined
  }
  return {
    keep(by: string, source: Source, report: ImportReport): string {
      const id = randomBytes(12).toString('base64url')
      held.set(id, { by, source, report, at: now() })
      for (const old of held.keys()) {
        if (held.size <= most) break
        held.delete(old)
      }
      return id
    },
    report: (id: string, by: string): ImportReport | null => find(id, by)?.report ?? null,
    take(id: string, by: string): Source | null {
      const found = find(id, by)
      if (found) held.delete(id)
      return found?.source ?? null
    },
  }
}
