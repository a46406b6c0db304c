import type { APIRoute } from 'astro'
import { partNames } from '#rules/opendata/list-decisions.ts'
import { sitemapIndexXml } from '../components/sitemap.ts'

/** The index: one sitemap for the site, one for each place, and one for each part of a month of decisions. */
export const GET: APIRoute = async ({ locals }) => {
  const { facts, office, settings, url } = locals
  const paths = ['/sitemap-site.xml']
  for (const { slug } of facts.places) {
    paths.push(`/${slug}/sitemap.xml`)
    for (const { month, count } of (await office.decisions.months(slug)).toReversed())
      paths.push(...partNames(month, count).map((name) => `/${slug}/sitemap/${name}.xml`))
  }
  return new Response(
    sitemapIndexXml(paths, (path) => settings.origin + url(path)),
    { headers: { 'content-type': 'application/xml; charset=utf-8' } },
  )
}
