import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStatic } from '#api/http/static.ts'

const css = 'body { color: red }'
const html = '<!doctype html><html lang="zh-CN" data-mode="standard"><body>首页</body></html>'
let server: Server
let dir: string
let at: string

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'static-'))
  mkdirSync(join(dir, '_astro'))
  const put = (name: string, text: string) => {
    writeFileSync(join(dir, name), text)
    writeFileSync(join(dir, `${name}.br`), brotliCompressSync(text))
  }
  put('index.html', html)
  put('_astro/a.css', css)
  const serve = createStatic({ roots: [dir], base: '', capBytes: 1 << 20, headers: {} })
  server = createServer((req, res) => void (serve(req, res) || res.writeHead(404).end()))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(dir, { recursive: true })
})

describe('what a reader with a display cookie gets (DESIGN §3)', () => {
  const get = async (path: string, cookie?: string) =>
    (await fetch(at + path, cookie ? { headers: { cookie } } : {})).text()
  it('the page in the mode', async () => {
    expect(await get('/')).toContain('data-mode="standard"')
    expect(await get('/', 'display=elder+contrast')).toContain('data-mode="elder contrast"')
  })
  it('style sheets and scripts that can be decoded', async () => {
    expect(await get('/_astro/a.css', 'display=elder')).toBe(css)
    expect(await get('/_astro/a.css')).toBe(css)
  })
})
