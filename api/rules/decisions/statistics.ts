import type { CutCount } from './cuts.ts'

/** The first and the last month (`2025-06`, `2026-05`) of a figure. */
export type Span = { from: string; to: string }

/** The month `by` months after another. */
export const monthAfter = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** Every month from the first to the last. */
export const monthsIn = ({ from, to }: Span): string[] => {
  const months: string[] = []
  for (let month = from; month <= to; month = monthAfter(month, 1)) months.push(month)
  return months
}

/**
 * The year that ends with the latest month of these counts; null without any. It comes from the decisions and from no
 * clock, so that a page which shows it changes with them alone (DESIGN §3).
 */
export const lastYear = (counts: readonly Pick<CutCount, 'month'>[]): Span | null => {
  const to = counts.reduce((last, row) => (row.month > last ? row.month : last), '')
  return to === '' ? null : { from: monthAfter(to, -11), to }
}

/** The middle of numbers that are in order; of two in the middle their mean, in whole 分. */
export const medianOf = (sorted: readonly number[]): number | null => {
  const middle = sorted.length >> 1
  const high = sorted[middle]
  if (high === undefined) return null
  return sorted.length % 2 === 1 ? high : Math.round(((sorted[middle - 1] ?? high) + high) / 2)
}

/** What is said of a list in a span. `count` is null where it is too small to be said, `median` (分) where few fines are. */
export type Statistic = Span & {
  count: number | null
  median: number | null
  months: { month: string; count: number | null }[]
}

/**
 * The figures of one list. Below `fewest` a number says something about single people, so it is not given
 * (content/common/register.yaml); zero is given, for it is about nobody.
 */
export function statisticOf(
  counts: readonly Pick<CutCount, 'month' | 'count'>[],
  fines: readonly number[],
  span: Span,
  fewest: number,
): Statistic {
  const of = new Map<string, number>()
  for (const { month, count } of counts) of.set(month, (of.get(month) ?? 0) + count)
  const said = (n: number): number | null => (n > 0 && n < fewest ? null : n)
  const months = monthsIn(span).map((month) => ({ month, n: of.get(month) ?? 0 }))
  return {
    ...span,
    count: said(months.reduce((sum, { n }) => sum + n, 0)),
    median: fines.length < fewest ? null : medianOf(fines),
    months: months.map(({ month, n }) => ({ month, count: said(n) })),
  }
}
