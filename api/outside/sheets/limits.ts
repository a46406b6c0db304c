/** What a file of a table may hold at most; a list of an office has a fraction of it. */
export const sheetLimits = {
  bytes: 20 * 1024 * 1024,
  unzipped: 120 * 1024 * 1024,
  entries: 2_000,
  rows: 60_000,
  columns: 200,
} as const
