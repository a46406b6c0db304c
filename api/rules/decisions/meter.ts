import { withheldReasons, type WithheldReason } from './proposal.ts'

/** How decisions of one organ came out, as the database counts them. */
export type MeterRow = {
  organ: string
  body: string | null
  withheld: string | null
  status: string
  count: number
  inTime: number
  late: number
  demo: number
}
/**
 * The publication meter of one organ (S1-12). `due` are the decisions to be published whose seven days have run out or
 * that are public; one that is held back and late counts as late. Those 不公开 stand apart, with their reasons.
 */
export type Meter = {
  organ: string
  /** To be published: everything but what a second person has confirmed as 不公开. */
  toPublish: number
  inTime: number
  late: number
  /** Neither public nor late yet. */
  running: number
  withheld: { reason: string; count: number }[]
  total: number
  demo: boolean
}

const reasonName = (code: string): string =>
  withheldReasons[code as WithheldReason] ??
  (code === 'reserved' ? '保留给县级，县级核查后不公开' : code)

/** Sums up rows by organ; the order is that of the names, never that of a number (on-the-page 11). */
export function metersOf(rows: readonly MeterRow[]): Meter[] {
  const meters = new Map<string, Meter>()
  for (const row of rows) {
    const meter = meters.get(row.organ) ?? {
      organ: row.organ,
      toPublish: 0,
      inTime: 0,
      late: 0,
      running: 0,
      withheld: [],
      total: 0,
      demo: false,
    }
    meters.set(row.organ, meter)
    meter.total += row.count
    meter.demo ||= row.demo > 0
    if (row.status === 'withheld') {
      meter.withheld.push({ reason: reasonName(row.withheld ?? ''), count: row.count })
      continue
    }
    meter.toPublish += row.count
    meter.inTime += row.inTime
    meter.late += row.late
    meter.running += row.count - row.inTime - row.late
  }
  return [...meters.values()].toSorted((a, b) => a.organ.localeCompare(b.organ, 'zh'))
}

/** «95%» of what has come to its end; «—» where nothing has. */
export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.floor((1000 * part) / whole) / 10}%`
