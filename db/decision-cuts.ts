import { and, asc, desc, eq, gt, gte, inArray, lt, lte, ne, or, sql } from 'drizzle-orm'
import { cutsOf, type CutCount } from '#rules/decisions/cuts.ts'
import type { CutPlace, RegisterState } from '#rules/publish/register-pages.ts'
import type { Connection } from './connection.ts'
import { type ListedDecision, listedOf, onDisplay } from './decision-listed.ts'
import type { Decision } from './decisions.ts'
import { hot } from './kit/prepare.ts'

/** One list of the public register: `cut` as `body:zhen`, cut further by month. */
export type CutList = { place: string; cut: string; month: string }
export type CountsOf = { place?: string; cuts?: readonly string[]; from?: string; to?: string }
type Around = { place: string; id: string; month: string; cuts?: readonly string[]; from?: string }
export type RegisterChange = { seq: number; decision: Decision }

const counted = sql<number>`cast(count(*) as integer)`

/** The public register by its lists, its counts and its changes. */
export const decisionCutsReader = ({ db, t }: Connection) => {
  const { decisions, decisionChanges, decisionCutCounts, decisionCuts } = t
  const inList = (of: CutList) =>
    and(
      eq(decisionCuts.place, of.place),
      eq(decisionCuts.cut, of.cut),
      eq(decisionCuts.month, of.month),
    )
  /** How many rows of a list stand before a decision: the page on which it stands or would stand. */
  const rank = async (
    of: CutList,
    row: Pick<Decision, 'id' | 'decidedOn' | 'number'>,
  ): Promise<number> => {
    const { decidedOn, number, decisionId } = decisionCuts
    const before = or(
      lt(decidedOn, row.decidedOn),
      and(eq(decidedOn, row.decidedOn), lt(number, row.number)),
      and(eq(decidedOn, row.decidedOn), eq(number, row.number), lt(decisionId, row.id)),
    )
    const [found] = await db
      .select({ n: counted })
      .from(decisionCuts)
      .where(and(inList(of), lte(decidedOn, row.decidedOn), before))
    return found?.n ?? 0
  }

  /** Every list and month with decisions on display; of one place, some lists, or a range of months. */
  const cutCounts = async ({ place, cuts, from, to }: CountsOf = {}): Promise<CutCount[]> => {
    const { count, cut, month, place: slug } = decisionCutCounts
    return db
      .select()
      .from(decisionCutCounts)
      .where(
        and(
          place === undefined ? undefined : eq(slug, place),
          cuts === undefined ? undefined : inArray(cut, [...cuts]),
          from === undefined ? undefined : gte(month, from),
          to === undefined ? undefined : lte(month, to),
          ne(count, 0),
        ),
      )
      .orderBy(asc(slug), asc(cut), asc(month))
  }

  const hole = sql.placeholder
  // Thousands of lists are read in one publish: these are prepared once.
  const inCut = () =>
    db
      .select(listedOf(decisions))
      .from(decisionCuts)
      .innerJoin(decisions, eq(decisions.id, decisionCuts.decisionId))
  const [slug, name] = [eq(decisionCuts.place, hole('place')), eq(decisionCuts.cut, hole('cut'))]
  const pageOf = hot(() =>
    inCut()
      .where(and(slug, name, eq(decisionCuts.month, hole('month'))))
      .orderBy(asc(decisionCuts.decidedOn), asc(decisionCuts.number), asc(decisionCuts.decisionId))
      .limit(hole('limit'))
      .offset(hole('offset')),
  )
  const newestOf = hot(() =>
    inCut()
      .where(and(slug, name, onDisplay(decisions, hole('today'))))
      .orderBy(
        desc(decisionCuts.month),
        desc(decisionCuts.decidedOn),
        desc(decisionCuts.number),
        desc(decisionCuts.decisionId),
      )
      .limit(hole('limit')),
  )

  const { count, month: ofMonth, cut: ofCut, place: ofPlace } = decisionCutCounts
  const countsOfOne = hot(() =>
    db
      .select()
      .from(decisionCutCounts)
      .where(and(eq(ofPlace, hole('place')), eq(ofCut, hole('cut')), ne(count, 0)))
      .orderBy(asc(ofMonth)),
  )
  const fines = hot(() =>
    db
      .select({ fine: decisions.fineFen, count: counted })
      .from(decisionCuts)
      .innerJoin(decisions, eq(decisions.id, decisionCuts.decisionId))
      .where(
        and(
          slug,
          name,
          gte(decisionCuts.month, hole('from')),
          lte(decisionCuts.month, hole('to')),
          gt(decisions.fineFen, 0),
        ),
      )
      // Thousands of fines are of some dozen sums.
      .groupBy(decisions.fineFen)
      .orderBy(asc(decisions.fineFen)),
  )

  return {
    /** One page of a list, the oldest first: a newer row moves no earlier page. */
    ofCut: (of: CutList, page: { offset: number; limit: number }): Promise<ListedDecision[]> =>
      pageOf({ ...of, ...page }),

    /** The newest of a list that are on display on `today`, whatever their month. */
    newestOfCut: (
      place: string,
      cut: string,
      today: string,
      limit: number,
    ): Promise<ListedDecision[]> => newestOf({ place, cut, today, limit }),

    /**
     * The lists that a change of one decision touches, with what they hold and where in its month the decision stands;
     * `cuts` are lists that it has left, `from` the day from which rows have moved.
     */
    registerAround: async ({
      place,
      id,
      month,
      cuts = [],
      from,
    }: Around): Promise<RegisterState> => {
      const [row] = await db.select().from(decisions).where(eq(decisions.id, id))
      const touched = [...new Set([...(row ? cutsOf(row) : []), ...cuts])]
      const counts = await cutCounts({ place, cuts: [...touched, 'all'] })
      const places: CutPlace[] = []
      for (const cut of touched) {
        // A row that has gone to another month has left no mark of where it stood: then it is the whole list.
        const stays = row?.month === month
        const at = from ? { decidedOn: from, number: '', id: '' } : row
        places.push({ cut, row: stays && at ? await rank({ place, cut, month }, at) : 0 })
      }
      return { counts, places }
    },

    cutCounts,

    /** How many are on display in each of these lists of a place; a list with none is left out. */
    cutSums: async (place: string, cuts: readonly string[]): Promise<Map<string, number>> => {
      const sum = sql<number>`cast(sum(${decisionCutCounts.count}) as integer)`
      const rows = await db
        .select({ cut: ofCut, sum })
        .from(decisionCutCounts)
        .where(and(eq(ofPlace, place), inArray(ofCut, [...cuts])))
        .groupBy(ofCut)
      return new Map(rows.filter((row) => row.sum > 0).map((row) => [row.cut, row.sum]))
    },

    /** One list and how many are on display in each month, the oldest first. */
    countsOf: (place: string, cut: string): Promise<CutCount[]> => countsOfOne({ place, cut }),

    /** The fines (分) of a list in a range of months, the smallest first; for the median. */
    finesOf: async (
      place: string,
      cut: string,
      months: { from: string; to: string },
    ): Promise<number[]> => {
      const rows = await fines({ place, cut, ...months })
      return rows.flatMap(({ fine, count: n }) => Array.from({ length: n }, () => fine ?? 0))
    },

    /** What changed in public behind a mark, the oldest change first; each decision once, as it stands now. */
    changesSince: async (place: string, since: number, limit: number): Promise<RegisterChange[]> =>
      db
        .select({ seq: decisionChanges.seq, decision: decisions })
        .from(decisionChanges)
        .innerJoin(decisions, eq(decisions.id, decisionChanges.decisionId))
        .where(and(eq(decisionChanges.place, place), gt(decisionChanges.seq, since)))
        .orderBy(asc(decisionChanges.seq))
        .limit(limit),
  }
}
