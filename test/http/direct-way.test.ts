import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDemoFolder } from '#test/kit/demo-folder.ts'
import { raw, type Answer } from '#test/kit/raw.ts'
import { startServer, type Server } from '#test/kit/server.ts'

let server: Server
let dir: string
let calls = 0
beforeAll(async () => {
  dir = await newDemoFolder()
  server = await startServer({ dir, env: { TRUST_PROXY: '1' } })
})
afterAll(async () => {
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
})

const json = { 'content-type': 'application/json' }
const place = '/api/chuxiong'
const cases = `${place}/cases`
type Row = [what: string, path: string, body: string, headers?: Record<string, string>]
/** What a caller may send as short JSON, good and bad. */
const rows: Row[] = [
  ['no JSON', cases, '{"a":'],
  ['nothing', cases, ''],
  ['an empty object', cases, '{}'],
  ['a list', cases, '[]'],
  ['null', cases, 'null'],
  ['an unknown key', cases, '{"zz":1}'],
  ['the prototype', cases, '{"__proto__":{"wish":"check"}}'],
  ['a byte order mark', cases, '\ufeff{}'],
  ['one character', cases, '{"story":"吵","wish":"check"}'],
  ['just under the limit of the direct way', cases, JSON.stringify({ story: '吵'.repeat(21_000) })],
  ['deep nesting', cases, '['.repeat(5_000) + ']'.repeat(5_000)],
  ['from another site', cases, '{}', { ...json, origin: 'https://evil.example' }],
  ['another site, by its own word', cases, '{}', { ...json, 'sec-fetch-site': 'cross-site' }],
  ['an origin of null', cases, '{}', { ...json, origin: 'null' }],
  ['its own charset', cases, '{}', { 'content-type': 'application/json; charset=utf-8' }],
  ['something like JSON', cases, '{}', { 'content-type': 'application/jsonx' }],
  ['a request id and a name of its own', cases, '{}', { ...json, 'x-request-id': 'mine12345678' }],
  ['an idempotency key that is none', cases, '{}', { ...json, 'idempotency-key': 'x' }],
  ['no place', '/api/nowhere/cases', '{}'],
  ['a slash behind', `${cases}/`, '{}'],
  ['a slash too many', '/api//chuxiong/cases', '{}'],
  ['a path in percent signs', '/api/chuxiong/%63ases', '{}'],
  ['a percent sign alone', `${cases}%`, '{}'],
  ['bytes that are no text', `${place}/%ff`, '{}'],
  ['a zero', `${cases}%00`, '{}'],
  ['a way out of the API', '/api/../admin/', '{}'],
  ['the same in percent signs', '/api/%2e%2e/admin/', '{}'],
  ['a way to a form', '/api/../chuxiong/complain/', '{}'],
  ['a query that breaks', `${cases}?x=%zz`, '{}'],
  ['a route that is read', '/api/healthz', '{}'],
  ['no route', '/api/nothing', '{}'],
  ['the desk without a session', '/api/admin/cases', '{}'],
  ['a wrong sign-in', '/api/admin/sign-in', '{"login":"nobody","password":"x"}'],
  ['a door for forms', `${place}/chat`, '{"say":"夜里工地吵"}'],
  ['Open311, which takes forms', '/api/open311/v2/chuxiong/requests.json', '{}'],
]

/** What belongs to one connection or one moment. */
const passing = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'])
const steady = ({ status, headers, text }: Answer, id: string) => ({
  status,
  text: text.replaceAll(id, 'ID'),
  headers: Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !passing.has(name) && name !== 'x-request-id')
      .map(([name, value]) => [name, String(value).replace(/(remaining|reset)=\d+/g, '$1')]),
  ),
})
/** Asks from an address of its own, for the limits are tested elsewhere. */
const ask = async (path: string, body: string, headers: Record<string, string>) => {
  const client = { 'x-forwarded-for': `10.0.${calls >> 8}.${calls++ & 255}` }
  const asked = { method: 'POST', body, headers: { ...headers, ...client } }
  const answer = await raw(server.port, path, asked)
  const id = String(answer.headers['x-request-id'])
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  return steady(answer, id)
}

describe('DESIGN 8: the quick way in for short JSON answers as the ordinary one does', () => {
  // A body whose length is not told beforehand goes the ordinary way.
  it.each(rows)('%s', async (_, path, body, headers = json) => {
    const direct = await ask(path, body, headers)
    const ordinary = await ask(path, body, { ...headers, 'transfer-encoding': 'chunked' })
    expect(direct).toEqual(ordinary)
    expect(direct.headers['x-content-type-options']).toBe('nosniff')
  })

  it('one client has one allowance on both ways', async () => {
    const client = { ...json, 'x-forwarded-for': '10.9.9.9' }
    const left = async (headers: Record<string, string>) => {
      const { headers: got } = await raw(server.port, cases, {
        method: 'POST',
        body: '{}',
        headers,
      })
      return Number(/remaining=(\d+)/.exec(String(got['ratelimit']))?.[1])
    }
    const first = await left(client)
    expect(await left({ ...client, 'transfer-encoding': 'chunked' })).toBe(first - 1)
    expect(await left(client)).toBe(first - 2)
  })

  it('a method that no handler can hold is refused as every other: RFC 9457, and without noise', async () => {
    const answer = await raw(server.port, '/chuxiong/', { method: 'TRACE' })
    expect(answer.status).toBe(405)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    const requestId = answer.headers['x-request-id']
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'method', status: 405, requestId })
    expect(server.printed()).not.toMatch(/Could not render|TypeError/)
  })
})
