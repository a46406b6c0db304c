import type { APIRoute } from 'astro'
import { allPages } from '#rules/publish/pages.ts'
import { sitemapXml } from '../../components/sitemap.ts'

/** Every page of the place but its decisions, which have a sitemap a month. */
export const GET: APIRoute = async ({ locals }) => {
  const { facts, office, place, settings, url } = locals
  if (!place) return new Response(null, { status: 404 })
  const digests = (await office.digests.published()).filter((d) => d.place === place.slug)
  const own = `/${place.slug}/`
  const paths = allPages({ ...facts, places: [place] }, { decisions: [], digests })
  return new Response(
    sitemapXml(
      paths.filter((path) => path.startsWith(own)),
      (path) => settings.origin + url(path),
    ),
    { headers: { 'content-type': 'application/xml; charset=utf-8' } },
  )
}
