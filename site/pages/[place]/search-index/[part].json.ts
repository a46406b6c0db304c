import type { APIRoute } from 'astro'

/** One published file of the search index: `head` is the manifest, a number is a part. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { place, searchIndex } = locals
  const file = place && (await searchIndex(place.slug)).get(`${params['part']}.json`)
  if (!file) return new Response(null, { status: 404 })
  return new Response(file, { headers: { 'content-type': 'application/json; charset=utf-8' } })
}
