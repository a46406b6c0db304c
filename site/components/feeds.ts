import type { APIContext } from 'astro'
import { type Feed, feedLength } from '#rules/opendata/feed.ts'
import type { Place } from '#rules/content/place.ts'
import { bodyName } from '#rules/place/name.ts'
import { decisionFeed, documentFeed, type FeedCut } from '#rules/opendata/feeds.ts'
import { feedSite } from './data.ts'

type Locals = APIContext['locals']
/** Some of the newest are about people and are left out. */
const looked = 2 * feedLength

/** The newest decisions of the place. */
export const ofDecisions = async (locals: Locals): Promise<Feed | undefined> => {
  const { office, place } = locals
  if (!place) return undefined
  const newest = await office.decisions.newest(place.slug, looked)
  const withdrawn = await office.decisions.withdrawn(place.slug, feedLength)
  return decisionFeed(place, feedSite(locals, place), newest, withdrawn)
}

/** Those of one body; there is none while it has no decision on display. */
export const ofBody = async (
  locals: Locals,
  params: APIContext['params'],
): Promise<Feed | undefined> => {
  const { place } = locals
  const body = place?.bodies.find((b) => b.id === params['body'])
  if (!place || !body) return undefined
  return ofCut(
    locals,
    place,
    { body: body.id },
    { path: `bodies/${body.id}/`, name: bodyName(body) },
  )
}

/** Those of one field; there is none while it has no decision on display. */
export const ofField = async (
  locals: Locals,
  params: APIContext['params'],
): Promise<Feed | undefined> => {
  const { facts, place } = locals
  const field = facts.fields.find((f) => f.id === params['field'])
  if (!place || !field) return undefined
  const name = `${place.name}${field.name}领域`
  return ofCut(locals, place, { field: field.id }, { path: `fields/${field.id}/`, name })
}

async function ofCut(
  locals: Locals,
  place: Place,
  cut: { body?: string; field?: string },
  feed: FeedCut,
): Promise<Feed | undefined> {
  const { decisions } = locals.office
  const list = cut.body ? `body:${cut.body}` : `field:${cut.field}`
  const newest = await decisions.register.newest(place.slug, list, looked)
  if (newest.length === 0) return undefined
  const withdrawn = await decisions.withdrawn(place.slug, feedLength, cut)
  return decisionFeed(place, feedSite(locals, place), newest, withdrawn, feed)
}

/** The documents of the place. */
export const ofDocuments = async (locals: Locals): Promise<Feed | undefined> =>
  locals.place ? documentFeed(locals.place, feedSite(locals, locals.place)) : undefined
