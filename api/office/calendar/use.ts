import type { Deps } from '#api/office/deps.ts'
import { readHolidayCn } from '#rules/clocks/holiday-cn.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { HolidayYear } from '#rules/content/common.ts'
import { recount } from './recount.ts'

export type CalendarImport = {
  year: HolidayYear
  /** false = the very same year was there already. */
  changed: boolean
  /** Cases whose days were only estimated and are reckoned anew, and how many of them got another day. */
  reckoned: number
  moved: number
}

/**
 * Takes a year of the State Council's notice in (holiday-cn format) as a revision, and reckons anew every deadline that
 * was estimated without it. `source` names the notice where the file does not.
 */
export async function importCalendar(
  deps: Deps,
  value: unknown,
  source: string | undefined,
): Promise<CalendarImport> {
  const { store } = deps
  const year = readHolidayCn(value, source)
  const known = deps.facts().holidays.find((h) => h.year === year.year)
  const changed = JSON.stringify(known) !== JSON.stringify(year)
  if (changed) {
    const at = deps.now()
    await store.write(async (tx) => {
      await tx.revisions.insert({
        place: '',
        kind: 'holidays',
        key: String(year.year),
        validFrom: dayAt(at),
        data: year,
        at,
        source: year.source,
        note: `${year.year} 年放假安排`,
      })
      await tx.audit.insert({ at, verb: 'calendar.import', object: `holidays:${year.year}` })
      await tx.publishJobs.insert({ type: 'all' }, at)
    })
    await deps.refreshFacts()
    deps.publish()
  }
  const counted = await recount(deps, 'unsure', `${year.year} 年放假安排`)
  return { year, changed, ...counted }
}
