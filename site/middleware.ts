import type { MiddlewareHandler } from 'astro'
import { house } from '#api/http/house.ts'
import { displayOf } from '#api/http/display.ts'

const reserved = new Set([
  '',
  'admin',
  'help',
  'robots.txt',
  'sitemap.xml',
  'sitemap-site.xml',
  '404',
  '500',
  '_image',
])

/** Gives every page its facts, its place, its links and the office; a path under an unknown place is 404. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const { deps, office, openapi, openData, searchIndex, settings, publicSettings } = await house()
  const facts = deps.facts()
  const path = context.url.pathname.slice(settings.base.length)
  const slug = path.split('/')[1] ?? ''
  const place = facts.places.find((p) => p.slug === slug) ?? null
  Object.assign(context.locals, {
    settings: publicSettings,
    facts,
    place,
    history: deps.histories.history,
    url: (to: string) => settings.base + to,
    now: deps.now(),
    display: displayOf(context.request.headers.get('cookie')),
    office,
    openapi,
    searchIndex,
    openData,
    staff: context.locals.staff ?? null,
    requestId: context.request.headers.get('x-request-id') ?? '',
  })
  if (!place && !reserved.has(slug)) return context.rewrite('/404')
  return next()
}
