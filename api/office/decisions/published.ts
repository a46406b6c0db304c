import type { Deps } from '#api/office/deps.ts'
import type { DecisionList } from '#db/decisions.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { publicDecision, type PublicDecision, type Stub } from '#rules/decisions/public.ts'

export type Shown =
  | { state: 'shown'; decision: PublicDecision }
  | { state: 'gone'; stub: Stub }
  | { state: 'expired' }
type Cut = Omit<DecisionList, 'place' | 'today'>

/** What the public pages read: released decisions that are still on display, and nothing else. */
export const createPublished = (deps: Deps) => {
  const { store, now } = deps
  const of = (place: string, cut: Cut = {}): DecisionList => ({
    ...cut,
    place,
    today: dayAt(now()),
  })
  return {
    /** One page of a list, the oldest first: a new row moves no earlier page. */
    page: async (
      place: string,
      cut: Cut,
      page: { offset: number; limit: number },
    ): Promise<PublicDecision[]> =>
      (await store.read.decisions.list(of(place, cut), page)).map(publicDecision),

    /** The newest of a place, or of one item. */
    newest: async (place: string, limit: number, cut: Cut = {}): Promise<PublicDecision[]> =>
      (await store.read.decisions.newest(of(place, cut), limit)).map(publicDecision),

    count: (place: string, cut: Cut = {}): Promise<number> =>
      store.read.decisions.count(of(place, cut)),

    /** Months with released decisions and how many, the newest first. */
    months: (place: string): Promise<{ month: string; count: number }[]> =>
      store.read.decisions.months(of(place)),

    /** One decision by its id: shown, a 410 stub, or null when there never was a public one. */
    async published(place: string, id: string): Promise<Shown | null> {
      const row = await store.read.decisions.byId(id)
      if (!row || row.place !== place || row.releasedAt === null) return null
      if (row.status === 'withdrawn') {
        const { number, organ, decidedOn, month } = row
        return {
          state: 'gone',
          stub: {
            number,
            organ,
            decidedOn,
            month,
            withdrawnAt: row.withdrawnAt ?? 0,
            reason: row.withdrawReason ?? '',
          },
        }
      }
      if (row.displayUntil !== null && row.displayUntil < dayAt(now())) return { state: 'expired' }
      return { state: 'shown', decision: publicDecision(row) }
    },
  }
}
