import Database from 'better-sqlite3'
import { createServer } from 'node:http'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openThread } from '#api/outside/work.ts'
import { direct } from '#api/cli/direct.ts'
import { threadOf } from '#api/http/thread-of.ts'
import { createCatalogue } from '#api/office/catalogue/use.ts'
import { rankedTask } from '#api/office/decisions/ranked-task.ts'
import { memberOf } from '#api/office/member.ts'
import { classify } from '#rules/classify/classify.ts'
import { sqliteStore } from '#db/open-sqlite.ts'
import { openStore, type Store, type Writer } from '#db/open.ts'
import { tokens } from '#rules/text/tokens.ts'
import { facts, makeHouse, root } from '../kit/house.ts'
import { aStaff } from '../kit/rows.ts'
import { workbook } from '../kit/workbook.ts'
import { header, rowsOf } from './import.ts'

/** `none`: the same handler, and nothing is stored; `single`: one transaction a request; `group`: as the product does. */
const [mode = 'group', dir = ''] = process.argv.slice(2)
const databaseUrl = `file:${join(dir, 'shouwen.db')}`
await (await openStore(databaseUrl)).close()
const real = sqliteStore(new Database(join(dir, 'shouwen.db')), {
  patience: 5_000,
  ...(mode === 'single' ? { budgetMs: 0 } : {}),
})

/** Takes whatever is written, and keeps nothing. */
const nowhere = {
  idempotency: { claim: async () => undefined },
  search: { admitCase: async () => 1 },
  webhooks: { forCase: async () => [] },
  ...Object.fromEntries(
    ['caseClocks', 'audit', 'outbox', 'messages'].map((name) => [
      name,
      { insert: async (row: unknown) => row },
    ]),
  ),
  cases: {
    insert: async (row: object) => ({
      dispute: null,
      answeredAt: null,
      closedAt: null,
      pendingTo: null,
      finding: null,
      mergedInto: null,
      namedOwner: null,
      rating: null,
      extendedAt: null,
      ...row,
      version: 1,
      chainHead: 'x',
      chainLength: 1,
    }),
  },
} as unknown as Writer
let begun = false
const store: Store =
  mode === 'none' ? { ...real, write: (fn) => (begun ? fn(nowhere) : real.write(fn)) } : real

const factsFile = join(dir, 'facts.json')
const shipped = facts()
writeFileSync(factsFile, JSON.stringify(shipped))
const { file, data } = threadOf({ root, databaseUrl, PLACES: [] })
const thread = openThread({ file, data: { ...data, facts: factsFile } })
const house = await makeHouse({ parts: { store, work: thread.work } })
const [place] = shipped.places
if (!place) throw new Error('no place')
classify('', shipped, place)
const body = place.firstResponder
const by = memberOf(
  await store.write((tx) =>
    tx.staff.insert(aStaff({ place: place.slug, body, role: 'publisher' })),
  ),
)
begun = true

let busy = false
/** An official list of a thousand rows is read and compared, again and again, and somebody searches the register. */
async function background(): Promise<void> {
  const catalogue = createCatalogue({ ...house.deps, store: real, publish: () => undefined })
  const bytes = await workbook({ 清单: [header, ...rowsOf(shipped, 1_000)] })
  const paper = { title: '演示公告', fileName: '清单.xlsx', complete: true, owner: body }
  const importing = (async () => {
    for (let n = 1; busy; n += 1) {
      const what = { ...paper, number: `演示〔2026〕${n}号`, on: '2026-01-01' }
      const id = await catalogue.begin(by, what, bytes)
      for (;;) {
        const { stage } = await catalogue.preview(by, id)
        if (stage.at !== 'planning' && stage.at !== 'taking') break
        await new Promise((done) => setTimeout(done, 50))
      }
    }
  })()
  while (busy) {
    const facets = { place: place?.slug ?? '' }
    const ask = { tokens: tokens('夜间施工噪声'), facets, today: '2026-11-22' }
    await thread.work(rankedTask, { ask, offset: 0 })
    await new Promise((done) => setTimeout(done, 100))
  }
  await importing
}

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
let behind: Promise<void> = Promise.resolve()
process.on('message', async (said: 'busy' | 'idle' | 'reset' | 'tell') => {
  if (said === 'busy') {
    busy = true
    behind = background()
  }
  if (said === 'idle') {
    busy = false
    await behind
  }
  if (said === 'reset') delay.reset()
  // Of this thread: the import has one of its own.
  const { user, system } = process.threadCpuUsage()
  // The histogram counts the millisecond between two looks as well.
  process.send?.({ loop: Math.max(0, delay.percentile(99) / 1e6 - 1), cpu: (user + system) / 1000 })
})
const server = createServer((req, res) => {
  req.headers['x-shouwen-client'] = String(req.headers['x-forwarded-for'])
  void direct(async (request) => house.api.fetch(request), req, res)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({
    port: typeof address === 'object' && address ? address.port : 0,
    place: place.slug,
  })
})
