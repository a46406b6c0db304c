import { FetchState, middleware, pages } from 'astro/fetch'
import { renderToString } from 'astro/runtime/server/index.js'
import { house } from '#api/http/house.ts'
import type { Render } from '#api/outside/render.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Told } from '#rules/decisions/told.ts'
import { fill, holed, nameless, type Pattern, patternOf, textsOf } from './pattern.ts'

const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** Modules of routes, once loaded: an import() for each of thousands of pages costs a tenth of them. */
const loaded = new Map<unknown, FetchState['componentInstance']>()
const nothing = {}
const type = 'text/html; charset=utf-8'

/**
 * Renders a public page in-process by the middleware and the route that also answer at the front door, past the parts of
 * it that are about a request alone: who asks, from where, which headers go back. The page comes as one text: passing it
 * on as the stream of a Response takes as long as rendering it. Throws what the page throws.
 */
async function whole(path: string, pattern?: Told): ReturnType<Render> {
  const state = new FetchState(new Request(`http://publisher.invalid${base}${path}`))
  if (pattern) Object.assign(state.locals, { pattern })
  state.componentInstance = loaded.get(state.routeData)
  let text: string | undefined
  const answer = await middleware(state, async () => {
    const { routeData } = state
    if (routeData?.type !== 'page') return pages(state)
    const page = await state.loadComponentInstance()
    loaded.set(routeData, page)
    const result = await state.createResult(page, state.getActionAPIContext())
    const made = await renderToString(
      result,
      page.default,
      await state.getProps(),
      nothing,
      true,
      routeData,
    )
    if (typeof made !== 'string') return made
    text = made
    return new Response(null, { status: result.response.status })
  })
  return {
    status: answer.status,
    type: text === undefined ? (answer.headers.get('content-type') ?? '') : type,
    body: text === undefined ? new Uint8Array(await answer.arrayBuffer()) : Buffer.from(text),
  }
}

/** Patterns of the pages of decisions under the facts of which they are made; few, for a decision has few shapes. */
const patterns = new WeakMap<Facts, Map<string, Pattern | null>>()
const mostPatterns = 200
const decisionPath = /^\/([^/]+)\/decisions\/([^/]+)\/$/

/**
 * The page of a decision, of which there are a hundred thousand: the first of a shape is rendered with holes in it, and
 * the others are filled in. Undefined where there is no such page, or it has no pattern.
 */
async function fromPattern(path: string): Promise<string | undefined> {
  const [, slug, id = ''] = decisionPath.exec(path) ?? []
  if (slug === undefined) return
  const { deps, office } = await house()
  const facts = deps.facts()
  const place = facts.places.find((p) => p.slug === slug)
  const shown = place && (await office.decisions.told(place, id, (to) => base + to))
  if (shown?.state !== 'shown') return
  const { key, texts } = textsOf(shown.told)
  const kept = patterns.get(facts) ?? new Map<string, Pattern | null>()
  patterns.set(facts, kept)
  const of = slug + key
  let pattern = kept.get(of)
  if (pattern === undefined) {
    const made = await whole(`/${slug}/decisions/${nameless}/`, holed(shown.told))
    pattern = made.status === 200 ? patternOf(Buffer.from(made.body).toString()) : null
    if (kept.size >= mostPatterns) kept.clear()
    kept.set(of, pattern)
  }
  return pattern ? fill(pattern, texts, id) : undefined
}

/** A public page, as the front door shows it. */
export const render: Render = async (path) => {
  const text = await fromPattern(path)
  return text === undefined ? whole(path) : { status: 200, type, body: Buffer.from(text) }
}
