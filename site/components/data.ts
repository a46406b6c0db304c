import type { APIContext } from 'astro'
import type { Place } from '#rules/content/place.ts'
import type { About } from '#rules/opendata/dcat.ts'
import type { Site } from '#rules/opendata/feeds.ts'
import { editionOf } from '#rules/opendata/edition.ts'

type Locals = Pick<APIContext['locals'], 'facts' | 'settings' | 'url'>

/** Names and addresses that the data catalogue of a place carries. */
export const aboutData = ({ settings, url }: Locals, place: Place): About => ({
  site: settings.name,
  owner: settings.owner,
  place: place.name,
  folder: settings.origin + url(`/${place.slug}/data/`),
  home: settings.origin + url(`/${place.slug}/`),
})

/** The same for its feeds. */
export const feedSite = ({ facts, settings, url }: Locals, place: Place): Site => ({
  name: settings.name,
  owner: settings.owner,
  at: (path) => settings.origin + url(`/${place.slug}/${path}`),
  since: editionOf(facts, place).day,
})

/** «12.3 kB» for a number of bytes. */
export const sayBytes = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1e6 ? `${Math.round(bytes / 100) / 10} kB` : `${Math.round(bytes / 1e5) / 10} MB`
}
