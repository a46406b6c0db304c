import type { Facts } from '../content/facts.ts'
import { partsOf, type CutCount } from '../decisions/cuts.ts'
import { yearPages, yearsTouched } from './year-pages.ts'

/** Decisions on one page of a list, numbered from the oldest, so that a new row moves no earlier page. */
export const cutPageLength = 100

/** A list in which the decision of a change stands or stood, and where in it: rows before stay where they are. */
export type CutPlace = { cut: string; row: number }
/** Lists of the register with what is on display in each month, and where the decision of a change stands. */
export type RegisterState = { counts: readonly CutCount[]; places?: readonly CutPlace[] }

const some = (path: string | null): string[] => (path ? [path] : [])
const folder = (place: string, cut: string): string | null => {
  const parts = partsOf(cut)
  return parts && `/${place}/decisions/${parts.name}/${encodeURIComponent(parts.value)}/`
}
/** The addresses below which a list has pages of its years; the whole register has its files by year too. */
const yearFolders = (place: string, cut: string): string[] =>
  cut === 'all' ? [`/${place}/decisions/`, `/${place}/data/`] : some(folder(place, cut))

/** The pages of one list in one month, from the page of a row on; the page before may get or lose its way onwards. */
export function cutPages(
  { place, cut, month }: { place: string; cut: string; month: string },
  count: number,
  row = 0,
): string[] {
  const at = folder(place, cut)
  if (!at) return []
  const first = Math.floor(Math.max(row - 1, 0) / cutPageLength)
  const pages = Array.from({ length: Math.ceil(count / cutPageLength) }, (_, n) =>
    n === 0 ? `${at}${month}/` : `${at}${month}/${n + 1}/`,
  )
  return pages.slice(first)
}

/** The feeds of a field of the catalogue, as long as it has a decision on display. */
const fieldFeeds = (facts: Pick<Facts, 'fields'>, place: string, cut: string): string[] => {
  const parts = partsOf(cut)
  return parts?.name === 'field' && facts.fields.some((f) => f.id === parts.value)
    ? [`/${place}/fields/${parts.value}/feed.xml`, `/${place}/fields/${parts.value}/feed.json`]
    : []
}

/** The page of an item says its last decisions and its figures; what was recalled keeps the page that it has. */
const itemPage = (facts: Pick<Facts, 'items'>, place: string, cut: string): string[] => {
  const parts = partsOf(cut)
  return parts?.name === 'item' && facts.items.some((i) => i.id === parts.value)
    ? [`/${place}/items/${parts.value}/`]
    : []
}

const reportPage = (place: string, month: string): string =>
  `/${place}/decisions/report/${month.slice(0, 4)}/`
const statistics = (place: string): string => `/${place}/decisions/statistics/`

/** Every page of lists, statistics and reports of the places that the facts have. */
export function registerPages(
  facts: Pick<Facts, 'fields' | 'places'>,
  counts: readonly CutCount[],
): string[] {
  const slugs = new Set(facts.places.map((p) => p.slug))
  const ours = counts.filter((c) => slugs.has(c.place) && c.count > 0)
  const lists = Map.groupBy(ours, (c) => `${c.place} ${c.cut}`)
  return [
    ...facts.places.map((p) => statistics(p.slug)),
    ...new Set(
      ours.flatMap((c) => [
        ...(c.cut === 'all' ? [reportPage(c.place, c.month)] : []),
        ...some(folder(c.place, c.cut)),
        ...fieldFeeds(facts, c.place, c.cut),
      ]),
    ),
    ...ours.flatMap((c) => cutPages(c, c.count)),
    ...[...lists.values()].flatMap((months) =>
      months
        .slice(0, 1)
        .flatMap(({ place, cut }) => yearFolders(place, cut))
        .flatMap((at) => yearPages(at, months)),
    ),
  ]
}

/** The lists of a change and the whole register: below which addresses their years stand, and their months. */
const yearLists = (place: string, { counts, places = [] }: RegisterState) =>
  ['all', ...places.map(({ cut }) => cut)].flatMap((cut) => {
    const months = counts.filter((c) => c.place === place && c.cut === cut)
    return yearFolders(place, cut).map((at) => ({ at, months }))
  })

/** What a change of one decision touches of them. */
export function registerTouched(
  facts: Pick<Facts, 'fields' | 'items'>,
  { place, month }: { place: string; month: string },
  state?: RegisterState,
): string[] {
  const { counts, places = [] } = state ?? { counts: [] }
  const count = (cut: string): number =>
    counts.find((c) => c.place === place && c.cut === cut && c.month === month)?.count ?? 0
  return [
    ...places.flatMap(({ cut, row }) => {
      return [
        // One more than there are: when a row has left the list, the last page may have gone with it.
        ...cutPages({ place, cut, month }, count(cut) + 1, row),
        ...some(folder(place, cut)),
        ...itemPage(facts, place, cut),
        ...fieldFeeds(facts, place, cut),
      ]
    }),
    ...(state ? yearLists(place, state) : []).flatMap(({ at, months }) =>
      yearsTouched(at, months, month),
    ),
    statistics(place),
    reportPage(place, month),
  ]
}

/**
 * Pages that a change of one decision does not alter, but that have to stand by then: a year gets its page when a newer
 * one comes to the list, which another decision may have brought.
 */
export const registerBeside = (place: string, state: RegisterState): string[] =>
  yearLists(place, state).flatMap(({ at, months }) => yearPages(at, months))
