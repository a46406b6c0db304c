import type { Clock } from '#rules/content/common.ts'
import { addMonths, addWorkingDays, type Calendar, type Counted, countOut } from './calendar.ts'
import { addDays, type Day, dayAt, startOf } from './day.ts'
import { ofTheComplaint } from './verbs.ts'
import { isPaused, type Pause, pausedDays } from './pauses.ts'

/** One running (or stopped) clock of a case or a decision. */
export type Due = {
  id: string
  name: string
  startedOn: Day
  /** The last day; undefined while an open pause stops the clock. */
  dueOn: Day | undefined
  /** The last moment of a clock in hours, in UTC ms; null for those in days. */
  dueAt: number | null
  /** The day on which its end was reached, when it was. */
  stoppedOn: Day | undefined
  source: string
  standing: Clock['standing']
  /** The day was reckoned with plain weekends (暂按周末推算). */
  provisional: boolean
  remedy: string | undefined
}

/** Verb → the day on which it happened. A verb that has not happened is absent. */
export type Happened = Readonly<Partial<Record<string, Day>>>
/** Verb → the moment at which it happened, in UTC ms; only clocks in hours ask for it. */
export type Moments = Readonly<Partial<Record<string, number>>>

const hourMs = 3_600_000

const months = (from: Day, length: number, pauses: readonly Pause[]): Day => {
  const plain = addMonths(from, length)
  let due = plain
  for (;;) {
    const next = addDays(plain, pausedDays(pauses, from, due))
    if (next === due) return due
    due = next
  }
}

type Length = Pick<Clock, 'length' | 'unit' | 'endsOnWorkingDay'>

/** More days than an office ever has in hand; then they are counted anew. */
const mostKept = 20_000
const kept = new WeakMap<Calendar, Map<string, Counted>>()

/** Counted once for each calendar, length and day: a million open cases came in on few days. */
const unpaused = (clock: Length, from: Day, calendar: Calendar): Counted => {
  const days = kept.get(calendar) ?? new Map<string, Counted>()
  kept.set(calendar, days)
  const key = `${from} ${clock.length} ${clock.unit} ${clock.endsOnWorkingDay === true}`
  const known = days.get(key)
  if (known) return known
  if (days.size >= mostKept) days.clear()
  const counted = rolled(clock, countedOut(clock, from, calendar, []), calendar)
  days.set(key, counted)
  return counted
}

/** The last day of one clock that started on a day; the starting day is not counted. Pauses must have ended. */
export const dueDay = (
  clock: Length,
  from: Day,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): Counted =>
  pauses.length === 0
    ? unpaused(clock, from, calendar)
    : rolled(clock, countedOut(clock, from, calendar, pauses), calendar)

/** Moves a last day on a day off to the next working day where the clock's source says so. */
const rolled = (clock: Length, counted: Counted, calendar: Calendar): Counted => {
  if (!clock.endsOnWorkingDay) return counted
  let { day } = counted
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1)
  // In a year without a notice any day may turn out to be a day off.
  return { day, provisional: counted.provisional || !calendar.knows(day) }
}

const countedOut = (
  clock: Length,
  from: Day,
  calendar: Calendar,
  pauses: readonly Pause[],
): Counted => {
  if (clock.unit === 'months')
    return { day: months(from, clock.length, pauses), provisional: false }
  const running = (day: Day): boolean => !isPaused(pauses, day)
  // Without the minute, the last day on which the hours can end.
  if (clock.unit === 'hours')
    return { day: addDays(from, Math.ceil(clock.length / 24)), provisional: false }
  if (clock.unit === 'calendar')
    return { day: countOut(from, clock.length, running), provisional: false }
  const working: Calendar = {
    ...calendar,
    isWorkingDay: (day) => calendar.isWorkingDay(day) && running(day),
  }
  return addWorkingDays(working, from, clock.length)
}

/** The day after an extension: counted on from the plain one, and only where the clock's own source allows it. */
const extended = (
  clock: Clock,
  plain: Counted,
  happened: Happened,
  calendar: Calendar,
  pauses: readonly Pause[],
): Counted => {
  const on = happened[clock.extension?.by ?? 'extended']
  if (!clock.extension || on === undefined || on > plain.day) return plain
  const { endsOnWorkingDay } = clock
  const { length: much, unit } = clock.extension
  const length = { length: much, unit, ...(endsOnWorkingDay ? { endsOnWorkingDay } : {}) }
  const later = dueDay(length, plain.day, calendar, pauses)
  return { day: later.day, provisional: plain.provisional || later.provisional }
}

/** How near a day is: over, today, within two working days, later; `none` where nothing runs. */
export const urgencies = ['overdue', 'today', 'soon', 'later', 'none'] as const
export type Urgency = (typeof urgencies)[number]
export const urgencyNames: Record<Urgency, string> = {
  overdue: '已超期',
  today: '今天到期',
  soon: '快到期',
  later: '',
  none: '',
}
/** Working days before the last one within which a clock counts as at risk. */
export const riskDays = 2

/** The bucket of a last day as seen on a day. */
export const urgencyOf = (
  dueOn: Day | null | undefined,
  today: Day,
  calendar: Calendar,
): Urgency => {
  if (!dueOn) return 'none'
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn <= addWorkingDays(calendar, today, riskDays).day ? 'soon' : 'later'
}

/**
 * Every clock that runs for this kind of case (or decision), as far as its start has happened, soonest first. Only
 * pauses that the clock names stop it.
 */
export const dueDates = (
  clocks: readonly Clock[],
  kind: string,
  happened: Happened,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
  moments: Moments = {},
): Due[] =>
  clocks
    .filter((clock) => clock.kinds.length === 0 || clock.kinds.includes(kind))
    .flatMap((clock): Due[] => {
      const startedOn = happened[clock.start]
      if (startedOn === undefined) return []
      const stoppedOn = happened[clock.stop]
      const own = pauses
        .filter((p) => clock.pauses.includes(p.reason))
        .map((p) => ({ ...p, to: p.to ?? stoppedOn }))
      const ended = own.filter((p) => p.to !== undefined)
      const plain = dueDay(clock, startedOn, calendar, ended)
      const reckoned = extended(clock, plain, happened, calendar, ended)
      const stands = own.some((p) => p.to === undefined && p.from <= reckoned.day)
      const counted = stands ? undefined : reckoned
      const began =
        clock.unit === 'hours' ? (moments[clock.start] ?? startOf(addDays(startedOn, 1))) : null
      const dueAt = began === null ? null : began + clock.length * hourMs
      return [
        {
          id: clock.id,
          name: clock.name,
          startedOn,
          dueOn: dueAt === null ? counted?.day : dayAt(dueAt),
          dueAt,
          stoppedOn,
          source: clock.source,
          standing: clock.standing,
          provisional: counted?.provisional ?? false,
          remedy: clock.remedy,
        },
      ]
    })
    .toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))

/** What of a running clock says how near it is; `dueAt` is null where only the day counts. */
export type Last = { dueOn: Day | null; dueAt?: number | null }

/** Whether a running clock is over at a moment: past its last minute, or past its last day. */
export const isLateAt = ({ dueOn, dueAt }: Last, now: number): boolean =>
  typeof dueAt === 'number' ? dueAt < now : dueOn !== null && dueOn < dayAt(now)

/** The bucket at a moment: as `urgencyOf`, but a clock in hours is over with its minute, and at risk for two days. */
export const urgencyAt = (last: Last, now: number, calendar: Calendar): Urgency => {
  const { dueAt } = last
  if (isLateAt(last, now)) return 'overdue'
  if (typeof dueAt !== 'number') return urgencyOf(last.dueOn, dayAt(now), calendar)
  if (dayAt(dueAt) === dayAt(now)) return 'today'
  return dueAt - now <= 48 * hourMs ? 'soon' : 'later'
}

/** «如果今天提交»: the last day of each clock, had its start happened on a day, the soonest first. */
export const ifOn = (clocks: readonly Clock[], day: Day, calendar: Calendar) =>
  clocks
    .map((clock) => {
      const { day: on, provisional } = dueDay(clock, day, calendar)
      return { clock, on, provisional, ofTheComplaint: ofTheComplaint(clock) }
    })
    .toSorted((a, b) => a.on.localeCompare(b.on))
