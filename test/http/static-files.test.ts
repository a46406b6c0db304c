import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStatic } from '#api/http/static.ts'
import { raw, type Asked } from '#test/kit/raw.ts'

const page = (text: string) =>
  `<!doctype html><html lang="zh-CN" data-mode="standard">${text}</html>`
const entryBytes = 12_000
const capBytes = 2.5 * entryBytes
let dir: string
let server: Server
let port: number
const get = (path: string, asked?: Asked) => raw(port, path, asked)
const accept = (encoding: string, more: Record<string, string> = {}) => ({
  headers: { 'accept-encoding': encoding, ...more },
})

let clock = Date.UTC(2026, 4, 6)
/** Writes a file by rename, as the publisher does, each a second later than the one before. */
function put(name: string, body: string | Buffer): void {
  const file = join(dir, 'public', name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.part`, body)
  clock += 1_000
  utimesSync(`${file}.part`, clock / 1_000, clock / 1_000)
  renameSync(`${file}.part`, file)
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'shouwen-static-'))
  writeFileSync(join(dir, 'secret.html'), 'secret')
  mkdirSync(join(dir, 'client/_astro'), { recursive: true })
  writeFileSync(join(dir, 'client/_astro/a.js'), 'var a')
  writeFileSync(join(dir, 'client/logo.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47]))
  const serve = createStatic({
    roots: [join(dir, 'public'), join(dir, 'client')],
    base: '/base',
    capBytes,
    headers: { 'x-content-type-options': 'nosniff' },
  })
  server = createServer((req, res) => void (serve(req, res) || res.writeHead(418).end('route')))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
  rmSync(dir, { recursive: true })
})

describe('a file as readers want it', () => {
  const html = page('首页')
  beforeAll(() => {
    put('index.html', html)
    put('plain/index.html', html)
    put('index.html.br', brotliCompressSync(html))
    put('gone/410.html', page('已撤回'))
    put('data.csv', '\ufeff文号\n')
  })

  it('brotli before gzip before nothing, the same text each time', async () => {
    const br = await get('/base/', accept('gzip, deflate, br'))
    const gzip = await get('/base/', accept('gzip, deflate'))
    const none = await get('/base/', accept('identity'))
    expect(br.headers['content-encoding']).toBe('br')
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(none.headers['content-encoding']).toBeUndefined()
    const texts = [brotliDecompressSync(br.body), gunzipSync(gzip.body), none.body]
    expect(texts.map(String)).toEqual([html, html, html])
    expect(new Set([br, gzip, none].map((a) => a.headers['etag'])).size).toBe(3)
  })
  it('a file without a compressed twin is compressed when it is asked for', async () => {
    const br = await get('/base/plain/', accept('br'))
    expect(String(brotliDecompressSync(br.body))).toBe(html)
  })
  it('says its type, length, and what it depends on', async () => {
    expect((await get('/base/')).headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(Buffer.byteLength(html)),
      vary: 'accept-encoding, cookie',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    })
    expect((await get('/base/data.csv')).headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      vary: 'accept-encoding',
    })
    const js = await get('/base/_astro/a.js')
    expect(js.headers['cache-control']).toContain('immutable')
  })
  it('a picture is not compressed again', async () => {
    const { headers, body } = await get('/base/logo.png', accept('br, gzip'))
    expect(headers['content-encoding']).toBeUndefined()
    expect(body).toHaveLength(4)
  })
  it('304 for the etag that the reader has, in that encoding and display alone', async () => {
    const etag = String((await get('/base/', accept('br'))).headers['etag'])
    const again = (more: Record<string, string>) => ({ 'if-none-match': etag, ...more })
    const same = await get('/base/', accept('br', again({})))
    expect(same).toMatchObject({ status: 304, text: '', headers: { etag } })
    expect((await get('/base/', accept('gzip', again({})))).status).toBe(200)
    const elder = accept('br', again({ cookie: 'display=elder' }))
    expect((await get('/base/', elder)).status).toBe(200)
  })
  it('HEAD tells the same and sends nothing', async () => {
    const [head, whole] = [await get('/base/', { method: 'HEAD' }), await get('/base/')]
    expect(head).toMatchObject({ status: 200, text: '' })
    expect(head.headers['content-length']).toBe(whole.headers['content-length'])
    expect(head.headers['etag']).toBe(whole.headers['etag'])
  })
  it('a stub is 410, and stays so for a reader who had the page', async () => {
    const stub = await get('/base/gone/')
    expect(stub.status).toBe(410)
    const etag = String(stub.headers['etag'])
    expect((await get('/base/gone/', { headers: { 'if-none-match': etag } })).status).toBe(410)
  })
  it('anything else is for the routes: other paths, other bases, other methods', async () => {
    for (const path of ['/', '/base', '/basement/', '/base/none/', '/base/plain', '/other/base/'])
      expect((await get(path)).status, path).toBe(418)
    expect((await get('/base/', { method: 'POST' })).status).toBe(418)
  })
  it('a query changes nothing', async () => {
    expect((await get('/base/?from=timeline&x=/../')).text).toBe(html)
  })
  it('no path leads out of the folders', async () => {
    const up = fc.constantFrom('..', '.', '%2e%2e', '..%2f', '\\..', '..\\', '%00', '//', 'plain')
    const path = fc.array(up, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'))
    await fc.assert(
      fc.asyncProperty(path, async (way) => {
        for (const target of [`/base/${way}/secret.html`, `/base/plain/${way}/../../secret.html`])
          expect((await get(target)).text).not.toContain('secret')
      }),
      { numRuns: 60 },
    )
  })
})

describe('the cache', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const big = (mark: string) => page(mark + 'x'.repeat(entryBytes - 1_200))
  const mark = async (path: string) => /standard">(\w)/.exec((await get(path)).text)?.[1]

  it('trusts a file for a moment, then sees that it changed', async () => {
    put('fresh/index.html', big('a'))
    expect(await mark('/base/fresh/')).toBe('a')
    put('fresh/index.html', big('b'))
    expect(await mark('/base/fresh/')).toBe('a')
    vi.advanceTimersByTime(500)
    expect(await mark('/base/fresh/')).toBe('b')
  })
  it('a page that was written twice within one tick of the file system is the later one, for etags too', async () => {
    put('tick/index.html', big('a'))
    const { headers } = await get('/base/tick/')
    clock -= 1_000
    put('tick/index.html', big('b'))
    vi.advanceTimersByTime(500)
    const again = await get('/base/tick/', { headers: { 'if-none-match': `${headers['etag']}` } })
    expect([again.status, /standard">(\w)/.exec(again.text)?.[1]]).toEqual([200, 'b'])
  })
  it('a page that was withdrawn is 410 from then on', async () => {
    put('withdrawn/index.html', big('a'))
    expect((await get('/base/withdrawn/')).status).toBe(200)
    rmSync(join(dir, 'public/withdrawn/index.html'))
    put('withdrawn/410.html', page('z'))
    vi.advanceTimersByTime(500)
    expect((await get('/base/withdrawn/')).status).toBe(410)
  })
  it('lets go of what was not asked for longest, and holds no more than its cap', async () => {
    for (const name of ['one', 'two', 'three']) put(`${name}/index.html`, big('a'))
    for (const name of ['one', 'two', 'one', 'three']) await get(`/base/${name}/`)
    for (const name of ['one', 'two', 'three']) put(`${name}/index.html`, big('b'))
    // Two entries fit: `two` had to go for `three`, and is read anew at once; it pushes out `one`.
    expect([await mark('/base/three/'), await mark('/base/one/')]).toEqual(['a', 'a'])
    expect(await mark('/base/two/')).toBe('b')
    expect(await mark('/base/three/')).toBe('b')
  })
  it('serves a file that is larger than the cap', async () => {
    put('huge/index.html', page('h' + 'x'.repeat(3 * capBytes)))
    expect(await mark('/base/huge/')).toBe('h')
    expect(await mark('/base/huge/')).toBe('h')
  })
})
