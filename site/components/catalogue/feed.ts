import type { APIContext } from 'astro'
import { changeFeed } from '#rules/catalogue/feed.ts'
import type { Feed } from '#rules/opendata/feed.ts'
import { feedSite } from '../data.ts'

/** The changes of the place's catalogue, one entry a version. */
export const ofChanges = async (locals: APIContext['locals']): Promise<Feed | undefined> =>
  locals.place
    ? changeFeed(locals.place, feedSite(locals, locals.place), locals.history(locals.place.slug))
    : undefined
