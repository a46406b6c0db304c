import Database from 'better-sqlite3'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settleClocks } from '#api/office/calendar/recount.ts'
import type { Facts } from '#rules/content/facts.ts'
import { makeHouse } from '../kit/house.ts'
import { startServer, type Server } from '../kit/server.ts'
import { account, benchFacts, fillFolder, type Folder } from './desk-folder.ts'
import { quantile } from './labelled.ts'
import type { Bench } from './run.ts'

const option = (name: string): string | undefined =>
  process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3)
/** `--cases=N`; a million in full. */
const wanted = (scale: number): number =>
  Number(option('cases') ?? (scale < 1 ? 50_000 : 1_000_000))

/** A folder made for this run, or with `--folder=DIR` one that is kept for the next. */
async function folderFor(count: number): Promise<{ dir: string; folder: Folder; kept: boolean }> {
  const given = option('folder')
  const dir = given ?? mkdtempSync(join(tmpdir(), 'shouwen-desk-'))
  const note = join(dir, 'bench.json')
  if (given && existsSync(note))
    return { dir, folder: JSON.parse(readFileSync(note, 'utf8')) as Folder, kept: true }
  mkdirSync(dir, { recursive: true })
  const folder = await fillFolder(dir, count)
  writeFileSync(note, JSON.stringify(folder))
  return { dir, folder, kept: given !== undefined }
}

const memory = (pid: number) => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
  return { rss: of('VmRSS'), own: of('RssAnon') }
}

async function signIn({ url }: Server): Promise<string> {
  const answer = await fetch(`${url}/api/admin/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  })
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

/** Processor time of a process so far, in milliseconds. */
const processor = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(stat[11]) + Number(stat[12])) * 10
}

/** Pages one after another, as a person opens them; milliseconds each. */
async function opened(server: Server, cookie: string, paths: string[]): Promise<number[]> {
  const times: number[] = []
  for (const path of paths) {
    const from = performance.now()
    const answer = await fetch(server.url + path, { headers: { cookie } })
    const body = await answer.text()
    times.push(performance.now() - from)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${body.slice(0, 300)}`)
  }
  return times
}

/** Random cases by their primary key, with nothing around the engine: microseconds each. */
function bareReads(file: string, count: number): { ids: string[]; times: number[] } {
  const db = new Database(file, { readonly: true })
  const near = db.prepare<[string], string>('select id from cases where id > ? limit 1').pluck()
  const ids = Array.from({ length: count }, () => {
    const start = Math.floor(Math.random() * 0xffffffff).toString(16)
    return near.get(start.padStart(8, '0')) ?? near.get('') ?? ''
  })
  const row = db.prepare('select * from cases where id = ?')
  const times = ids.map((id) => {
    const from = performance.now()
    row.get(id)
    return performance.now() - from
  })
  db.close()
  return { ids, times }
}

/** All clocks of the folder reckoned anew after a rule has changed; seconds, and how many cases got another day. */
async function recounted(dir: string, change: (shipped: Facts) => Facts) {
  const shown = change(benchFacts())
  const house = await makeHouse({
    url: `file:${join(dir, 'data/shouwen.db')}`,
    settings: { DATA_DIR: join(dir, 'data'), KEY_DIR: join(dir, 'keys') },
    parts: { facts: () => shown },
  })
  const deps = { ...house.deps, facts: () => shown }
  const [place] = shown.places
  await deps.store.write((tx) => tx.meta.set(`clocks:${place?.slug}`, 'before'))
  const cpu = process.cpuUsage()
  const from = performance.now()
  const done = await settleClocks(deps)
  const seconds = (performance.now() - from) / 1000
  const { user, system } = process.cpuUsage(cpu)
  await house.stop()
  return { ...done, seconds, cpu: (user + system) / 1e6 }
}

const withClocks = (
  of: Facts,
  change: (clock: Facts['clocks'][number]) => Facts['clocks'][number],
) => ({
  ...of,
  clocks: of.clocks.map(change),
  places: of.places.map((place) => ({ ...place, clocks: place.clocks.map(change) })),
})

const boxes = ['', '?box=mine', '?box=waiting', '?box=overdue', '?box=following', '?box=done']

async function pagesOf({ scale, table }: Parameters<Bench['run']>[0], dir: string, of: Folder) {
  const options = { dir, env: { PLACES: of.place } }
  const first = await startServer(options)
  while (!/全部生成|没有生成/.test(first.printed()))
    await new Promise((done) => setTimeout(done, 200))
  await first.stop()
  // Publishing every page for the first time leaves garbage, and is not what the desk does.
  const server = await startServer(options)
  const pid = server.child.pid ?? 0
  const cookie = await signIn(server)
  const rounds = Math.max(60, Math.round(200 * scale))
  const { ids, times: bare } = bareReads(join(dir, 'data/shouwen.db'), rounds)
  const many = (paths: string[]) =>
    Array.from({ length: rounds }, (_, n) => paths[n % paths.length] ?? '')
  const search = (words: string[]) => words.map((w) => `/admin/?q=${encodeURIComponent(w)}`)
  const pairs = of.words.map((w) => w.slice(0, 2))
  const sets: [string, string[]][] = [
    ['inbox', many(boxes.map((b) => `/admin/${b}`))],
    ['a case', ids.map((id) => `/admin/cases/${id}/`)],
    ['full text, a phrase', many(search(of.words))],
    ['full text, one word', many(search(pairs))],
    [
      'full text, two far words',
      many(search(pairs.map((w, n) => `${w} ${pairs[(n + 7) % pairs.length]}`))),
    ],
  ]
  await opened(
    server,
    cookie,
    sets.flatMap(([, paths]) => paths.slice(0, 20)),
  )
  const base = Number(quantile(bare, 0.5))
  const rows: Record<string, string | number>[] = []
  for (const [page, paths] of sets) {
    const before = processor(pid)
    const times = await opened(server, cookie, paths)
    const used = (processor(pid) - before) / paths.length
    const p50 = quantile(times, 0.5)
    rows.push({
      page,
      'p50 ms': p50,
      'p95 ms': quantile(times, 0.95),
      'processor ms': used.toFixed(1),
      'bare read, ms': base.toFixed(3),
      'p50 ÷ bare': Math.round(Number(p50) / base),
    })
  }
  table(rows)
  const { rss, own } = memory(pid)
  table([{ 'RSS MB': Math.round(rss), 'of its own MB': Math.round(own), cases: of.cases }])
  await server.stop()
}

/** The desk of one place with very many open cases, over the built product. */
export const desk: Bench = {
  name: 'desk',
  title: 'The desk at a million cases (SQLite)',
  run: async (kit) => {
    const count = wanted(kit.scale)
    const from = performance.now()
    const { dir, folder, kept } = await folderFor(count)
    try {
      const size = statSync(join(dir, 'data/shouwen.db')).size
      kit.note(
        `${folder.cases} cases, nine of ten open, all of one place; ${(size / 1e9).toFixed(2)} GB, made in ${((performance.now() - from) / 1000).toFixed(0)} s.`,
      )
      await pagesOf(kit, dir, folder)
      const same = await recounted(dir, (of) =>
        withClocks(of, (clock) => ({ ...clock, remedy: `${clock.remedy ?? ''}。` })),
      )
      const rows = [{ ...same, what: 'no day moves' }]
      rows.push({
        ...(await recounted(dir, (of) =>
          withClocks(of, (clock) =>
            clock.start === 'received' ? { ...clock, length: clock.length + 1 } : clock,
          ),
        )),
        what: 'every day moves',
      })
      kit.table(
        rows.map((r) => ({
          'a rule changed': r.what,
          'open cases': r.reckoned,
          moved: r.moved,
          seconds: r.seconds.toFixed(1),
          'processor s': r.cpu.toFixed(1),
          'seconds a million': ((r.seconds / r.reckoned) * 1e6).toFixed(0),
          'processor s a million': ((r.cpu / r.reckoned) * 1e6).toFixed(0),
        })),
      )
    } finally {
      if (!kept) rmSync(dir, { recursive: true, force: true })
    }
  },
}
