/** A moment in Beijing time, to the minute. */
export const minuteAt = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
