import type { APIRoute } from 'astro'
import { allPages, type Published } from '#rules/publish/pages.ts'
import { sitemapXml } from '../components/sitemap.ts'

const chunk = 1000

export const GET: APIRoute = async ({ locals }) => {
  const { facts, office, settings, url } = locals
  const decisions: Published['decisions'] = []
  // Decisions about people are noindex, so no sitemap leads to them.
  const closed = new Set<string>()
  for (const { slug } of facts.places)
    for (let offset = 0; ; offset += chunk) {
      const rows = await office.decisions.page(slug, {}, { offset, limit: chunk })
      for (const d of rows) {
        decisions.push({ place: slug, id: d.id, month: d.month, item: d.itemId, gone: false })
        if (d.partyKind !== 'organisation') closed.add(`/${slug}/decisions/${d.id}/`)
      }
      if (rows.length < chunk) break
    }
  const digests = (await office.digests.published()).filter((d) =>
    facts.places.some((p) => p.slug === d.place),
  )
  const paths = allPages(facts, { decisions, digests }).filter((path) => !closed.has(path))
  return new Response(
    sitemapXml(paths, (path) => settings.origin + url(path)),
    { headers: { 'content-type': 'application/xml; charset=utf-8' } },
  )
}
