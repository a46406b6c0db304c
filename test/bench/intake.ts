import Database from 'better-sqlite3'
import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFlags } from '#api/cli/launch.ts'
import { startServer } from '../kit/server.ts'
import { load, type Load } from './load.ts'
import type { Bench } from './run.ts'

const story = '工地半夜还在打桩，吵得睡不着，已经连着三个晚上了，家里有老人和要上学的孩子。'.repeat(
  4,
)
let asked = 0
const request = (path: string) => () => {
  const n = ++asked
  return {
    method: 'POST',
    path,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      // Every request from another address: the limits are not what is measured.
      'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    },
    body: JSON.stringify({ story: `${n} ${story}`, wish: 'check', nameMode: 'anonymous' }),
  }
}
const made = (status: number) => status === 201
const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

async function bareHttp(count: number): Promise<Load> {
  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (d: Buffer) => parts.push(d))
    req.on('end', () =>
      res.end(JSON.stringify({ ok: JSON.parse(Buffer.concat(parts).toString()) !== null })),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const result = await load(port, request('/'), { count })
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

const modes = ['none', 'single', 'group'] as const
type Mode = (typeof modes)[number]
type Told = { loop: number; cpu: number }
type Child = {
  process: ChildProcess
  path: string
  port: number
  ask: (say: string) => Promise<Told>
}

/** The handler of the interface over one kind of store, in a process of its own. */
async function child(mode: Mode, dir: string): Promise<Child> {
  const started = fork(join(import.meta.dirname, 'intake-child.ts'), [mode, dir], {
    execArgv: nodeFlags,
  })
  const [{ port, place }] = (await once(started, 'message')) as [{ port: number; place: string }]
  const ask = async (say: string): Promise<Told> => {
    const answer = once(started, 'message')
    started.send(say)
    return ((await answer) as [Told])[0]
  }
  return { process: started, port, path: `/${place}/cases`, ask }
}

type Round = Record<Mode, Load & Told> & { raw: number; bare: number }

/** The three stores in turn, round by round, each with an import and searches beside it. */
async function compared(count: number, rounds: number): Promise<Round[]> {
  const dirs = modes.map(() => mkdtempSync(join(tmpdir(), 'shouwen-intake-')))
  const children = await Promise.all(modes.map((mode, n) => child(mode, dirs[n] ?? '')))
  const seen: Round[] = []
  const measured = async ({ port, path, ask }: Child, n: number): Promise<Load & Told> => {
    await ask('busy')
    await load(port, request(path), { count: Math.min(200, n), ok: made })
    const before = await ask('reset')
    const result = await load(port, request(path), { count: n, ok: made })
    const { loop, cpu } = await ask('tell')
    await ask('idle')
    if (result.bad) throw new Error(`${result.bad} complaints were not answered with 201`)
    return { ...result, loop, cpu: (cpu - before.cpu) / n }
  }
  for (let round = 0; round < rounds; round += 1) {
    const [none, single, group] = [children[0], children[1], children[2]]
    if (!none || !single || !group) break
    seen.push({
      none: await measured(none, count),
      single: await measured(single, count),
      group: await measured(group, count),
      raw: rawTransactions(Math.max(200, count)),
      bare: (await bareHttp(Math.max(1_000, count))).perSecond,
    })
  }
  for (const { process } of children) process.kill()
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
  return seen
}

/** The built product while it publishes all its pages for the first time and readers search: its whole way, its tail. */
async function whilePublishing(count: number) {
  const server = await startServer({ env: { TRUST_PROXY: '1' } })
  const { places } = {
    places: (await (await fetch(`${server.url}/`)).text()).match(/href="\/([a-z-]+)\//),
  }
  const slug = places?.[1] ?? ''
  let on = true
  const searching = (async () => {
    for (; on; await new Promise((done) => setTimeout(done, 100)))
      await (await fetch(`${server.url}/${slug}/find/?q=${encodeURIComponent('夜里施工')}`)).text()
  })()
  const path = request(`/api/${slug}/cases`)
  await load(server.port, path, { count: 200, ok: made })
  const busy = await load(server.port, path, { count, ok: made })
  const published = /全部生成/.test(server.printed())
  while (!/全部生成|没有生成/.test(server.printed()))
    await new Promise((done) => setTimeout(done, 100))
  const calm = await load(server.port, path, { count, ok: made })
  on = false
  await searching
  await server.stop()
  return { busy, calm, published }
}

const rate = (of: Load) => Math.round(of.perSecond)

/** Complaints over HTTP: classified, routed, sealed and chained, and durable before the answer. */
export const intake: Bench = {
  name: 'intake',
  title: 'Intake over HTTP (durable, 32 connections)',
  run: async ({ scale, table, note }) => {
    const count = Math.max(300, Math.round(6_000 * scale))
    const seen = await compared(count, scale < 1 ? 3 : 5)
    table(
      seen.map((r, n) => ({
        round: n + 1,
        'ours /s': rate(r.group),
        'no database /s': rate(r.none),
        'one tx a request /s': rate(r.single),
        'raw FULL tx/s': Math.round(r.raw),
        'bare POST/s': Math.round(r.bare),
        'ours ÷ no database': (r.group.perSecond / r.none.perSecond).toFixed(2),
        'ours ÷ one tx': (r.group.perSecond / r.single.perSecond).toFixed(2),
        'by processor time': `${(r.none.cpu / r.group.cpu).toFixed(2)}, ${(r.single.cpu / r.group.cpu).toFixed(2)}`,
        'processor ms': r.group.cpu.toFixed(2),
        'p50, p99 ms': `${r.group.p50.toFixed(0)}, ${r.group.p99.toFixed(0)}`,
        'loop p99 ms': r.group.loop.toFixed(1),
      })),
    )
    const mid = (of: (r: Round) => number) => median(seen.map(of)).toFixed(2)
    note(
      `Medians: ours ÷ no database ${mid((r) => r.group.perSecond / r.none.perSecond)}, ours ÷ one transaction a request ${mid((r) => r.group.perSecond / r.single.perSecond)}. An import and searches of the register run beside each; load of the machine ${loadavg()[0]?.toFixed(1)}.`,
    )
    const { busy, calm, published } = await whilePublishing(count)
    table(
      Object.entries({ 'while all pages are published': busy, 'at rest': calm }).map(
        ([when, r]) => ({
          'built product': when,
          'complaints/s': rate(r),
          'p50 ms': r.p50.toFixed(1),
          'p99 ms': r.p99.toFixed(1),
        }),
      ),
    )
    if (published) note('The pages were all made before the round was over.')
  },
}
