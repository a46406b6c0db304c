import type { Facts } from '../content/facts.ts'
import { paperPath } from '../decisions/paper.ts'
import { officialPages } from '#rules/place/official.ts'
import { statedPages } from './stated-pages.ts'
import { indexFiles } from '../search/layout.ts'
import { bodyFeeds, decisionDataPages, monthDataPages, placeDataPages } from './data-pages.ts'
import {
  registerBeside,
  registerPages,
  registerTouched,
  type RegisterState,
} from './register-pages.ts'

/** What happened that public pages may have to follow. */
export type Change =
  | { type: 'all' }
  /** Something of one place alone was revised. */
  | { type: 'facts'; place: string }
  | {
      type: 'decision'
      place: string
      id: string
      month: string
      item: string | null
      gone: boolean
      /** Lists (`cutsOf`) in which it stood before, besides those that its row names now. */
      cuts?: readonly string[]
      /** The day from which rows of the month have moved, where it is not the day of the decision. */
      from?: string
    }
  | { type: 'digest'; place: string; day: string }
  /** A day has turned, or decisions came in: how punctual publication is has changed. */
  | { type: 'meter'; place: string }

/** What of the database has public pages: released decisions and their months, withdrawn stubs, daily digests. */
export type Published = {
  decisions: {
    place: string
    id: string
    month: string
    decidedOn?: string
    item: string | null
    /** The body that decided, where it is one of the place. */
    body?: string | null
    gone: boolean
  }[]
  digests: { place: string; day: string }[]
  /** Papers beside decisions; `gone` where they are no longer public. */
  papers?: readonly { place: string; decision: string; id: string; gone: boolean }[]
  /** What the lists of the register hold; all of them, or those of one change. */
  register?: RegisterState
  /** Pages of the versions of the catalogue (see historyPaths). */
  history?: readonly string[]
}

/** What belongs to no place. */
export const sitePages = ['/', '/help/api/', '/robots.txt', '/sitemap.xml', '/sitemap-site.xml']

function placePages(facts: Facts, slug: string): string[] {
  const place = facts.places.find((p) => p.slug === slug)
  if (!place) return []
  const at = (path: string) => `/${slug}/${path}`
  const shown = facts.items.filter((i) => !i.territory || place.territories.includes(i.territory))
  return [
    at(''),
    at('bodies/'),
    at('fields/'),
    at('items/'),
    at('search/'),
    at('procedures/'),
    at('documents/'),
    at('sources/'),
    at('deadlines/'),
    at('about/'),
    at('privacy/'),
    at('limits/'),
    at('officers/'),
    at('decisions/'),
    at('decisions/publication/'),
    at('punished/'),
    at('how/'),
    at('map/'),
    ...statedPages(place).map((p) => at(p.path)),
    ...officialPages(place).map(at),
    at('changes/'),
    at('changes/feed.xml'),
    at('changes/feed.json'),
    at('versions/'),
    at('completeness/'),
    at('duties/'),
    at('digests/'),
    at('verify/'),
    ...place.bodies.map((b) => at(`bodies/${b.id}/`)),
    ...facts.fields.filter((f) => !f.within).map((f) => at(`fields/${f.id}/`)),
    ...shown.map((i) => at(`items/${i.id}/`)),
    ...facts.procedures.map((p) => at(`procedures/${p.id}/`)),
    ...place.documents.map((d) => at(`documents/${d.id}/`)),
    ...placeDataPages(facts, place),
    ...indexFiles(shown.length).map((name) => at(`search-index/${name}`)),
  ]
}

const papersIn = ({ papers = [] }: Pick<Published, 'papers'>, shown: boolean): string[] =>
  papers.filter((p) => !shown || !p.gone).map((p) => paperPath(p.place, p.decision, p.id))

const meterPage = (place: string) => `/${place}/decisions/publication/`
const decisionPage = (d: { place: string; id: string }) => `/${d.place}/decisions/${d.id}/`

/** The page of one decision and the papers on it, these first: nothing on it leads nowhere. */
export const ownPages = (
  of: { place: string; id: string },
  papers: NonNullable<Published['papers']>,
): string[] => [...papersIn({ papers }, true), decisionPage(of)]

/** Decisions on one page of a month's list, numbered from the oldest, so that a new row moves no earlier page. */
export const decisionsPerPage = 100

type Month = { place: string; month: string }
/** The pages of a month's list; a month without decisions has none. */
export const monthPages = ({ place, month }: Month, decisions: number): string[] =>
  Array.from({ length: Math.ceil(decisions / decisionsPerPage) }, (_, n) =>
    n === 0
      ? `/${place}/decisions/month/${month}/`
      : `/${place}/decisions/month/${month}/${n + 1}/`,
  )

/** A month of digests, for people and for programs; a day only ever adds to the page of its own month. */
const digestPages = ({ place, day }: Published['digests'][number]): string[] => {
  const month = day.slice(0, 7)
  return [`/${place}/digests/month/${month}/`, `/${place}/digests/${month}.json`]
}

/** Every public page of the site: what a full publish writes. A 410 stub is a page too. */
export function allPages(facts: Facts, published: Published): string[] {
  const months = new Map<string, { of: Month; count: number }>()
  for (const of of published.decisions) {
    if (of.gone) continue
    const key = `${of.place} ${of.month}`
    months.set(key, { of, count: (months.get(key)?.count ?? 0) + 1 })
  }
  return [
    ...sitePages,
    ...facts.places.flatMap((p) => placePages(facts, p.slug)),
    ...published.decisions.map(decisionPage),
    ...[...months.values()].flatMap(({ of, count }) => [
      ...monthPages(of, count),
      ...monthDataPages(of.place, of.month, count),
    ]),
    ...new Set(
      published.decisions.filter((d) => !d.gone).flatMap((d) => bodyFeeds(facts, d.place, d.body)),
    ),
    ...papersIn(published, true),
    ...new Set(published.digests.flatMap(digestPages)),
    ...registerPages(facts, published.register?.counts ?? []),
    ...(published.history ?? []),
  ]
}

/** What a revision of one place may alter: its own pages, and what stands above all places. */
export const inPlace = (path: string, place: string): boolean =>
  path.startsWith(`/${place}/`) || sitePages.includes(path)

/**
 * Where a decision stands in the list of its month, and how many rows that list has; when one has gone, one more, for
 * the last page may have gone with it. `published` is in the order of the lists.
 */
function placeInMonth(
  { place, month, id, gone, from }: Extract<Change, { type: 'decision' }>,
  published: Published,
): Month & { count: number; row: number } {
  const all = published.decisions.filter((d) => d.place === place && d.month === month)
  const first = all.findIndex((d) => d.id === id || (from && (d.decidedOn ?? '') >= from))
  const shown = (d: { gone: boolean }) => !d.gone
  return {
    place,
    month,
    count: all.filter(shown).length + (gone ? 1 : 0),
    row: all.slice(0, Math.max(first, 0)).filter(shown).length,
  }
}

/**
 * The pages that a change touches, in the order in which they must be written: publication writes the page before
 * the lists, withdrawal the lists before the page (DESIGN §3).
 */
export function pagesOf(change: Change, facts: Facts, published: Published): string[] {
  if (change.type === 'all') return allPages(facts, published)
  if (change.type === 'facts')
    return allPages(facts, published).filter((path) => inPlace(path, change.place))
  if (change.type === 'digest')
    return [...digestPages(change), `/${change.place}/digests/`, `/${change.place}/sitemap.xml`]
  if (change.type === 'meter') return [meterPage(change.place)]
  const { place, month, count, row } = placeInMonth(change, published)
  const lists = [
    // Rows before it stay on their pages; the page before its own may get or lose the way to the next.
    ...monthPages({ place, month }, count).slice(
      Math.floor(Math.max(row - 1, 0) / decisionsPerPage),
    ),
    `/${change.place}/decisions/`,
    meterPage(change.place),
    ...(change.item ? [`/${change.place}/items/${change.item}/`] : []),
    ...monthDataPages(place, month, count, row),
    ...decisionDataPages(change.place),
    ...bodyFeeds(facts, change.place, published.decisions.find((d) => d.id === change.id)?.body),
    ...registerTouched(facts, { place, month }, published.register),
  ]
  const papers = papersIn(published, false)
  return change.gone
    ? [...lists, ...papers, decisionPage(change)]
    : [...papers, decisionPage(change), ...lists]
}

/** Pages that a change leaves as they are, but that have to stand beside what it alters (see registerBeside). */
export const pagesBeside = (change: Change, { register }: Published): string[] =>
  change.type === 'decision' && register ? registerBeside(change.place, register) : []
