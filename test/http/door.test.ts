import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { securityHeaders } from '#api/http/headers.ts'
import { limits } from '#rules/limits.ts'
import { newDemoFolder, publicUrl } from '#test/kit/demo-folder.ts'
import { someDecision, withdrawn } from '#test/kit/demo-decision.ts'
import { facts } from '#test/kit/house.ts'
import { raw, type Answer, type Asked } from '#test/kit/raw.ts'
import { startServer, type Server } from '#test/kit/server.ts'

let server: Server
let home: string
let dir: string
const get = (path: string, asked: Asked = {}): Promise<Answer> => raw(server.port, path, asked)
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  get(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
const code = (answer: Answer): unknown => (JSON.parse(answer.text) as { code?: string }).code

beforeAll(async () => {
  dir = await newDemoFolder()
  server = await startServer({ dir, env: { PUBLIC_URL: publicUrl, UPLOAD_MAX_MB: '1' } })
  home = `/${facts().places[0]?.slug}/`
})
afterAll(async () => {
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
})

describe('headers of every kind of answer (DESIGN §3)', () => {
  const wanted = securityHeaders(false)
  const whole = (answer: Answer) => expect(answer.headers).toMatchObject(wanted)

  it('nothing may run that is not ours', () => {
    const policy = wanted['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
  })
  it('https is kept where the public address is https, and only there', () => {
    expect(securityHeaders(true)['strict-transport-security']).toMatch(/max-age=\d{7,}/)
    expect(wanted['strict-transport-security']).toBeUndefined()
  })
  it.each([
    ['a published page', () => get(home), 200],
    ['a page made live', () => get(`${home}complain/`), 200],
    ['the search of the server', () => get(`${home}find/?q=x`), 200],
    ['a file of the search index', () => get(`${home}search-index/head.json`), 200],
    ['robots.txt', () => get('/robots.txt'), 200],
    ['a picture', () => get('/favicon.svg'), 200],
    ['the interface', () => get('/api/healthz'), 200],
    ['a problem', () => get('/api/nothing'), 404],
    ['a page that is not there', () => get(`${home}nothing/`), 404],
    ['an unknown place', () => get('/nowhere/'), 404],
    ['a page of the desk', () => get('/admin/'), 303],
    ['the sign-in', () => get('/admin/sign-in/'), 200],
    ['a switch of the display', () => post('/mode', ''), 303],
    ['a refusal', () => post('/api/x', '{}', { origin: 'https://evil.invalid' }), 403],
  ])('%s', async (_, ask, status) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    whole(answer)
  })
  it('scripts and styles, kept for a year', async () => {
    const files = [...(await get(home)).text.matchAll(/(?:src|href)="(\/_astro\/[^"]+)"/g)]
    expect(files.length).toBeGreaterThan(1)
    for (const [, file = ''] of files) {
      const answer = await get(file)
      whole(answer)
      expect(answer.headers['cache-control']).toContain('immutable')
    }
  })
  it('an unchanged page (304)', async () => {
    const { etag } = (await get(home)).headers
    const again = await get(home, { headers: { 'if-none-match': String(etag) } })
    // The browser keeps the headers of the page that it has.
    expect(again).toMatchObject({ status: 304, text: '', headers: { etag } })
  })
  it('the desk and the interface are kept nowhere', async () => {
    for (const path of ['/admin/', '/admin/sign-in/', '/api/healthz', '/api/nothing'])
      expect((await get(path)).headers['cache-control']).toBe('no-store')
  })
})

describe('pages that are not there', () => {
  it('404 in Chinese, as a page', async () => {
    for (const path of [`${home}items/none-001/`, `${home}a/b/c/`, '/nowhere/', '/favicon.ico']) {
      const answer = await get(path)
      expect(answer.status, path).toBe(404)
      expect(answer.text).toContain('<html lang="zh-CN"')
      expect(answer.text).toContain('没有找到这个页面')
    }
  })
  it('410 for a decision that was withdrawn, with its reason and without its party', async () => {
    const path = await someDecision(server, home)
    const before = await get(path)
    expect(before.status).toBe(200)
    const party = /当事人[\s\S]*?<dd[^>]*>\s*([^<]+?)\s*</.exec(before.text)?.[1] ?? ''
    expect(party).not.toBe('')
    const done = await withdrawn(server, path, '演示撤回的理由')
    expect(done.status, done.text).toBe(200)
    // A server that was just started with another setting first makes all its pages anew.
    await expect.poll(async () => (await get(path)).status, { timeout: 120_000 }).toBe(410)
    const stub = await get(path)
    expect(stub.headers).toMatchObject(securityHeaders(false))
    expect(stub.text).toContain('演示撤回的理由')
    expect(stub.text).not.toContain(party)
  })
})

describe('writes from other sites (DESIGN §3, trap 5)', () => {
  const targets = () => ['/mode', `/api${home}cases`, '/api/admin/sign-in', `/api${home}clue`]
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const json = { 'content-type': 'application/json' }
  const own = () => `http://127.0.0.1:${server.port}`

  it.each<[string, Record<string, string>]>([
    ['a JSON call of another site', { ...json, origin: 'https://evil.invalid' }],
    ['a form of another site', { ...form, origin: 'https://evil.invalid' }],
    ['a form that hides where it is from', { ...form, origin: 'null' }],
    ['another port of this host', { ...form, origin: 'http://127.0.0.1:1' }],
    ['what the browser calls cross-site', { ...json, 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { ...form, 'sec-fetch-site': 'same-site' }],
    [
      'a hidden origin of another site',
      { origin: 'null', 'sec-fetch-site': 'cross-site', ...form },
    ],
    ['an origin that is no address', { ...form, origin: 'not an address' }],
  ])('%s is refused', async (_, headers) => {
    for (const path of targets()) {
      const answer = await get(path, { method: 'POST', body: '{}', headers })
      expect([answer.status, code(answer)], path).toEqual([403, 'cross_site'])
    }
  })
  it.each<[string, () => Record<string, string>]>([
    ['our own form', () => ({ ...form, origin: own(), 'sec-fetch-site': 'same-origin' })],
    [
      'our own form without its origin',
      () => ({ ...form, origin: 'null', 'sec-fetch-site': 'same-origin' }),
    ],
    ['a form by the public address', () => ({ ...form, origin: publicUrl })],
    ['a program, which holds no cookie', () => json],
  ])('%s is taken', async (_, headers) => {
    for (const path of targets()) {
      const answer = await get(path, { method: 'POST', body: '', headers: headers() })
      expect(answer.status, path).not.toBe(403)
    }
  })
  it.each(['text/plain', 'application/octet-stream', 'text/plain;charset=application/json'])(
    'a body of type %s is refused (415)',
    async (type) => {
      for (const path of targets()) {
        const answer = await post(path, '{"text":"x"}', { 'content-type': type })
        expect([answer.status, code(answer)], path).toEqual([415, 'content_type'])
      }
    },
  )
  it('a body without a type is refused', async () => {
    const answer = await get('/mode', { method: 'POST', body: 'mode=elder' })
    expect(answer.status).toBe(415)
  })
})

describe('who is calling', () => {
  it('each request has a number of its own, which no caller can choose', async () => {
    const ids = new Set<unknown>()
    for (let n = 0; n < 3; n++) {
      const answer = await get('/api/nothing', { headers: { 'x-request-id': 'chosen-by-me' } })
      const { requestId } = JSON.parse(answer.text) as { requestId: string }
      expect(answer.headers['x-request-id']).toBe(requestId)
      ids.add(requestId)
    }
    expect(ids.size).toBe(3)
    expect(ids).not.toContain('chosen-by-me')
  })
  it('no header makes one caller many: the limit of searches holds', async () => {
    const { points } = limits.search
    const ask = (n: number) =>
      get(`${home}find/`, {
        headers: { 'x-shouwen-client': `c${n}`, 'x-forwarded-for': `10.0.0.${n % 250}` },
      })
    let refused: Answer | undefined
    for (let n = 0; n <= points && !refused; n++) {
      const answer = await ask(n)
      if (answer.status === 429) refused = answer
    }
    expect(refused).toBeDefined()
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused?.text).toContain(`最多 ${points} 次`)
  })
  it('the page of limits shows the very table', async () => {
    const { text } = await get(`${home}limits/`)
    const rows = [...text.matchAll(/<tr>\s*<th scope="row">([^<]+)<\/th>([\s\S]*?)<\/tr>/g)]
    expect(rows.map(([, say]) => say)).toEqual(Object.values(limits).map((l) => l.say))
    for (const [, say, rest = ''] of rows) {
      const row = Object.values(limits).find((l) => l.say === say)
      expect(rest).toContain(`${row?.points} 次`)
    }
  })
  it('a body over the limit is refused, also when it does not say how long it is', async () => {
    const body = Buffer.alloc(7 * 1024 * 1024, 'x')
    const sizes: Record<string, string>[] = [
      { 'content-length': String(body.length) },
      { 'transfer-encoding': 'chunked' },
    ]
    for (const size of sizes) {
      const headers = { 'content-type': 'application/json', ...size }
      const answer = await get(`/api${home}cases`, { method: 'POST', body, headers })
      expect([answer.status, code(answer)]).toEqual([413, 'too_large'])
      // The connection is of use for the next request.
      expect((await get('/api/healthz')).status).toBe(200)
    }
  })
})

describe('ways out of the public folder', () => {
  it.each([
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/_astro/../../../etc/passwd',
    '//etc/passwd',
    '/\\..\\..\\etc\\passwd',
    '/.stamp',
    '/%2estamp',
    '/../shouwen.db',
    '/index.html.br%00.html',
    '/%',
    '/%E0%A4%A',
  ])('%s leads nowhere', async (path) => {
    const answer = await get(path)
    expect([400, 404]).toContain(answer.status)
    expect(answer.text).not.toContain('root:')
  })
  it('the display follows only to our own pages', async () => {
    const go = async (back: string) => {
      const body = new URLSearchParams({ mode: 'elder', back }).toString()
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return (await get('/mode', { method: 'POST', body, headers: type })).headers['location']
    }
    expect(await go(`${home}items/`)).toBe(`${home}items/`)
    for (const back of ['//evil.invalid', '/\\evil.invalid', 'https://evil.invalid', '', 'x'])
      expect(await go(back), back).toBe('/')
  })
  it('only reading a page answers with it', async () => {
    expect((await get(home, { method: 'HEAD' })).text).toBe('')
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await get(home, { method })).status, method).toBe(405)
  })
})
