import type { APIRoute } from 'astro'
import { sitePages } from '#rules/publish/pages.ts'
import { sitemapXml } from '../components/sitemap.ts'

/** The pages that belong to no place. */
export const GET: APIRoute = ({ locals: { settings, url } }) =>
  new Response(
    sitemapXml(sitePages, (path) => settings.origin + url(path)),
    { headers: { 'content-type': 'application/xml; charset=utf-8' } },
  )
