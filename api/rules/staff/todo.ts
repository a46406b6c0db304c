import { daysBetween } from '../clocks/day.ts'

/** What a desk does first. */
export const todoKinds = ['overdue', 'today', 'risk', 'returned', 'message'] as const
export type TodoKind = (typeof todoKinds)[number]
export const todoNames: Record<TodoKind, string> = {
  overdue: '已超期',
  today: '今天到期',
  risk: '快到期',
  returned: '被退回',
  message: '来件人在等回话',
}

/** Calendar days before a deadline from which a case is at risk. */
const riskDays = 3

/** What of a case decides whether it is to do now. */
export type TodoOf = {
  dueOn: string | null
  /** The last minute of a clock in hours has gone by, though its day has not. */
  late?: boolean
  /** The last transfer came back, and nothing was done since. */
  returned: boolean
  /** The citizen wrote last. */
  waits: boolean
}

/** Why a case is to be done now, the most urgent reason first; none when it may wait. */
export function todoOf(c: TodoOf, today: string): TodoKind[] {
  const left = c.dueOn === null ? Infinity : daysBetween(today, c.dueOn)
  const clock: TodoKind[] =
    left < 0 || c.late ? ['overdue'] : left === 0 ? ['today'] : left <= riskDays ? ['risk'] : []
  return [
    ...clock,
    ...(c.returned ? ['returned' as const] : []),
    ...(c.waits ? ['message' as const] : []),
  ]
}
