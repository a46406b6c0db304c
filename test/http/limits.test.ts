import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createGate } from '#api/http/guards.ts'
import { problem } from '#api/http/problem.ts'
import type { ApiEnv } from '#api/office/deps.ts'
import { limits, type LimitName } from '#rules/limits.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { root } from '#test/kit/house.ts'

/** One route behind each row of the table. */
function behind() {
  const gate = createGate(async () => null)
  const app = new Hono<ApiEnv>()
  app.onError((error, c) => problem(c, error))
  app.use('*', async (c, next) => {
    c.set('client', c.req.header('x-client') ?? '')
    await next()
  })
  for (const name of Object.keys(limits) as LimitName[])
    app.post(`/${name}`, gate.limit(name), (c) => c.text('ok'))
  return (name: string, client: string) =>
    app.request(`/${name}`, { method: 'POST', headers: { 'x-client': client } })
}

describe('limits', () => {
  it.each(Object.entries(limits))(
    '%s: as often as published, and once more is 429',
    async (...row) => {
      const [name, { points, seconds, say }] = row
      const send = behind()
      for (let n = 1; n <= points; n++) {
        const answer = await send(name, 'one')
        expect(answer.status).toBe(200)
        expect(answer.headers.get('ratelimit')).toMatch(
          `limit=${points}, remaining=${points - n}, `,
        )
      }
      const refused = await send(name, 'one')
      expect(refused.status).toBe(429)
      const wait = Number(refused.headers.get('retry-after'))
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(seconds)
      const { code, detail } = (await refused.json()) as { code: string; detail: string }
      expect(code).toBe('too_many')
      expect(detail).toContain(say)
      expect(detail).toContain(`最多 ${points} 次`)
      expect(detail).toMatch(/请过 \d+ 分钟再试/)
      expect((await send(name, 'another')).status, 'nobody pays for another').toBe(200)
    },
  )

  it('behind a session the account counts: a county may sit behind one address', async () => {
    const gate = createGate(async (cookie) => (cookie ? ({ id: cookie } as StaffMember) : null))
    const app = new Hono<ApiEnv>()
    app.onError((error, c) => problem(c, error))
    app.use('*', async (c, next) => {
      c.set('client', 'one address')
      await next()
    })
    app.post('/', gate.signedIn, gate.limit('admin'), (c) => c.text('ok'))
    const send = (cookie: string) => app.request('/', { method: 'POST', headers: { cookie } })
    for (let n = 1; n <= limits.admin.points; n++) await send('busy')
    expect((await send('busy')).status).toBe(429)
    expect((await send('colleague')).status).toBe(200)
  })

  it('what is published is kept: every row stands before some route', () => {
    const sources = ['api', 'site'].flatMap((dir) =>
      readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(join(root, dir, name), 'utf8')),
    )
    const text = sources.join('\n')
    const used = /limit(?:\(|: | \?\? )'(\w+)'/g
    const names = new Set([...text.matchAll(used)].map(([, name]) => name))
    expect(Object.keys(limits).filter((name) => !names.has(name))).toEqual([])
  })
})
