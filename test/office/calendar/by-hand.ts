import type { Case } from '#db/cases.ts'
import type { Store } from '#db/open.ts'
import type { Calendar } from '#rules/clocks/calendar.ts'
import { addDays, dayAt, type Day } from '#rules/clocks/day.ts'
import type { Clock } from '#rules/content/common.ts'

type Row = {
  clockId: string
  startedOn: Day
  dueOn: Day
  dueAt: number | null
  pausedOn: Day | null
  stoppedOn: Day | null
  provisional: boolean
}
const sorted = (rows: Row[]) => rows.toSorted((a, b) => a.clockId.localeCompare(b.clockId))

/** Where a case and its clocks stand, restricted or not. */
export const stateOf = async ({ read }: Store, { id, audience }: Case) => {
  const desk = audience === null ? read : read.restricted(audience)
  const row = await desk.cases.byId(id)
  const clocks = (await desk.caseClocks.of(id)).map(
    ({ clockId, startedOn, dueOn, dueAt, pausedOn, stoppedOn, provisional }): Row => ({
      clockId,
      startedOn,
      dueOn,
      dueAt,
      pausedOn,
      stoppedOn,
      provisional,
    }),
  )
  return {
    dueOn: row?.dueOn ?? null,
    version: row?.version ?? 0,
    clocks: sorted(clocks),
    events: await desk.events.of(id),
  }
}
export type State = Awaited<ReturnType<typeof stateOf>>

const counted = (from: Day, { length, unit }: Clock, calendar: Calendar): Day => {
  let day = from
  for (let left = length; left > 0;) {
    day = addDays(day, 1)
    if (unit === 'calendar' || calendar.isWorkingDay(day)) left -= 1
  }
  return day
}

/**
 * What the rules of today make of one case that stood so, clock after clock from its events, day after day: slow, and
 * without anything of what the product counts with. For cases that were asked once and have not replied.
 */
export const byHand = (c: Case, was: State, clocks: readonly Clock[], calendar: Calendar) => {
  const first = (verb: string) => was.events.find((e) => e.verb === verb)?.at
  const asked = first('asked')
  const own = clocks.flatMap((rule): Row[] => {
    const from = first(rule.start)
    if (from === undefined || (rule.kinds.length > 0 && !rule.kinds.includes(c.kind))) return []
    const stop = first(rule.stop)
    const old = was.clocks.find((k) => k.clockId === rule.id)
    const stands = rule.pauses.length > 0 && asked !== undefined && stop === undefined
    const dueAt = rule.unit === 'hours' ? from + rule.length * 3_600_000 : null
    const dueOn = dueAt === null ? counted(dayAt(from), rule, calendar) : dayAt(dueAt)
    return [
      {
        clockId: rule.id,
        startedOn: dayAt(from),
        dueOn: stands ? (old?.dueOn ?? dayAt(from)) : dueOn,
        dueAt,
        pausedOn: stands ? dayAt(asked) : null,
        stoppedOn: stop === undefined ? null : dayAt(stop),
        provisional: false,
      },
    ]
  })
  const without = was.clocks.filter((k) => !clocks.some((rule) => rule.id === k.clockId))
  const moved = [
    ...own.flatMap(({ clockId: clock, dueOn: to }) => {
      const from = was.clocks.find((k) => k.clockId === clock)?.dueOn ?? null
      return from === to ? [] : [{ clock, from, to }]
    }),
    ...without
      .filter((k) => k.stoppedOn === null)
      .map((k) => ({ clock: k.clockId, from: k.dueOn, to: null })),
  ].toSorted((a, b) => a.clock.localeCompare(b.clock))
  const running = own.filter((k) => k.stoppedOn === null && k.pausedOn === null)
  return {
    dueOn: was.dueOn === null ? null : (running.map((k) => k.dueOn).toSorted()[0] ?? null),
    version: was.version + (moved.length > 0 ? 1 : 0),
    clocks: sorted([...own, ...without.filter((k) => k.stoppedOn !== null)]),
    moved,
  }
}
