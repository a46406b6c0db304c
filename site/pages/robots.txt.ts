import type { APIRoute } from 'astro'

/** Without an owner nobody may index; with one, all public pages but the ways in and the desk. */
export const GET: APIRoute = ({ locals }) => {
  const { settings, facts, url } = locals
  const closed = [
    url('/admin/'),
    url('/api/'),
    ...facts.places.flatMap((p) =>
      ['track', 'complain', 'chat', 'clue', 'find'].map((path) => url(`/${p.slug}/${path}/`)),
    ),
  ]
  const rules = settings.unowned
    ? ['Disallow: /']
    : [
        ...closed.map((path) => `Disallow: ${path}`),
        `Sitemap: ${settings.origin}${url('/sitemap.xml')}`,
      ]
  return new Response(['User-agent: *', ...rules, ''].join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
