import { dayAt, type Day } from '../clocks/day.ts'
import type { CrimeMark } from './kinds.ts'

type Letter = { id: string; kind: string; at: number; outcome: string | null }
type Marked = { verb: string; payload: unknown }

/** What was put on record about one letter to the police, the oldest first. */
export const marksOf = (events: readonly Marked[], request: string): CrimeMark[] =>
  events.flatMap(({ verb, payload }) => {
    const said = (payload ?? {}) as { request?: unknown; mark?: unknown }
    return verb === 'request_marked' && said.request === request ? [said.mark as CrimeMark] : []
  })

/** Why a mark cannot follow those before it: the head decides once, and the police receive what was approved (移送规定 5, 8). */
export function markFault(
  before: readonly CrimeMark[],
  mark: CrimeMark,
  outcome: string | null,
): string | undefined {
  const has = (m: CrimeMark) => before.includes(m)
  if (has(mark)) return '这一步已经记过了'
  if (mark === 'sent_back')
    return outcome === null || outcome === 'refused'
      ? '公安机关立案以后，才有退回；不予立案的，补录它的书面答复'
      : undefined
  if (outcome !== null) return '公安机关已经答复，不用再记'
  if (mark === 'received')
    return has('approved') ? undefined : '先记负责人批准移送，再记公安机关接收'
  return has('approved') || has('declined') ? '负责人已经作过决定' : undefined
}

/**
 * Whether a suspected crime stands in the way of a penalty decided on a day: no penalty instead of a transfer, unless the
 * head declined it, the police refused it, or it came back unpunished. What was decided before it stands
 * (行政处罚法 8, 27; 移送规定 10, 11).
 */
export const crimeBars = (
  letters: readonly Letter[],
  events: readonly Marked[],
  on: Day,
): boolean =>
  letters.some(({ id, kind, at, outcome }) => {
    if (kind !== 'crime' || outcome === 'refused' || on < dayAt(at)) return false
    const marks = marksOf(events, id)
    return !marks.includes('declined') && !marks.includes('sent_back')
  })

/** Said when it does. */
export const crimeBarsText =
  '这件事正作为涉嫌犯罪移送，不能用行政处罚代替移送。负责人不批准移送、公安机关不予立案，或者司法机关不追究、免予刑事处罚退回来的，先把文书记下，再登记处罚决定'
