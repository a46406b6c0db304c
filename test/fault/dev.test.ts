import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facts, root } from '#test/kit/house.ts'
import { freePort } from '#test/kit/port.ts'
import { raw } from '#test/kit/raw.ts'
import { plainEnv } from '#test/kit/server.ts'

const slug = facts().places[0]?.slug ?? ''
let dir: string
let dev: ChildProcess
let port: number
let text = ''

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'shouwen-dev-'))
  port = await freePort()
  const astro = join(root, 'node_modules/astro/bin/astro.mjs')
  dev = spawn(process.execPath, [astro, 'dev', '--port', String(port), '--host', '127.0.0.1'], {
    cwd: root,
    // A group of its own, so that what it starts ends with it.
    detached: true,
    env: {
      ...plainEnv(),
      ASTRO_TELEMETRY_DISABLED: '1',
      DATA_DIR: join(dir, 'data'),
      KEY_DIR: join(dir, 'keys'),
      PORT: String(port),
    },
  })
  dev.stdout?.on('data', (d) => (text += d))
  dev.stderr?.on('data', (d) => (text += d))
  const answers = () =>
    raw(port, '/api/healthz').then(
      (a) => a.status === 200,
      () => false,
    )
  for (let left = 1_200; !(await answers()); left--) {
    if (left <= 0 || dev.exitCode !== null) throw new Error(`astro dev did not start:\n${text}`)
    await new Promise((done) => setTimeout(done, 100))
  }
})
afterAll(async () => {
  const ended = new Promise((done) => dev.once('exit', done))
  if (dev.exitCode === null && dev.pid) process.kill(-dev.pid, 'SIGKILL')
  await ended
  rmSync(dir, { recursive: true, force: true })
})

describe('astro dev serves the whole product (DESIGN §3, traps 1 and 2)', () => {
  it('a page with its facts', async () => {
    const { status, text: html } = await raw(port, `/${slug}/`)
    expect(status).toBe(200)
    expect(html).toContain(facts().places[0]?.name)
    expect(html).toContain('lang="zh-CN"')
  })
  it('a post to the API keeps its body, headers and query', async () => {
    const complaint = { story: '工地夜里施工，吵得睡不着', wish: 'check', nameMode: 'anonymous' }
    const sent = await raw(port, `/api/${slug}/cases?from=singlemessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'dev-smoke-0000001' },
      body: JSON.stringify(complaint),
    })
    expect(sent.status, sent.text).toBe(201)
    const { number, secret } = JSON.parse(sent.text) as { number: string; secret: string }
    const again = await raw(port, `/api/${slug}/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'dev-smoke-0000001' },
      body: JSON.stringify(complaint),
    })
    expect(JSON.parse(again.text), 'the header arrived').toMatchObject({ number })
    const seen = await raw(port, `/api/${slug}/cases/${number}`, {
      headers: { 'x-case-secret': secret },
    })
    expect(seen.text).toContain(complaint.story)
  })
  it('a form post answers 303 or goes back to its page, with what was typed', async () => {
    const answer = await raw(port, `/api/${slug}/complain/happened`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ story: '路灯坏了三天', wish: 'check' }).toString(),
    })
    expect([303, 307]).toContain(answer.status)
    expect(answer.headers['set-cookie'], 'a draft was kept').toBeDefined()
  })
  it('a page that is not there is 404, in our words', async () => {
    const { status, text: html } = await raw(port, '/nowhere/')
    expect([status, html.includes('没有找到这个页面')]).toEqual([404, true])
  })
  it('the search of the server, whose index is made by a process of its own', async () => {
    const { status, text: html } = await raw(port, `/${slug}/find/?q=${encodeURIComponent('噪声')}`)
    expect(status).toBe(200)
    expect(html).toContain('<mark>')
  })
})
