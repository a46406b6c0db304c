import type { APIRoute } from 'astro'

/** A month of digests for programs: what the page of the month shows, and the trees behind the roots. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { office, place } = locals
  const month = place && (await office.digests.month(place.slug, params['month'] ?? ''))
  if (!month) return new Response(null, { status: 404 })
  return new Response(`${JSON.stringify(month, null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}
