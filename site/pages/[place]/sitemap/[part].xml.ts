import type { APIRoute } from 'astro'
import { decisionsPerFile, inBulk, readPart } from '#rules/opendata/list-decisions.ts'
import { decisionsPerPage, monthPages } from '#rules/publish/pages.ts'
import { sitemapXml } from '../../../components/sitemap.ts'

const listsPerFile = decisionsPerFile / decisionsPerPage

/** Decisions of one part of a month, and the list pages that they stand on; those about people are noindex. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { office, place, settings, url } = locals
  const named = readPart(params['part'] ?? '')
  if (!place || !named) return new Response(null, { status: 404 })
  const { month, part } = named
  const offset = (part - 1) * decisionsPerFile
  const rows = await office.decisions.page(
    place.slug,
    { month },
    { offset, limit: decisionsPerFile },
  )
  if (rows.length === 0) return new Response(null, { status: 404 })
  const lists = monthPages({ place: place.slug, month }, offset + rows.length)
  const paths = [
    ...lists.slice((part - 1) * listsPerFile),
    ...rows.filter(inBulk).map((d) => `/${place.slug}/decisions/${d.id}/`),
  ]
  return new Response(
    sitemapXml(paths, (path) => settings.origin + url(path)),
    { headers: { 'content-type': 'application/xml; charset=utf-8' } },
  )
}
