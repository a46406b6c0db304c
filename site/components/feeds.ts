import type { APIContext } from 'astro'
import { type Feed, feedLength } from '#rules/opendata/feed.ts'
import { decisionFeed, documentFeed } from '#rules/opendata/feeds.ts'
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
  const { office, place } = locals
  const body = place?.bodies.find((b) => b.id === params['body'])
  if (!place || !body) return undefined
  const newest = await office.decisions.newest(place.slug, looked, { body: body.id })
  if (newest.length === 0) return undefined
  const withdrawn = await office.decisions.withdrawn(place.slug, feedLength, body.id)
  return decisionFeed(place, feedSite(locals, place), newest, withdrawn, body)
}

/** The documents of the place. */
export const ofDocuments = async (locals: Locals): Promise<Feed | undefined> =>
  locals.place ? documentFeed(locals.place, feedSite(locals, locals.place)) : undefined
