import type { APIRoute } from 'astro'

/** The record of a draw for programs: what its page shows. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { office, place } = locals
  const record = place && (await office.inspections.record(place.slug, params['draw'] ?? ''))
  if (!record) return new Response(null, { status: 404 })
  return new Response(`${JSON.stringify(record, null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  })
}
