const shanghai = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString()

/** A moment as 2026-05-06 09:00, in Asia/Shanghai. */
export const moment = (ms: number | null): string =>
  ms === null ? '' : shanghai(ms).slice(0, 16).replace('T', ' ')
export const today = (ms: number): string => shanghai(ms).slice(0, 10)
