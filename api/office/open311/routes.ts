import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import type { ApiEnv, Gate } from '#api/office/deps.ts'
import { formatOf, list, toJson, toXml, unformatted, type Value } from '#rules/open311/answer.ts'
import { oneEach } from '#rules/open311/query.ts'
import { malformed, type FieldError } from '#rules/refusal.ts'
import { describePaths } from './paths.ts'
import type { Open311Use } from './use.ts'

type App = OpenAPIHono<ApiEnv>
type C = Context<ApiEnv>

const types = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' }
const answer = (c: C, root: string, value: Value, status = 200): Response => {
  const format = formatOf(c.req.path, c.req.header('accept'))
  return new Response(format === 'json' ? toJson(value) : toXml(root, value), {
    status,
    headers: { 'content-type': types[format] },
  })
}

/** 404 and 403 are told apart, everything else is 400, as the specification wants it; `code` says more. */
const theirs = (status: number): number => (status === 404 || status === 403 ? status : 400)

/** Fields of a citizen's form by the names that a client knows them by. */
const theirNames: Record<string, string> = {
  story: 'description',
  area: 'address_id',
  spot: 'address_string',
  name: 'first_name',
}
const nameOf = (pointer: string): string => {
  const own = pointer.replace(/^\/(contact\/)?/, '')
  return theirNames[own] ?? own
}

/** Turns every problem under /open311 into <errors>, those of the limits and of unknown addresses too. */
const inTheirWords: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next()
  if (!c.error) return
  const { status, detail, errors } = (await c.res.clone().json()) as {
    status: number
    detail: string
    errors?: FieldError[]
  }
  const said = errors?.length ? errors.map((e) => `${nameOf(e.pointer)}：${e.detail}`) : [detail]
  const rows = said.map((description) => ({ code: status, description }))
  c.res = answer(c, 'errors', list('error', rows), theirs(status))
}

/** Any page may call these addresses: no cookie is read here, and what is written needs a key. */
export function openToAll(app: App): void {
  app.use(
    '/open311/*',
    cors({ origin: '*', allowHeaders: ['content-type', 'idempotency-key'], maxAge: 86_400 }),
    async (c, next) => {
      c.header('cross-origin-resource-policy', 'cross-origin')
      await next()
    },
    inTheirWords,
  )
}

/** A form with every value of every field; files are no part of this interface. */
async function fieldsOf(c: C): Promise<Map<string, string[]>> {
  const type = c.req.header('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw malformed('请用 application/x-www-form-urlencoded 提交')
  const form = await c.req.formData().catch(() => {
    throw malformed('表单没有传完整，请再提交一次')
  })
  const fields = new Map<string, string[]>()
  // Some clients put the key and the jurisdiction into the address.
  const both = [...new URL(c.req.url).searchParams, ...form]
  for (const [name, value] of both)
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value])
  return fields
}

/** GeoReport v2 under /open311: an endpoint for each place, and one discovery for all. */
export function mountOpen311(app: App, use: Open311Use, gate: Gate): void {
  const slugOf = (c: C) => c.req.param('place') ?? ''
  const idOf = (c: C) => unformatted(c.req.param('id') ?? '')
  const jurisdiction = (c: C) => c.req.query('jurisdiction_id')
  const at = '/open311/v2/:place'
  describePaths(app)

  app.get('/open311/:file{discovery(\\.(xml|json))?}', (c) =>
    answer(c, 'discovery', use.discovery()),
  )
  app.get(`${at}/:file{discovery(\\.(xml|json))?}`, (c) =>
    answer(c, 'discovery', use.discovery(slugOf(c))),
  )
  app.get(`${at}/:file{services(\\.(xml|json))?}`, (c) =>
    answer(c, 'services', use.services(slugOf(c), jurisdiction(c))),
  )
  app.get(`${at}/services/:id`, (c) =>
    answer(c, 'service_definition', use.definition(slugOf(c), idOf(c), jurisdiction(c))),
  )
  app.get(`${at}/:file{requests(\\.(xml|json))?}`, async (c) =>
    answer(c, 'service_requests', await use.requests(slugOf(c), oneEach(c.req.queries()))),
  )
  app.get(`${at}/requests/:id`, async (c) =>
    answer(c, 'service_requests', await use.request(slugOf(c), idOf(c), jurisdiction(c))),
  )
  app.get(`${at}/tokens/:id`, async (c) =>
    answer(c, 'service_requests', await use.token(slugOf(c), idOf(c), jurisdiction(c))),
  )
  app.post(`${at}/:file{requests(\\.(xml|json))?}`, gate.limit('open311'), async (c) => {
    const ticket = c.req.header('idempotency-key')?.slice(0, 200) || null
    return answer(c, 'service_requests', await use.post(slugOf(c), await fieldsOf(c), ticket))
  })
}
