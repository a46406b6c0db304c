import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compile } from '#api/facts/compile.ts'
import { root } from '#test/kit/house.ts'
import { startServer, type Server } from '#test/kit/server.ts'

const place = compile(root).facts.places[0]?.slug ?? ''
type Kept = { number: string; secret: string; story: string }

async function complain(server: Server, n: number): Promise<Kept | null> {
  const story = `工地夜里打桩，第${n}件`
  const answer = await fetch(`${server.url}/api/${place}/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.1.${n >> 8}.${n & 255}` },
    body: JSON.stringify({ story, wish: 'check' }),
  }).catch(() => null)
  if (answer?.status !== 201) return null
  const body = (await answer.json().catch(() => null)) as { number: string; secret: string } | null
  return body && { ...body, story }
}

async function look(server: Server, { number, secret }: Kept): Promise<string> {
  const answer = await fetch(`${server.url}/api/${place}/cases/${number}`, {
    headers: { 'x-case-secret': secret, 'x-forwarded-for': `10.2.0.${number.charCodeAt(12)}` },
  })
  return `${answer.status} ${await answer.text()}`
}

test('kill -9 while complaints come in loses none that was acknowledged, and the next start has them all', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-kill-'))
  const env = { TRUST_PROXY: '1' }
  const kept: Kept[] = []
  for (let round = 0; round < 2; round++) {
    const server = await startServer({ dir, env })
    const before = kept.length
    const senders = Array.from({ length: 8 }, async (_, sender) => {
      for (let n = 0; ; n++) {
        const done = await complain(server, round * 10_000 + sender * 1_000 + n)
        if (!done) return
        kept.push(done)
      }
    })
    while (kept.length < before + 40) await new Promise((done) => setTimeout(done, 10))
    await server.stop('SIGKILL')
    await Promise.all(senders)
  }
  const server = await startServer({ dir, env })
  const seen = await Promise.all(
    kept.map(async (one) => (await look(server, one)).includes(one.story)),
  )
  const ready = await fetch(`${server.url}/api/readyz`).then((r) => r.json())
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
  expect(kept.length).toBeGreaterThanOrEqual(80)
  expect(seen.filter((ok) => !ok)).toEqual([])
  expect(ready).toMatchObject({ ok: true })
})
