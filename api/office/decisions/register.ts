import type { Deps } from '#api/office/deps.ts'
import { hitsPerPage, countedHits, rankedHits } from '#db/register-search.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { Place } from '#rules/content/place.ts'
import { changeOf, type RegisterChange } from '#rules/decisions/changes.ts'
import type { Content } from '#rules/decisions/content.ts'
import { kindOf, partsOf, type CutCount } from '#rules/decisions/cuts.ts'
import { publicDecision, type PublicDecision } from '#rules/decisions/public.ts'
import {
  annualReport,
  figureOf,
  reportCuts,
  type AnnualReport,
  type FigureQuery,
} from '#rules/decisions/report.ts'
import { facetsOf, type FacetLists } from '#rules/decisions/facets.ts'
import type { SearchInput } from '#rules/decisions/search.ts'
import { lastYear, statisticOf, type Statistic } from '#rules/decisions/statistics.ts'
import type { MonthCount } from '#rules/decisions/years.ts'
import { inBulk } from '#rules/opendata/list-decisions.ts'
import { bodyName } from '#rules/place/name.ts'
import { tokens } from '#rules/text/tokens.ts'
import { rankedTask } from './ranked-task.ts'

export { countedHits, rankedHits }
/** Changes on one page of «changes since». */
export const changesPerPage = 500

/** What a search found. `counted` says over how many hits the facets are counted, `more` that there are others. */
export type RegisterFound = {
  hits: PublicDecision[]
  facets: FacetLists
  counted: number
  more: boolean
  /** Hits that were ranked; null where the newest come first. */
  ranked: number | null
  /** Where the next page begins; null on the last. */
  next: number | null
}

/** One list of the register: what it is called, and the decisions on display in each month, the newest first. */
export type RegisterList = { name: string; months: MonthCount[] }

/** How the public reads the register: by list, by search, by change, and in figures. */
export const createRegister = (deps: Deps) => {
  const { store, now } = deps
  const read = () => store.read.decisions
  const placeOf = (slug: string): Place | undefined =>
    deps.facts().places.find((p) => p.slug === slug)

  /** The name of a list; a body or an item that the catalogue no longer has is called by its id. */
  function nameOf(place: Place, cut: string): string {
    const { name, value } = partsOf(cut) ?? { name: 'item', value: cut }
    const { fields, items } = deps.facts()
    const body = place.bodies.find((b) => b.id === value)
    if (name === 'body') return body ? bodyName(body) : value
    if (name === 'field') return fields.find((f) => f.id === value)?.name ?? value
    if (name === 'kind') return kindOf(value) ?? value
    return items.find((i) => i.id === value)?.title ?? value
  }

  /** Whether a bulk file ever held it: it passed for an organisation's before a correction. */
  const wasInBulk = async (id: string): Promise<boolean> =>
    (await read().versions(id)).some((v) => inBulk(v.content as Content))

  const statistics = async (slug: string, cut: string): Promise<Statistic | null> => {
    const counts = await read().countsOf(slug, cut)
    const span = lastYear(counts)
    const fewest = deps.facts().register?.fewest
    if (!span || fewest === undefined) return null
    return statisticOf(counts, await read().finesOf(slug, cut, span), span, fewest)
  }

  return {
    /** Whether there is such a place. */
    has: (slug: string): boolean => placeOf(slug) !== undefined,

    /** Searches the decisions of a place; null when there is no such place. */
    async search(slug: string, input: SearchInput): Promise<RegisterFound | null> {
      const place = placeOf(slug)
      if (!place) return null
      const { q, body, field, kind, month, sort, after } = input
      const ask = {
        tokens: tokens(q),
        today: dayAt(now()),
        facets: {
          place: slug,
          ...(body && { body }),
          ...(field && { field }),
          ...(kind && { kinds: [kind] }),
          ...(month && { month }),
        },
      }
      const { register } = store.read.search
      const counted = await register.facets(ask)
      const found = {
        facets: facetsOf(counted, deps.facts(), place),
        counted: counted.length,
        more: counted.length >= countedHits,
      }
      // Without words there is nothing to rank by.
      if (sort === 'rank' && ask.tokens.length > 0) {
        const offset = after ?? 0
        const page = await deps.work(rankedTask, { ask, offset })
        const next = offset + hitsPerPage
        return {
          ...found,
          hits: page.hits,
          ranked: page.found,
          next: next < page.found ? next : null,
        }
      }
      const { rows, next } = await register.newest(ask, after)
      return { ...found, hits: rows.map((row) => publicDecision(row)), ranked: null, next }
    },

    /** A list (`kind:fine`) with its months; null when nothing is on display in it. */
    async list(slug: string, cut: string): Promise<RegisterList | null> {
      const place = placeOf(slug)
      if (!place) return null
      const counts = await read().countsOf(slug, cut)
      if (counts.length === 0) return null
      return { name: nameOf(place, cut), months: counts.toReversed() }
    },

    /** One page of a list in a month, the oldest first. */
    listPage: async (
      of: { place: string; cut: string; month: string },
      page: { offset: number; limit: number },
    ): Promise<PublicDecision[]> =>
      (await read().ofCut(of, page)).map((row) => publicDecision(row)),

    /** Every list of a place by body, field or kind that has a decision on display; items have their own pages. */
    async lists(slug: string): Promise<{ cut: string; name: string; count: number }[]> {
      const place = placeOf(slug)
      if (!place) return []
      const cuts = reportCuts(deps.facts(), place).filter((cut) => partsOf(cut))
      const sums = await read().cutSums(slug, cuts)
      return cuts.flatMap((cut) => {
        const count = sums.get(cut)
        return count === undefined ? [] : [{ cut, name: nameOf(place, cut), count }]
      })
    },

    nameOf,

    /** The newest of one list. */
    newest: async (slug: string, cut: string, limit: number): Promise<PublicDecision[]> =>
      (await read().newestOfCut(slug, cut, dayAt(now()), limit)).map((row) => publicDecision(row)),

    /** The year up to the latest decision of a list in figures; null without any. */
    statistics,

    /** What the report pages of a place are about. */
    counts: (slug: string, cuts: readonly string[]): Promise<CutCount[]> =>
      read().cutCounts({ place: slug, cuts }),

    /** The yearly report; null when there is no such place, or nothing on display of that year. */
    async report(slug: string, year: string): Promise<AnnualReport | null> {
      const place = placeOf(slug)
      if (!place || !/^\d{4}$/.test(year)) return null
      const counts = await read().cutCounts({
        place: slug,
        cuts: reportCuts(deps.facts(), place),
        from: `${year}-01`,
        to: `${year}-12`,
      })
      return counts.length === 0 ? null : annualReport(deps.facts(), place, year, counts)
    },

    /** One number of a place, by the query that stands beside it on a page (分 for sums). */
    async figure(slug: string, query: FigureQuery): Promise<number> {
      const counts = await read().countsOf(slug, query.cut)
      return figureOf(counts, query)
    },

    /**
     * What changed in public behind a mark: decisions to be put in place, and those to be forgotten. `next` is the mark
     * for the next question, and `more` says that it should be asked at once.
     */
    async changes(
      slug: string,
      since: number,
    ): Promise<{ changes: RegisterChange[]; next: number; more: boolean }> {
      const rows = await read().changesSince(slug, since, changesPerPage + 1)
      const shown = rows.slice(0, changesPerPage)
      const today = dayAt(now())
      const changes: RegisterChange[] = []
      for (const { seq, decision } of shown) {
        const was = !inBulk(decision) && (await wasInBulk(decision.id))
        const change = changeOf(seq, decision, today, was)
        if (change) changes.push(change)
      }
      return {
        changes,
        next: shown.at(-1)?.seq ?? since,
        more: rows.length > changesPerPage,
      }
    },
  }
}
export type RegisterUse = ReturnType<typeof createRegister>
