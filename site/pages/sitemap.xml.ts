import type { APIRoute } from 'astro'
import { allPages } from '#rules/publish/pages.ts'
import { sitemapXml } from '../components/sitemap.ts'

export const GET: APIRoute = ({ locals }) => {
  const { facts, settings, url } = locals
  const paths = allPages(facts, { decisions: [], digests: [] })
  return new Response(
    sitemapXml(paths, (path) => settings.origin + url(path)),
    { headers: { 'content-type': 'application/xml; charset=utf-8' } },
  )
}
