import { dayAt } from '../clocks/day.ts'
import { inBulk } from '../opendata/list-decisions.ts'
import { publicDecision, type PublicDecision, type Row } from './public.ts'

/** Why a copy elsewhere must forget a decision. */
export const goneWhy = {
  withdrawn: '撤回公开',
  expired: '公示期满',
  single: '不在批量数据里',
} as const

/** What stays of a decision in «changes since»: never the party (行政处罚法 48; on-the-page 12). */
export type Tombstone = {
  id: string
  why: keyof typeof goneWhy
  /** Of a withdrawn one alone. */
  number: string | null
  organ: string | null
  decidedOn: string | null
  on: string | null
  reason: string | null
}
export type RegisterChange =
  | { seq: number; change: 'put'; decision: PublicDecision }
  | { seq: number; change: 'gone'; stub: Tombstone }

type ChangedRow = Row & {
  status: string
  withdrawnAt: number | null
  withdrawReason: string | null
}

/**
 * One change as whoever keeps a copy may read it: the whole decision, or that it is gone. Null for one about people,
 * which no copy has; `wasInBulk` says that it passed for one about an organisation before it was corrected.
 */
export function changeOf(
  seq: number,
  row: ChangedRow,
  today: string,
  wasInBulk: boolean,
): RegisterChange | null {
  const stub = (why: Tombstone['why']): RegisterChange => ({
    seq,
    change: 'gone',
    stub: { id: row.id, why, number: null, organ: null, decidedOn: null, on: null, reason: null },
  })
  if (!inBulk(row)) return wasInBulk ? stub('single') : null
  if (row.status === 'withdrawn') {
    const on = row.withdrawnAt === null ? null : dayAt(row.withdrawnAt)
    const { id, number, organ, decidedOn, withdrawReason: reason } = row
    return {
      seq,
      change: 'gone',
      stub: { id, why: 'withdrawn', number, organ, decidedOn, on, reason },
    }
  }
  if (row.status !== 'released' || (row.displayUntil !== null && row.displayUntil < today))
    return stub('expired')
  return { seq, change: 'put', decision: publicDecision(row) }
}
