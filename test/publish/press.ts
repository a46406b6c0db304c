import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPublisher, type Publisher } from '#api/publish/publisher.ts'
import type { Render } from '#api/outside/render.ts'
import type { Decision } from '#db/decisions.ts'
import { facts } from '#test/kit/house.ts'
import { aDecision } from '#test/kit/rows.ts'
import { sqlite } from '#test/kit/stores.ts'

export const place = facts().places[0]?.slug ?? ''
/** One place and a few of the items are enough: each test publishes the whole site. */
const few = { ...facts(), places: facts().places.slice(0, 1), items: facts().items.slice(0, 20) }
export const now = Date.UTC(2026, 4, 6)

/** A publisher over a store of its own, in a temporary folder, whose pages are as a test wants them. */
export async function openPress() {
  const { store, dispose } = await sqlite()
  const home = mkdtempSync(join(tmpdir(), 'shouwen-publish-'))
  const dir = join(home, 'public')
  mkdirSync(join(home, 'built/_astro'), { recursive: true })
  mkdirSync(dir)
  const opened: Publisher[] = []
  /** Paths that answer what a test asks for instead of the page. */
  const wrong = new Map<string, number | 'hangs'>()
  const asked: string[] = []
  const endings: (() => void)[] = []
  /** Ends what hangs. */
  const letGo = () => {
    for (const end of endings.splice(0)) end()
  }

  /** What a page would be: every decision that it shows. */
  const render: Render = async (path) => {
    asked.push(path)
    const odd = wrong.get(path)
    const answer = (status: number, text: string) => ({
      status,
      type: 'text/html',
      body: Buffer.from(text),
    })
    if (odd === 'hangs') await new Promise<void>((done) => endings.push(done))
    if (typeof odd === 'number') return answer(odd, 'broken')
    const { decisions } = store.read
    const id = /\/decisions\/([0-9a-f-]{36})\/$/.exec(path)?.[1]
    const row = id === undefined ? undefined : await decisions.byId(id)
    if (row) return answer(row.status === 'withdrawn' ? 410 : 200, `${row.status} ${row.act}`)
    const today = '2026-05-06'
    const month = /\/month\/(\d{4}-\d{2})\//.exec(path)?.[1]
    const itemId = /\/items\/([a-z]+-\d{3})\/$/.exec(path)?.[1]
    const lists = month || itemId || path.endsWith('/decisions/') || path === '/sitemap.xml'
    if (!lists) return answer(200, path)
    const shown = await decisions.list({ place, today, month, itemId }, { offset: 0, limit: 999 })
    const words = path === '/sitemap.xml' ? shown.map((d) => d.id) : shown.map((d) => d.act)
    return answer(200, [path, ...words].join('\n'))
  }

  function open(into = dir, stamp = 'one'): Publisher {
    const publisher = createPublisher({
      store,
      facts: () => few,
      render,
      dir: into,
      built: join(home, 'built'),
      stamp,
      log: () => undefined,
      now: () => now,
    })
    opened.push(publisher)
    return publisher
  }

  const change = (row: Decision, gone: boolean) => ({
    type: 'decision' as const,
    place,
    id: row.id,
    month: row.month,
    item: row.itemId,
    gone,
  })
  const release = (act: string, over: Partial<Parameters<typeof aDecision>[0]> = {}) =>
    store.write(async (tx) => {
      const row = await tx.decisions.insert(aDecision({ place, act, ...over }))
      await tx.publishJobs.insert(change(row, false), now)
      return row
    })
  const withdraw = (row: Decision) =>
    store.write(async (tx) => {
      await tx.decisions.update(row.id, row.version, { status: 'withdrawn', withdrawnAt: now })
      await tx.publishJobs.insert(change(row, true), now)
    })
  const pageOf = (row: Decision) => `/${place}/decisions/${row.id}/`
  const listOf = (row: Decision) => `/${place}/decisions/month/${row.month}/`
  /** The stub of these tests still says what it was about; lists must not. */
  const stubOf = (row: Decision) =>
    ['', '.br', '.gz'].map((twin) => `${pageOf(row)}410.html${twin}`)
  const at = (path: string) => join(dir, path, 'index.html')

  return {
    store,
    home,
    dir,
    wrong,
    asked,
    letGo,
    open,
    release,
    withdraw,
    pageOf,
    listOf,
    stubOf,
    at,
    close: async () => {
      letGo()
      for (const p of opened) await p.stop()
      await dispose()
      rmSync(home, { recursive: true })
    },
  }
}
export type Press = Awaited<ReturnType<typeof openPress>>
