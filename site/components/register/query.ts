import type { FigureQuery } from '#rules/decisions/report.ts'
import type { MonthCount } from '#rules/decisions/years.ts'
import { partNames } from '#rules/opendata/list-decisions.ts'

/** The address below /api that answers a query with its number. */
export const queryPath = (place: string, { cut, from, to }: FigureQuery): string =>
  `/api/${place}/decisions/figures?${new URLSearchParams({ cut, from, to })}`

/** The files whose rows a query counts, by their names below data/. */
export const queryFiles = (
  months: readonly MonthCount[],
  { from, to }: Pick<FigureQuery, 'from' | 'to'>,
): string[] =>
  months
    .filter((m) => m.month >= from && m.month <= to)
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    .flatMap((m) => partNames(m.month, m.count))
    .map((name) => `decisions/${name}.figures.csv`)
