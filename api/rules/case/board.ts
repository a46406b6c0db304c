import type { Area } from '#rules/content/place.ts'
import { areaLine } from '../place/assignment.ts'

/** One clue or dispute as the board reads it: no number, no text, no spot. */
export type BoardCase = {
  item: string | null
  title: string | null
  area: string | null
  /** What it is: nobody acts, several do, or bodies dispute it. */
  what: 'nobody' | 'many' | 'dispute'
  since: number
  /** Who acts meanwhile. */
  owner: string
  /** When it ended, and who it belongs to; null while it is open. */
  endedAt: number | null
  named: string | null
}

/** One cell of the public map: an item in a township. */
export type BoardRow = {
  item: string | null
  title: string | null
  /** A township, or null for the whole place: never anything below (on-the-page 12). */
  area: string | null
  nobody: string
  many: string
  dispute: string
  open: boolean
  /** Whole months since the oldest open one; exact days would point at a person. */
  months: number
  /** Who acts until it is settled; empty when all is settled. */
  acting: string[]
  /** The owner at last: of the newest that has ended. */
  owner: string | null
}

/** Below this a count could point at a person, and is not given. */
export const smallest = 5
/** A count as it may be published. */
export const sayCount = (n: number): string =>
  n === 0 ? '' : n < smallest ? `不到${smallest}件` : `${n}件`

const monthMs = 30 * 86_400_000

/** The township in which an area lies; null when it is the place itself or unknown. */
const townOf = (areas: readonly Area[], area: string | null): string | null =>
  areaLine(areas, area ?? '').find((id) => areas.find((a) => a.id === id)?.level === 'township') ??
  null

/** 三不管 board: gaps, overlaps and disputes by item and township, the oldest open first (S0-31, S4-1). */
export function boardOf(
  rows: readonly BoardCase[],
  areas: readonly Area[],
  now: number,
): BoardRow[] {
  const cells = Map.groupBy(rows, (r) => `${r.item ?? ''}@${townOf(areas, r.area) ?? ''}`)
  return [...cells.values()]
    .flatMap((cell): BoardRow[] => {
      const [first] = cell
      if (!first) return []
      const open = cell.filter((r) => r.endedAt === null)
      const count = (what: BoardCase['what']) => open.filter((r) => r.what === what).length
      const since = Math.min(...open.map((r) => r.since))
      const last = cell
        .filter((r) => r.endedAt !== null && r.named !== null)
        .toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))[0]
      return [
        {
          item: first.item,
          title: first.title,
          area: townOf(areas, first.area),
          nobody: sayCount(count('nobody')),
          many: sayCount(count('many')),
          dispute: sayCount(count('dispute')),
          open: open.length > 0,
          months: open.length > 0 ? Math.floor((now - since) / monthMs) : 0,
          acting: [...new Set(open.map((r) => r.owner))],
          owner: last?.named ?? null,
        },
      ]
    })
    .toSorted((a, b) => Number(b.open) - Number(a.open) || b.months - a.months)
}
