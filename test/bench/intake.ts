import Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../kit/server.ts'
import { load, type Load } from './load.ts'
import type { Bench } from './run.ts'

const story = '工地半夜还在打桩，吵得睡不着，已经连着三个晚上了，家里有老人和要上学的孩子。'.repeat(
  4,
)
const request = (place: string) => (n: number) => ({
  method: 'POST',
  path: `/api/${place}/cases`,
  headers: {
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    // Every request from another address: the limits are not what is measured.
    'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
  },
  body: JSON.stringify({ story: `${n} ${story}`, wish: 'check', nameMode: 'anonymous' }),
})

async function bareHttp(place: string, count: number): Promise<Load> {
  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (d: Buffer) => parts.push(d))
    req.on('end', () =>
      res.end(JSON.stringify({ ok: JSON.parse(Buffer.concat(parts).toString()) !== null })),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const result = await load(
    typeof address === 'object' && address ? address.port : 0,
    request(place),
    { count },
  )
  server.close()
  return result
}

/** One row and three events a transaction, synchronous=FULL: what the disk allows without grouping. */
function rawTransactions(count: number): number {
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-raw-'))
  const db = new Database(join(dir, 'raw.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(
    'create table c (id text primary key, body text); create table e (id text primary key, c text, body text)',
  )
  const row = db.prepare('insert into c values (?, ?)')
  const event = db.prepare('insert into e values (?, ?, ?)')
  const one = db.transaction(() => {
    const id = randomUUID()
    row.run(id, story)
    for (let i = 0; i < 3; i++) event.run(randomUUID(), id, story)
  })
  const began = performance.now()
  for (let i = 0; i < count; i++) one()
  const rate = count / ((performance.now() - began) / 1000)
  db.close()
  rmSync(dir, { recursive: true })
  return rate
}

/** Complaints over HTTP into the built product: classified, routed, sealed, chained and durable before the answer. */
export const intake: Bench = {
  name: 'intake',
  title: 'Intake over HTTP (durable, 32 connections)',
  run: async ({ scale, table, note }) => {
    const server = await startServer({ env: { TRUST_PROXY: '1' } })
    const facts = (await (await fetch(`${server.url}/api/places`)).json().catch(() => null)) as
      { slug: string }[] | null
    const place = facts?.[0]?.slug ?? process.env['BENCH_PLACE'] ?? ''
    const ok = (status: number) => status === 201
    const rounds: { ours: Load; bare: Load; raw: number }[] = []
    await load(server.port, request(place), { count: 200, ok })
    for (let round = 0; round < 3; round++)
      rounds.push({
        ours: await load(server.port, (n) => request(place)(n + round * 1_000_000), {
          count: Math.max(300, 6_000 * scale),
          ok,
        }),
        bare: await bareHttp(place, Math.max(1_000, 20_000 * scale)),
        raw: rawTransactions(Math.max(200, 3_000 * scale)),
      })
    await server.stop()
    const bad = rounds.reduce((n, r) => n + r.ours.bad, 0)
    if (bad) throw new Error(`${bad} complaints were not answered with 201`)
    table(
      rounds.map((r, n) => ({
        round: n + 1,
        'complaints/s': Math.round(r.ours.perSecond),
        'p50 ms': r.ours.p50.toFixed(1),
        'p99 ms': r.ours.p99.toFixed(1),
        'bare node:http POST/s': Math.round(r.bare.perSecond),
        'raw SQLite FULL tx/s': Math.round(r.raw),
        'ours ÷ bare': (r.ours.perSecond / r.bare.perSecond).toFixed(2),
        'ours ÷ raw tx': (r.ours.perSecond / r.raw).toFixed(2),
      })),
    )
    note(
      'Every complaint is classified, routed, sealed and chained; the answer is sent after the commit.',
    )
  },
}
