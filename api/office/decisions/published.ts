import type { Deps } from '#api/office/deps.ts'
import type { Decision, DecisionList } from '#db/decisions.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { metersOf, type Meter } from '#rules/decisions/meter.ts'
import type { Place } from '#rules/content/place.ts'
import { tell, type Told } from '#rules/decisions/told.ts'
import type { MonthCount } from '#rules/decisions/years.ts'
import type { FigureRow } from '#rules/opendata/list-figures.ts'
import {
  type Grounds,
  groundsOf,
  publicDecision,
  type PublicDecision,
  type Stub,
} from '#rules/decisions/public.ts'

export type Shown =
  /** `reported`: a report from the public led to it; nothing else of the report is ever said. */
  | { state: 'shown'; decision: PublicDecision; grounds: Grounds | null; reported: boolean }
  | { state: 'gone'; stub: Stub }
  | { state: 'expired' }
/** The same as its page tells it. */
export type ShownTold = Exclude<Shown, { state: 'shown' }> | { state: 'shown'; told: Told }
const stubOf = (row: Decision): Stub => ({
  id: row.id,
  number: row.number,
  organ: row.organ,
  decidedOn: row.decidedOn,
  month: row.month,
  withdrawnAt: row.withdrawnAt ?? 0,
  reason: row.withdrawReason ?? '',
})
type Cut = Omit<DecisionList, 'place' | 'today'>

/** What the public pages read: released decisions that are still on display, and nothing else. */
export const createPublished = (deps: Deps) => {
  const { store, now } = deps
  const of = (place: string, cut: Cut = {}): DecisionList => ({
    ...cut,
    place,
    today: dayAt(now()),
  })
  /** One decision by its id: shown, a 410 stub, or null when there never was a public one. */
  async function published(place: string, id: string): Promise<Shown | null> {
    const row = await store.read.decisions.byId(id)
    if (!row || row.place !== place || row.releasedAt === null) return null
    if (row.status === 'withdrawn') return { state: 'gone', stub: stubOf(row) }
    if (row.status !== 'released') return { state: 'expired' }
    if (row.displayUntil !== null && row.displayUntil < dayAt(now())) return { state: 'expired' }
    const reported =
      row.filingId !== null && (await store.read.filings.byId(row.filingId)) !== undefined
    return { state: 'shown', decision: publicDecision(row), grounds: groundsOf(row), reported }
  }

  return {
    /** One page of a list, the oldest first: a new row moves no earlier page. */
    page: async (
      place: string,
      cut: Cut,
      page: { offset: number; limit: number },
    ): Promise<PublicDecision[]> =>
      (await store.read.decisions.list(of(place, cut), page)).map((row) => publicDecision(row)),

    /** The newest of a place. */
    newest: async (place: string, limit: number): Promise<PublicDecision[]> =>
      (await store.read.decisions.newest(place, dayAt(now()), limit)).map((row) =>
        publicDecision(row),
      ),

    /** One page of a list as rows to be counted, those about people too: no number, no party, no day. */
    figures: async (
      place: string,
      cut: Cut,
      page: { offset: number; limit: number },
    ): Promise<FigureRow[]> => store.read.decisions.list(of(place, cut), page),

    count: (place: string, cut: Cut = {}): Promise<number> =>
      store.read.decisions.count(of(place, cut)),

    /** Months with decisions on display and how many, the newest first. */
    months: async (place: string): Promise<MonthCount[]> =>
      (await store.read.decisions.countsOf(place, 'all'))
        .map(({ month, count }) => ({ month, count }))
        .toReversed(),

    /** What was withdrawn, the newest first: number, organ, dates and reason, never the party (on-the-page 12). */
    withdrawn: async (
      place: string,
      limit: number,
      cut: { body?: string; field?: string } = {},
    ): Promise<Stub[]> => (await store.read.decisions.withdrawn(place, limit, cut)).map(stubOf),

    /** How punctually each organ publishes, and what it does not publish and why (S1-12). */
    meters: async (place: string): Promise<Meter[]> =>
      metersOf(await store.read.register.meter(place, now())),

    published,

    /** One decision as its page tells it; `url` puts the base path before a path. */
    async told(place: Place, id: string, url: (path: string) => string): Promise<ShownTold | null> {
      const shown = await published(place.slug, id)
      if (shown?.state !== 'shown') return shown
      const papers = await store.read.papers.public(id)
      return { state: 'shown', told: tell({ ...shown, papers }, place, deps.facts(), url) }
    },
  }
}
