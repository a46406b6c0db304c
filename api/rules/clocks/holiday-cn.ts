import { z } from 'zod'
import type { HolidayYear } from '#rules/content/common.ts'
import { invalid } from '#rules/refusal.ts'
import { weekday } from './day.ts'

/** One year as the public data set holiday-cn writes it: each day of the notice, off or worked. */
const holidayCn = z.object({
  year: z.number().int().min(2000).max(2100),
  papers: z.array(z.string()).default([]),
  days: z.array(z.object({ name: z.string(), date: z.iso.date(), isOffDay: z.boolean() })),
})

/**
 * A holiday-cn file as a year of this product, which keeps what differs from a plain week: weekdays off, weekends
 * worked. A file without days (the notice is not out yet) or with a day twice is refused; `source` names the notice,
 * else the file's own papers do.
 */
export const readHolidayCn = (value: unknown, source: string | undefined): HolidayYear => {
  const read = holidayCn.safeParse(value)
  if (!read.success)
    throw invalid('不是 holiday-cn 格式：要有 year 和 days（date、name、isOffDay）')
  const { year, papers, days } = read.data
  if (days.length === 0) throw invalid(`${year} 年的文件里没有日子：放假通知还没有公布`)
  const twice = days.find((d, n) => days.findIndex((e) => e.date === d.date) !== n)
  if (twice) throw invalid(`${twice.date} 写了两次`)
  const own = days.filter((d) => d.date.startsWith(`${year}-`))
  if (own.length === 0) throw invalid(`文件里没有 ${year} 年的日子`)
  const weekend = (day: string) => weekday(day) % 6 === 0
  const where = source ?? papers.join('；')
  if (!where) throw invalid('文件没有写依据的通知，请用 --source 写明（如“国办发明电〔2026〕×号”）')
  return {
    year,
    source: where,
    off: own
      .filter((d) => d.isOffDay && !weekend(d.date))
      .map((d) => d.date)
      .toSorted(),
    work: own
      .filter((d) => !d.isOffDay && weekend(d.date))
      .map((d) => d.date)
      .toSorted(),
  }
}
