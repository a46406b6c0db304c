import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { houseDoor } from '#api/http/door.ts'
import { sowSamples } from '#api/office/decisions/samples.ts'
import { memberOf } from '#api/office/member.ts'
import { openDemo } from '#api/http/demo.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { itemsOf } from '#rules/search/cards.ts'

/** What one process found out about a register of one size; times in milliseconds, memory in MB. */
export type Found = {
  count: number
  full: { ms: number; user: number; files: number; pages: number; bytes: number; rss: number }
  /** User time of compressing, and of a bare loop that writes the same bytes to files. */
  compress: number
  bare: number
  /** The pages of decisions alone, as plain files, as other makers of sites write them; and the same bytes by a loop. */
  plain: { ms: number; user: number; pages: number; bare: number }
  /** Publications one after another: own page on disk, everything done, processor time; then withdrawals. */
  own: number[]
  all: number[]
  cpu: number[]
  pages: number
  gone: number[]
}

const [sizes = '', dir = '', root = '', rounds = '20', only = ''] = process.argv.slice(2)
const count = Number(sizes)
const user = () => process.cpuUsage().user / 1000

Object.assign(process.env, {
  MODE: 'demo',
  DATA_DIR: join(dir, 'data'),
  KEY_DIR: join(dir, 'keys'),
  LOG_LEVEL: 'error',
  ASTRO_NODE_AUTOSTART: 'disabled',
})
await import(pathToFileURL(join(root, 'dist/server/entry.mjs')).href)
const house = await houseDoor.house!()
const { deps, office, publisher } = house
const slug = deps.facts().places[0]?.slug ?? ''
const publicDir = join(dir, 'data/public')
await openDemo(deps, office, root)
// The catalogue comes first, so that what is measured are the decisions.
await publisher.resume()

/** Works off what waits; milliseconds by the clock and of user time. */
async function settled(): Promise<{ ms: number; user: number }> {
  const [began, spent] = [performance.now(), user()]
  if (!(await publisher.settle())) throw new Error('the publish failed')
  return { ms: performance.now() - began, user: user() - spent }
}
// What the same publish costs without decisions is taken off.
await deps.store.write((tx) => tx.publishJobs.insert({ type: 'facts', place: slug }, deps.now()))
const catalogue = await settled()
await sowSamples({ ...deps, publish: () => undefined }, slug, { count, seed: 1 })
/** The most memory that some work took, in MB; what the bench itself holds in between is left out. */
async function watched<T>(work: () => Promise<T>): Promise<[T, number]> {
  let rss = 0
  const watch = setInterval(() => (rss = Math.max(rss, process.memoryUsage().rss)), 50)
  const done = await work()
  clearInterval(watch)
  return [done, rss / 2 ** 20]
}
const filesOf = () =>
  readdirSync(publicDir, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))
const before = new Set(filesOf())
// «one» leaves the pages of the others out: they are not read when one is published.
if (only === 'one')
  for (const job of await deps.store.read.publishJobs.pending())
    await deps.store.write((tx) => tx.publishJobs.finish(job.id, deps.now()))
const [whole, rss] = await watched(settled)
const full = {
  ms: whole.ms - catalogue.ms,
  user: whole.user - catalogue.user,
  rss,
}
const made = filesOf().filter((f) => !before.has(f))

/** The same bytes, once more, by nothing but a loop. */
function loop(): { compress: number; bare: number; pages: number; bytes: number } {
  const out = { compress: 0, bare: 0, pages: 0, bytes: 0 }
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
  for (const file of made.filter((f) => !/\.(br|gz)$/.test(f))) {
    const body = readFileSync(file)
    const [br, gz] = [readFileSync(`${file}.br`), readFileSync(`${file}.gz`)]
    const start = user()
    brotliCompressSync(body, quality)
    gzipSync(body)
    const middle = user()
    const to = file.replace(publicDir, join(dir, 'bare'))
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(`${to}.br`, br)
    writeFileSync(`${to}.gz`, gz)
    writeFileSync(to, body)
    out.bare += user() - middle
    out.compress += middle - start
    out.pages += 1
    out.bytes += body.length
  }
  return out
}
const bare = loop()
rmSync(join(dir, 'bare'), { recursive: true, force: true })

/** Every decision page once more, rendered and written as one plain file: no lists, no compression. */
async function plainly(): Promise<Found['plain']> {
  const ids = (await deps.store.read.decisions.published()).map((d) => d.id)
  const write = (folder: string, id: string, body: Uint8Array) => {
    const to = join(dir, folder, id)
    mkdirSync(to, { recursive: true })
    writeFileSync(join(to, 'index.html'), body)
  }
  const [began, spent] = [performance.now(), user()]
  for (const id of ids) {
    const { body } = await house.render(`/${slug}/decisions/${id}/`)
    write('plain', id, body)
  }
  const took = { ms: performance.now() - began, user: user() - spent, pages: ids.length }
  let alone = 0
  for (const id of ids) {
    const body = readFileSync(join(dir, 'plain', id, 'index.html'))
    const start = user()
    write('plain-bare', id, body)
    alone += user() - start
  }
  for (const name of ['plain', 'plain-bare']) rmSync(join(dir, name), { recursive: true })
  return { ...took, bare: alone }
}
const plain = await plainly()

const [first, second] = (await deps.store.read.staff.list(slug)).filter(
  (s) => s.role === 'publisher',
)
if (!first || !second) throw new Error('the demo has no two publishers')
const today = dayAt(deps.now())
const place = deps.facts().places[0]
const [item] = place ? itemsOf(deps.facts(), place, today) : []
if (!place || !item) throw new Error('there is nothing to publish')

async function draft(n: number): Promise<string> {
  const row = await deps.store.write((tx) =>
    tx.decisions.insert({
      place: slug,
      number: `演示〔${today.slice(0, 4)}〕新${n}号`,
      organ: `${place?.bodies[0]?.name}（演示）`,
      body: place?.bodies[0]?.id ?? null,
      itemId: item?.id ?? null,
      partyName: `演示商户${n}`,
      partyKind: 'household',
      act: `演示：${item?.title}`,
      facts: '演示数据，不是真的。',
      basis: '演示依据',
      kinds: ['罚款'],
      content: '演示：罚款200元',
      fineFen: 20000,
      decidedOn: today,
      status: 'draft',
      demo: true,
      enteredBy: first?.id ?? null,
      proposedBy: first?.id ?? null,
    }),
  )
  return row.id
}

const found: Found = {
  count,
  full: { ...full, files: made.length, pages: bare.pages, bytes: bare.bytes },
  compress: bare.compress,
  bare: bare.bare,
  plain,
  own: [],
  all: [],
  cpu: [],
  pages: 0,
  gone: [],
}
const pause = () => new Promise((done) => setTimeout(done, 1))
const ids: string[] = []
for (let n = 0; n < Number(rounds); n += 1) {
  const id = await draft(n)
  const page = join(publicDir, slug, 'decisions', id, 'index.html')
  const [began, spent] = [performance.now(), user()]
  await office.decisions.release(memberOf(second), id)
  while (!existsSync(page)) await pause()
  const own = performance.now() - began
  if (!(await publisher.settle())) throw new Error('a publication failed')
  // The first has everything to read that the others find warm.
  if (n > 0) {
    found.own.push(own)
    found.all.push(performance.now() - began)
    found.cpu.push(user() - spent)
  }
  ids.push(id)
}
for (const id of ids.slice(1)) {
  const began = performance.now()
  await office.decisions.withdraw(memberOf(second), id, '演示撤回的理由')
  if (!(await publisher.settle())) throw new Error('a withdrawal failed')
  found.gone.push(performance.now() - began)
}
process.stdout.write(`\n${JSON.stringify(found)}\n`)
await house.stop()
process.exit(0)
