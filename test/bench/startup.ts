import { spawn } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFlags } from '#api/cli/launch.ts'
import type { Facts } from '#rules/content/facts.ts'
import { root } from '../kit/house.ts'
import { freePort } from '../kit/port.ts'
import { startServer } from '../kit/server.ts'
import type { Bench } from './run.ts'

type Seen = { ms: number; mb: number }
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
const rssMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
const median = (list: number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? NaN

/** The least that a server can be: one bare node:http process. */
async function bare(): Promise<Seen> {
  const port = await freePort()
  const began = performance.now()
  const code = `require('http').createServer((q, s) => s.end('ok')).listen(${port})`
  const child = spawn(process.execPath, [...nodeFlags, '-e', code])
  const answers = () =>
    fetch(`http://127.0.0.1:${port}`).then(
      (r) => r.ok,
      () => false,
    )
  while (!(await answers())) await wait(5)
  const ms = performance.now() - began
  await wait(1_000)
  const mb = rssMb(child.pid ?? 0)
  child.kill()
  return { ms, mb }
}

/** A copy of the build with `count` places: the first one again and again, each under laws of its own. */
function withPlaces(count: number, dir: string): string {
  const copy = join(dir, `root-${count}`)
  mkdirSync(copy)
  for (const name of ['content', 'node_modules']) symlinkSync(join(root, name), join(copy, name))
  cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true })
  const file = join(copy, 'dist/facts.json')
  const facts = JSON.parse(readFileSync(file, 'utf8')) as Facts
  const [place] = facts.places
  if (!place) throw new Error('content has no place')
  const territories = ['温州', '宁波', '杭州', '浙江']
  facts.places = Array.from({ length: count }, (_, n) =>
    n === 0
      ? place
      : { ...place, slug: `${place.slug}-${n}`, territories: territories.slice(0, n - 1) },
  )
  facts.version = `${count} places`
  writeFileSync(file, JSON.stringify(facts))
  return copy
}

/** A start over a data folder that is already there: until the first page is answered, and the memory at rest. */
export const startup: Bench = {
  name: 'startup',
  title: 'Start and rest (second start, data folder present)',
  run: async ({ scale, table, note }) => {
    const dir = mkdtempSync(join(tmpdir(), 'shouwen-startup-'))
    const rounds = scale < 1 ? 3 : 7
    const seen = new Map<string, Seen[]>()
    const roots = { 'Shouwen, one place': root, 'Shouwen, five places': withPlaces(5, dir) }
    for (const [name, at] of Object.entries(roots)) {
      const options = {
        dir: join(dir, name),
        built: at,
        env: { PUBLIC_URL: 'http://localhost:4321', PLACES: '' },
      }
      const first = await startServer(options)
      while (!/全部生成/.test(first.printed())) await wait(100)
      await first.stop()
      const runs: Seen[] = []
      for (let round = 0; round < rounds; round++) {
        const server = await startServer({ ...options, path: '/' })
        await wait(6_000)
        runs.push({ ms: server.firstAnswer, mb: rssMb(server.child.pid ?? 0) })
        await server.stop()
      }
      seen.set(name, runs)
    }
    const least: Seen[] = []
    for (let round = 0; round < rounds; round++) least.push(await bare())
    seen.set('bare node:http', least)
    rmSync(dir, { recursive: true, force: true })
    const ratio = (runs: Seen[], of: (s: Seen) => number) =>
      (median(runs.map(of)) / median(least.map(of))).toFixed(1)
    table(
      [...seen].map(([process, runs]) => ({
        process,
        'first answer ms, median': Math.round(median(runs.map((r) => r.ms))),
        'ms, worst': Math.round(Math.max(...runs.map((r) => r.ms))),
        '÷ bare': ratio(runs, (r) => r.ms),
        'RSS MB at rest': Math.round(median(runs.map((r) => r.mb))),
        '÷ bare, memory': ratio(runs, (r) => r.mb),
      })),
    )
    note(
      'Pages, accounts and demo rows are there; the rest is looked at six seconds after the start.',
    )
  },
}
