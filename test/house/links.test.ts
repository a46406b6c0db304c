import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followLinks } from '#test/kit/links.ts'

const pages: Record<string, string> = {
  '/': `<a href="/next/">1</a><a href="/gone/">2</a><a href="/next/#nowhere">3</a>
    <a href="https://foreign.invalid/">4</a><a href="https://www.example.gov.cn/">5</a><a href="tel:12345">6</a>`,
  '/next/': '<h1 id="here">next</h1><a href="/#top">up</a><a href="/api/x">no page</a>',
}

describe('the crawl of links', () => {
  let server: Server
  beforeAll(async () => {
    server = createServer((req, res) => {
      const page = pages[req.url ?? '']
      res.writeHead(page ? 200 : 404, { 'content-type': 'text/html' }).end(page)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  })
  afterAll(() => void server.close())

  it('finds dead pages and dead anchors, and asks no other host', async () => {
    const { port } = server.address() as AddressInfo
    const { dead, foreign, strangers } = await followLinks(`http://127.0.0.1:${port}/`)
    expect(dead.map((line) => line.replace(/^http:\/\/[^/]+/, '').split(' ')[0])).toEqual(
      expect.arrayContaining(['/gone/', '/next/#nowhere']),
    )
    expect(dead).toHaveLength(2)
    expect(foreign).toEqual(['https://foreign.invalid/', 'https://www.example.gov.cn/'])
    expect(strangers).toEqual(['https://foreign.invalid/'])
  })
})
