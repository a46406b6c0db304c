import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile } from '#api/facts/compile.ts'
import { root } from '#test/kit/house.ts'
import { plainEnv } from '#test/kit/server.ts'

describe('astro dev serves pages, locals and the API alike (DESIGN §3, trap 2)', () => {
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-dev-'))
  const port = 20_000 + Math.floor(Math.random() * 30_000)
  const url = `http://127.0.0.1:${port}`
  const place = compile(root).facts.places[0]?.slug ?? ''
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/astro/bin/astro.mjs'),
      'dev',
      '--port',
      String(port),
      '--host',
      '127.0.0.1',
    ],
    {
      cwd: root,
      env: {
        ...plainEnv(),
        DATA_DIR: join(dir, 'data'),
        KEY_DIR: join(dir, 'keys'),
        PORT: String(port),
        ASTRO_TELEMETRY_DISABLED: '1',
      },
    },
  )
  let said = ''
  child.stdout.on('data', (d) => (said += d))
  child.stderr.on('data', (d) => (said += d))
  beforeAll(async () => {
    for (let tries = 0; tries < 600; tries++) {
      if (
        await fetch(`${url}/api/healthz`).then(
          (r) => r.ok,
          () => false,
        )
      )
        return
      await new Promise((done) => setTimeout(done, 200))
    }
    throw new Error(`astro dev did not start:\n${said}`)
  })
  afterAll(async () => {
    child.kill('SIGTERM')
    await new Promise((done) => child.once('exit', done))
    rmSync(dir, { recursive: true, force: true })
  })

  test('a page has its facts', async () => {
    const page = await fetch(`${url}/${place}/`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('这事归谁管')
  })
  test('a POST arrives with body, query and headers', async () => {
    const answer = await fetch(`${url}/api/${place}/cases?from=singlemessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ story: '工地夜里打桩', wish: 'check', unknown: 1 }),
    })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.text()).toContain('unknown')
  })
  test('an unknown path is 404', async () => {
    expect((await fetch(`${url}/nowhere/`)).status).toBe(404)
  })
})
