import { dayNumber, type Day } from '#rules/clocks/day.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { declaredCounts, itemsOf } from './counts.ts'

/** What a place has not told us yet and an office must settle before it opens; one Chinese sentence each. */
export function gapsOf(place: Place, facts: Pick<Facts, 'items' | 'fields'>, on: Day): string[] {
  const counts = declaredCounts(place, facts.items, on)
  const sum = (of: 'declared' | 'compiled' | 'verified') => counts.reduce((n, c) => n + c[of], 0)
  const own = itemsOf(place, facts.items, on)
  const mute = place.bodies.filter((b) => !b.phone && !b.address && !b.hours)
  const first = place.bodies.find((b) => b.id === place.firstResponder)
  const assignments = place.assignments.filter((a) => a.mode === 'entrusted' && !a.agreement)
  const gaps: [boolean, string][] = [
    [place.banner !== '', `资料的地位是“${place.banner}”，正式使用前要换成生效的文件`],
    [
      sum('verified') < sum('compiled'),
      `已与公告核对 ${sum('verified')} 项，依法梳理 ${sum('compiled')} 项，文件列 ${sum('declared')} 项：要导入公告的事项清单逐项核对`,
    ],
    [!place.supervisor, '没有写明谁受理对执法行为的投诉（supervisor），这类投诉现在不收'],
    [
      !first?.phone || !first.address || !first.hours,
      `首问单位${first?.name ?? ''}的电话、地址、办公时间没有写全，页面上显示“未公布”`,
    ],
    [
      mute.length > 0,
      `${place.bodies.length} 个机构中有 ${mute.length} 个没有任何联系方式，页面上显示“未公布”`,
    ],
    [place.officers.every((o) => o.demo), '没有公示执法人员名单'],
    [own.every((i) => !i.discretion), `${own.length} 个事项都没有裁量基准，页面上显示“尚未公布”`],
    [assignments.length > 0, `${assignments.length} 条委托没有写委托书的期限`],
  ]
  return gaps.flatMap(([open, sentence]) => (open ? [sentence] : []))
}

/** From this month on the holidays of the next year are expected: the State Council's notice comes in November. */
const noticeMonth = 11

/**
 * Whether the holiday tables reach far enough: `fault` without this year (deadlines are guesses today), `remark` from
 * November on without the next one.
 */
export function calendarGap(
  years: readonly number[],
  today: Day,
): { level: 'fault' | 'remark'; say: string } | null {
  dayNumber(today)
  const year = Number(today.slice(0, 4))
  const missing = (y: number) =>
    `没有 ${y} 年的放假安排，涉及这一年的时限只能按周末推算。请按国务院办公厅的通知写 content/common/holidays/${y}.yaml，再重新启动`
  if (!years.includes(year)) return { level: 'fault', say: missing(year) }
  if (Number(today.slice(5, 7)) >= noticeMonth && !years.includes(year + 1))
    return { level: 'remark', say: missing(year + 1) }
  return null
}
