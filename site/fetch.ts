import { actions, FetchState, middleware, pages } from 'astro/hono'
import { Hono } from 'hono'
import { begin } from '#api/http/begin.ts'
import { checkWrite, wrongMethod } from '#api/http/csrf.ts'
import { displayCookie, switchDisplay } from '#api/http/display.ts'
import { securityHeaders } from '#api/http/headers.ts'
import { houseDoor } from '#api/http/door.ts'
import { house } from '#api/http/house.ts'
import { problem, requestIdOf } from '#api/http/problem.ts'
import { mayOpen } from '#rules/staff/pages.ts'
import type { ApiEnv } from '#api/office/deps.ts'
import { render } from './render.ts'

type Env = { Variables: { fetchState: FetchState; requestId: string } }

const base = import.meta.env.BASE_URL.replace(/\/$/, '')
const door = new Hono<Env>()

houseDoor.house = () => house(render)
houseDoor.start = async (say) => begin(await house(render), say)

door.onError((error, c) => problem(c, error))
door.use('*', async (c, next) => {
  const { settings } = await house(render)
  c.set('requestId', requestIdOf(c.req.header('x-request-id')))
  // Pages are read, and forms are posted; the API knows its own methods.
  if (!/^(GET|HEAD|POST)$/.test(c.req.method) && !c.req.path.startsWith(`${base}/api/`))
    throw wrongMethod('请用浏览器正常打开这个页面')
  // Open311 reads no cookie and wants a key of its own, so any page may call it.
  if (!c.req.path.startsWith(`${base}/api/open311/`))
    checkWrite(c.req.raw, [new URL(settings.origin).host, c.req.header('host') ?? ''])
  await next()
  for (const [name, value] of Object.entries(securityHeaders(settings.secure)))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  if (c.res.headers.get('content-type') === 'text/html')
    c.res.headers.set('content-type', 'text/html; charset=utf-8')
})

door.mount(`${base}/api`, async (request: Request) => (await house(render)).api.fetch(request))

// The search that the server makes for readers without JavaScript.
const counted = new Hono<ApiEnv>()
counted.use(`${base}/:place/find/*`, async (c, next) => {
  c.set('client', c.req.header('x-shouwen-client') ?? 'local')
  return (await house(render)).gate.limit('search')(c, next)
})
counted.use(`${base}/:place/decisions/find/*`, async (c, next) => {
  c.set('client', c.req.header('x-shouwen-client') ?? 'local')
  return (await house(render)).gate.limit('search')(c, next)
})
// A workbook is made anew for whoever asks.
counted.use(`${base}/:place/data/:file{.+\\.xlsx}`, async (c, next) => {
  c.set('client', c.req.header('x-shouwen-client') ?? 'local')
  return (await house(render)).gate.limit('search')(c, next)
})
// Whoever wants the register of officers reads the page of the register, not this door.
counted.post(`${base}/:place/officers/check/`, async (c, next) => {
  c.set('client', c.req.header('x-shouwen-client') ?? 'local')
  return (await house(render)).gate.limit('officer')(c, next)
})
// An answer is read with a number and a secret: nobody may try many.
counted.post(`${base}/:place/decisions/ask/`, async (c, next) => {
  c.set('client', c.req.header('x-shouwen-client') ?? 'local')
  return (await house(render)).gate.limit('track')(c, next)
})
door.route('/', counted)

door.post(`${base}/mode`, async (c) => {
  const form = await c.req.formData().catch(() => new FormData())
  const back = String(form.get('back') ?? '/')
  const value = switchDisplay(c.req.header('cookie') ?? null, String(form.get('mode') ?? ''))
  // Only a path of this site may follow: «//host» would leave it.
  const to = /^\/(?![/\\])/.test(back) ? back : `${base}/`
  c.header(
    'set-cookie',
    `${displayCookie}=${value}; Path=${base || '/'}; Max-Age=31536000; SameSite=Lax`,
  )
  return c.redirect(to, 303)
})

door.use(`${base}/admin/*`, async (c, next) => {
  const { sessionOf } = await house(render)
  const state = new FetchState(c.req.raw)
  Object.assign(state.locals, { staff: await sessionOf(c.req.header('cookie') ?? null) })
  c.set('fetchState', state)
  const path = c.req.path.slice(base.length)
  c.header('cache-control', 'no-store')
  if (!state.locals.staff && !/^\/admin\/sign-in\/?$/.test(path))
    return c.redirect(`${base}/admin/sign-in/?next=${encodeURIComponent(path)}`, 303)
  const { staff } = state.locals
  if (staff?.first && !/^\/admin\/(security|sign-in)\/?$/.test(path))
    return c.redirect(`${base}/admin/security/`, 303)
  if (staff && !mayOpen(staff.role, path)) {
    const refused = new URL(`${base}/admin/refused/`, c.req.url)
    const instead = new FetchState(new Request(refused, { headers: c.req.raw.headers }))
    Object.assign(instead.locals, { staff })
    c.set('fetchState', instead)
  }
  await next()
  c.res.headers.set('cache-control', 'no-store')
  return undefined
})

door.use(actions())
door.use(middleware())
door.use(pages())

houseDoor.fetch = async (request) => door.fetch(request)

export default { fetch: (request: Request) => door.fetch(request) }
