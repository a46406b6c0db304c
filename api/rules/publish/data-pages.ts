import type { Facts } from '../content/facts.ts'
import type { Place } from '../content/place.ts'
import { dataFileNames } from '../opendata/files.ts'
import { decisionsPerFile, partNames } from '../opendata/list-decisions.ts'

/** Fields with a sheet of their own in the handbook and on the notice board: those with items that hold here. */
export const sheetFields = (facts: Pick<Facts, 'fields' | 'items'>, place: Place): string[] => {
  const used = new Set(
    facts.items
      .filter((i) => !i.territory || place.territories.includes(i.territory))
      .map((i) => i.field),
  )
  return facts.fields.map((f) => f.id).filter((id) => used.has(id))
}

const feeds = (path: string): string[] => [`${path}feed.xml`, `${path}feed.json`]

/** Print sheets, open data, feeds and the sitemap of a place: what comes from the facts. */
export const placeDataPages = (facts: Pick<Facts, 'fields' | 'items'>, place: Place): string[] => {
  const fields = sheetFields(facts, place)
  return [
    'handbook/',
    ...fields.map((id) => `handbook/${id}/`),
    'board/',
    ...fields.map((id) => `board/${id}/`),
    'data/',
    ...dataFileNames().map((name) => `data/${name}`),
    ...feeds('documents/'),
    ...feeds('decisions/'),
    'sitemap.xml',
  ].map((path) => `/${place.slug}/${path}`)
}

/** The files of a month of decisions: CSV, JSON, description and sitemap of each part, from the part of a row on. */
export const monthDataPages = (
  place: string,
  month: string,
  decisions: number,
  row = 0,
): string[] =>
  partNames(month, decisions)
    .slice(Math.floor(row / decisionsPerFile))
    .flatMap((name) => [
      ...['csv', 'json', 'ndjson', 'jsonld', 'figures.csv'].map(
        (ending) => `/${place}/data/decisions/${name}.${ending}`,
      ),
      `/${place}/sitemap/${name}.xml`,
    ])

/** The feed of a body's decisions; there is one as long as the place has the body, and it a decision on display. */
export const bodyFeeds = (
  facts: Pick<Facts, 'places'>,
  slug: string,
  body: string | null | undefined,
): string[] =>
  facts.places.some((p) => p.slug === slug && p.bodies.some((b) => b.id === body))
    ? feeds(`/${slug}/bodies/${body}/`)
    : []

/** What a decision changes beside its own pages: the page and the catalogue of the open data, feeds, the sitemaps. */
export const decisionDataPages = (place: string): string[] => [
  `/${place}/data/`,
  `/${place}/data/catalog.jsonld`,
  ...feeds(`/${place}/decisions/`),
  '/sitemap.xml',
]
