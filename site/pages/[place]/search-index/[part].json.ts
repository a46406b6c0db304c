import type { APIRoute } from 'astro'
import { partsOf } from '../../../components/catalogue.ts'
import { dayAt } from '#rules/clocks/day.ts'

/** One published file of the search index: `head` is the manifest, a number is a part. */
export const GET: APIRoute = ({ locals, params }) => {
  const { facts, place, now } = locals
  if (!place) return new Response(null, { status: 404 })
  const { manifest, parts } = partsOf(facts, place, dayAt(now))
  const part = params['part'] ?? ''
  const body = part === 'head' ? manifest : /^\d{1,4}$/.test(part) ? parts[Number(part)] : undefined
  if (!body) return new Response(null, { status: 404 })
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}
