import type { APIContext, APIRoute } from 'astro'
import { atomOf, type Feed, jsonFeedOf } from '#rules/opendata/feed.ts'

type Made = (
  locals: APIContext['locals'],
  params: APIContext['params'],
) => Promise<Feed | undefined>

const route =
  (made: Made, form: (feed: Feed) => string, type: string): APIRoute =>
  async ({ locals, params }) => {
    const feed = await made(locals, params)
    if (!feed) return new Response(null, { status: 404 })
    return new Response(form(feed), { headers: { 'content-type': `${type}; charset=utf-8` } })
  }

/** A feed as Atom 1.0; `made` gives undefined where there is none. */
export const atomRoute = (made: Made): APIRoute => route(made, atomOf, 'application/atom+xml')
/** The same as JSON Feed 1.1. */
export const jsonFeedRoute = (made: Made): APIRoute =>
  route(made, jsonFeedOf, 'application/feed+json')
