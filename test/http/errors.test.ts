import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk } from '#test/office/desk.ts'
import { engines } from '#test/kit/stores.ts'

type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId: string
  errors?: { pointer: string; detail: string }[]
}
const chinese = /\p{Script=Han}/u
const json = 'application/json'

/** What a stranger may send to any route; none of it may be taken, and nothing but a problem may come back. */
const hostile: [string, string, string][] = [
  ['malformed JSON', json, '{"text": '],
  ['an unknown key', json, '{"nobody_knows_this": 1}'],
  ['a list', json, '[1, 2]'],
  ['null', json, 'null'],
  ['a bare word', json, '"text"'],
  ['wrong types', json, '{"text": 7, "version": "x", "login": [], "password": {}, "files": 1}'],
  ['deep nesting', json, '['.repeat(5_000) + ']'.repeat(5_000)],
]

describe('one shape of errors (RFC 9457)', async () => {
  const desk = await openDesk(engines[0]!)
  const { place } = desk
  const fill = (path: string) =>
    path.replace('{place}', place.slug).replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000')
  const operations = Object.entries(desk.openapi().paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) =>
      item?.[method] ? [{ method, path, takesBody: Boolean(item[method].requestBody) }] : [],
    ),
  )
  // Open311 answers errors in the form of its own specification; its tests hold it to that.
  const writes = operations.filter((o) => o.takesBody && !o.path.includes('open311'))
  const logins = ['clerk', 'lead', 'publisher', 'admin', 'supervisor']
  let cookies: string[] = []
  beforeAll(async () => {
    cookies = ['', ...(await Promise.all(logins.map(desk.cookie)))]
  })
  afterAll(() => desk.dispose())

  let calls = 0
  const send = (path: string, init: RequestInit & { cookie?: string }) => {
    const headers = new Headers(init.headers)
    headers.set('host', 'localhost')
    headers.set('x-shouwen-client', `e${calls++}`)
    if (init.cookie) headers.set('cookie', init.cookie)
    return desk.api.request(path, { ...init, headers })
  }
  async function problemOf(answer: Response): Promise<Problem> {
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    const body = (await answer.json()) as Problem
    expect(body).toMatchObject({ type: 'about:blank', status: answer.status })
    expect(body.code).toMatch(/^[a-z]+([._][a-z0-9]+)*$/)
    expect(body.title).toMatch(chinese)
    expect(body.detail).toMatch(chinese)
    expect(body.requestId).toBe(answer.headers.get('x-request-id'))
    for (const fault of body.errors ?? []) {
      expect(fault.pointer).toMatch(/^\//)
      expect(fault.detail).toMatch(chinese)
    }
    return body
  }

  it('there are routes that take a body', () => expect(writes.length).toBeGreaterThan(20))

  it.each(hostile)('%s is refused on every route, by whoever sends it', async (_, type, body) => {
    for (const { method, path } of writes)
      for (const cookie of cookies) {
        const answer = await send(fill(path), {
          method: method.toUpperCase(),
          body,
          headers: { 'content-type': type },
          cookie,
        })
        const where = `${method} ${path}`
        expect([400, 401, 403, 404, 409, 410, 422], where).toContain(answer.status)
        const problem = await problemOf(answer)
        if (body === hostile[0]?.[2] && answer.status === 400 && path.startsWith('/admin/'))
          expect(problem.code, where).toBe('malformed')
      }
  })

  it.each([
    ['a form without its boundary', 'multipart/form-data', 'x'],
    ['a form cut off', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-'],
    ['no form at all', 'application/x-www-form-urlencoded', '%%%=%E0%A4%A&&&='],
  ])('%s breaks no route', async (_, type, body) => {
    const paths = desk.api.routes.filter((r) => r.method === 'POST').map((r) => r.path)
    const forms = new Set(paths.map((p) => fill(p.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}'))))
    for (const path of forms)
      for (const cookie of cookies) {
        const headers = { 'content-type': type }
        const answer = await send(path, { method: 'POST', body, headers, cookie })
        expect(answer.status, path).toBeLessThan(500)
        expect(answer.headers.get('location') ?? '', path).not.toContain('fault=internal')
      }
  })

  it('unknown keys are named', async () => {
    const answer = await send('/admin/sign-in', {
      method: 'POST',
      body: '{"login":"a","password":"b","nobody_knows_this":1}',
      headers: { 'content-type': json },
    })
    const { code, errors } = await problemOf(answer)
    expect(code).toBe('invalid')
    expect(JSON.stringify(errors)).toContain('nobody_knows_this')
  })

  it('unknown query keys are passed over (WeChat adds its own)', async () => {
    expect((await send('/healthz?from=singlemessage&isappinstalled=0', {})).status).toBe(200)
  })

  it('a path or a method that is not there', async () => {
    for (const [method, path] of [
      ['GET', '/nothing'],
      ['DELETE', '/healthz'],
      ['POST', '/openapi.json'],
      ['GET', '/'],
    ] as const)
      expect(await problemOf(await send(path, { method }))).toMatchObject({
        status: 404,
        code: 'not_found',
      })
  })

  it('a fault of ours shows nothing of the inside', async () => {
    desk.spoil(() => {
      throw new Error('secret-table-name')
    })
    const answer = await send('/admin/sign-in', {
      method: 'POST',
      body: JSON.stringify({ login: 'clerk', password: 'wrong' }),
      headers: { 'content-type': json },
    })
    desk.spoil(null)
    const problem = await problemOf(answer)
    expect(problem).toMatchObject({ status: 500, code: 'internal' })
    expect(JSON.stringify(problem)).not.toContain('secret')
  })

  it('a harmless request id is kept, any other is replaced', async () => {
    const idOf = async (given: string) =>
      (await problemOf(await send('/nothing', { headers: { 'x-request-id': given } }))).requestId
    expect(await idOf('proxy-4f2a77b1')).toBe('proxy-4f2a77b1')
    expect(await idOf('<script>alert(1)</script>')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await idOf('a b')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('a body over the limit is refused before it is read (413)', async () => {
    const limit = 6 * 10 * 1024 * 1024
    const answer = await send(`/${place.slug}/cases`, {
      method: 'POST',
      body: new Uint8Array(1),
      headers: { 'content-type': json, 'content-length': String(limit + 1) },
    })
    expect(await problemOf(answer)).toMatchObject({ status: 413, code: 'too_large' })
  })
})
