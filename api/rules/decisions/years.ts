/** What is on display in a month (`2026-05`). */
export type MonthCount = { month: string; count: number }
/** A year of a list with its months that have something, the newest first. */
export type Year = { year: string; count: number; months: MonthCount[] }

/** The years of a list, the newest first; months in any order, each once. */
export function yearsOf(months: readonly MonthCount[]): Year[] {
  const years = new Map<string, Year>()
  for (const { month, count } of months.toSorted((a, b) => (a.month < b.month ? 1 : -1))) {
    const year = month.slice(0, 4)
    const found = years.get(year) ?? { year, count: 0, months: [] }
    years.set(year, found)
    found.count += count
    found.months.push({ month, count })
  }
  return [...years.values()]
}
