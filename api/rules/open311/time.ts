import { dayNumber, isDay } from '../clocks/day.ts'

const w3 = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/**
 * A moment as the W3C note on ISO 8601 writes it, with its zone, in UTC milliseconds; null when it is none. A plus sign
 * that an address turned into a blank counts as a plus.
 */
export function readMoment(text: string): number | null {
  const [, day = '', hour, minute, second = '0', zone = ''] =
    w3.exec(text.trim().replace(/ (?=\d{2}:\d{2}$)/, '+')) ?? []
  if (!isDay(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const [, sign, zoneHour = 0, zoneMinute = 0] = /^([+-])(\d{2}):(\d{2})$/.exec(zone) ?? []
  const shift = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -1 : 1)
  const minutes = dayNumber(day) * 1440 + Number(hour) * 60 + Number(minute) - shift
  return (minutes * 60 + Number(second)) * 1000
}

/** A moment with the zone of Asia/Shanghai, to the second. */
export const writeMoment = (ms: number): string =>
  `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
