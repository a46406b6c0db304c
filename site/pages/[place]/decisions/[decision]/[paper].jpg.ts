import type { APIRoute } from 'astro'

/** One page that stands beside a decision on display. */
export const GET: APIRoute = async ({ locals: { office, place }, params }) => {
  const { decision = '', paper = '' } = params
  const bytes = place && (await office.decisions.publicPaper(place.slug, decision, paper))
  if (!bytes) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/jpeg' } })
}
