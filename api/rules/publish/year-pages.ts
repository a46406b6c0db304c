import { yearsOf, type MonthCount } from '../decisions/years.ts'

/** The page of one year of a list; `folder` is the address of the list. */
const yearPage = (folder: string, year: string): string => `${folder}year/${year}/`

/**
 * Pages of the earlier years of a list, the newest first. The months of its newest year stand on the page of the list
 * itself, so that what a new decision changes does not grow with the years.
 */
export const yearPages = (folder: string, months: readonly MonthCount[]): string[] =>
  yearsOf(months)
    .slice(1)
    .map(({ year }) => yearPage(folder, year))

/**
 * Year pages that a change in a month alters or takes away: that of its year, and where the year has gone from the
 * list, that of the newest, which now stands on the page of the list.
 */
export function yearsTouched(
  folder: string,
  months: readonly MonthCount[],
  month: string,
): string[] {
  const [newest, ...earlier] = yearsOf(months).map(({ year }) => year)
  const own = month.slice(0, 4)
  if (own === newest) return []
  const left = earlier.includes(own) || newest === undefined ? [] : [newest]
  return [own, ...left].map((year) => yearPage(folder, year))
}
