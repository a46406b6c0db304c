import { FetchState, middleware, pages } from 'astro/fetch'
import { renderToString } from 'astro/runtime/server/index.js'
import type { Render } from '#api/outside/render.ts'

const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** Modules of routes, once loaded: an import() for each of thousands of pages costs a tenth of them. */
const loaded = new Map<unknown, FetchState['componentInstance']>()
const nothing = {}

/**
 * Renders a public page in-process by the middleware and the route that also answer at the front door, past the parts of
 * it that are about a request alone: who asks, from where, which headers go back. The page comes as one text: passing it
 * on as the stream of a Response takes as long as rendering it. Throws what the page throws.
 */
export const render: Render = async (path) => {
  const state = new FetchState(new Request(`http://publisher.invalid${base}${path}`))
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
    type:
      text === undefined ? (answer.headers.get('content-type') ?? '') : 'text/html; charset=utf-8',
    body: text === undefined ? new Uint8Array(await answer.arrayBuffer()) : Buffer.from(text),
  }
}
