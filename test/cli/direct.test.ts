import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { direct, isShortJson } from '#api/cli/direct.ts'

const asked = (over: object): IncomingMessage =>
  ({ method: 'POST', url: '/b/api/x', ...over }) as IncomingMessage
const headers = { 'content-type': 'application/json', 'content-length': '20' }

describe('short JSON goes to the front door without the adapter', () => {
  let server: Server
  let url = ''
  let seen: { url: string; text: string; client: string | null } | undefined
  beforeAll(async () => {
    const door = async (request: Request): Promise<Response> => {
      const client = request.headers.get('x-shouwen-client')
      seen = { url: request.url, text: await request.text(), client }
      const pieces = new ReadableStream({
        start: (to) => {
          for (const piece of ['一', '二', '三']) to.enqueue(new TextEncoder().encode(piece))
          to.close()
        },
      })
      const answer = new Response(pieces, { status: 201, headers: { 'x-own': 'door' } })
      for (const cookie of ['a=1', 'b=2']) answer.headers.append('set-cookie', cookie)
      return answer
    }
    server = createServer((req, res) => {
      req.headers['x-shouwen-client'] = 'ours'
      res.setHeader('x-before', 'start script')
      void direct(door, req, res)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((done) => server.close(done)))

  it('with its body, its path and who is calling; status, headers, every cookie and every piece come back', async () => {
    const body = JSON.stringify({ story: '夜里施工' })
    const own = { 'x-shouwen-client': 'claimed', 'content-type': 'application/json' }
    const answer = await fetch(`${url}/api/p/cases?a=1`, { method: 'POST', body, headers: own })
    expect(seen).toEqual({ url: 'http://localhost/api/p/cases?a=1', text: body, client: 'ours' })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('x-own')).toBe('door')
    expect(answer.headers.get('x-before')).toBe('start script')
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await answer.text()).toBe('一二三')
  })

  it.each([
    ['short JSON of the interface', asked({ headers }), true],
    ['a page', asked({ url: '/b/place/complain/', headers }), false],
    ['another base', asked({ url: '/api/x', headers }), false],
    ['a reading', asked({ method: 'GET', headers }), false],
    ['a form', asked({ headers: { ...headers, 'content-type': 'multipart/form-data' } }), false],
    ['a long body', asked({ headers: { ...headers, 'content-length': '65537' } }), false],
    ['a body of unknown length', asked({ headers: { 'content-type': 'application/json' } }), false],
    ['a body in pieces', asked({ headers: { ...headers, 'transfer-encoding': 'chunked' } }), false],
  ])('%s', (_, request, short) => expect(isShortJson(request, '/b')).toBe(short))
})
