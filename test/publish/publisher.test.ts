import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPublisher, type Publisher } from '#api/publish/publisher.ts'
import type { Render } from '#api/outside/render.ts'
import type { Decision } from '#db/decisions.ts'
import { facts } from '#test/kit/house.ts'
import { aDecision } from '#test/kit/rows.ts'
import { sqlite, type TestStore } from '#test/kit/stores.ts'
import { differences, filesWith, treeOf } from '#test/kit/tree.ts'

const place = facts().places[0]?.slug ?? ''
/** One place and a few of the items are enough: each test publishes the whole site. */
const few = { ...facts(), places: facts().places.slice(0, 1), items: facts().items.slice(0, 20) }
const now = Date.UTC(2026, 4, 6)

let test: TestStore
let home: string
let dir: string
const opened: Publisher[] = []
/** What a page would be: every decision that it shows, or an answer that a test asks for. */
const wrong = new Map<string, number | 'hangs'>()
const asked: string[] = []
/** Ends what hangs, when a test is over. */
const endings: (() => void)[] = []

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
  const { decisions } = test.store.read
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
    store: test.store,
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
  test.store.write(async (tx) => {
    const row = await tx.decisions.insert(aDecision({ place, act, ...over }))
    await tx.publishJobs.insert(change(row, false), now)
    return row
  })
const withdraw = (row: Decision) =>
  test.store.write(async (tx) => {
    await tx.decisions.update(row.id, row.version, { status: 'withdrawn', withdrawnAt: now })
    await tx.publishJobs.insert(change(row, true), now)
  })
const pageOf = (row: Decision) => `/${place}/decisions/${row.id}/`
const listOf = (row: Decision) => `/${place}/decisions/month/${row.month}/`
/** The stub of these tests still says what it was about; lists must not. */
const stubOf = (row: Decision) => ['', '.br', '.gz'].map((twin) => `${pageOf(row)}410.html${twin}`)
const at = (path: string) => join(dir, path, 'index.html')

beforeEach(async () => {
  test = await sqlite()
  home = mkdtempSync(join(tmpdir(), 'shouwen-publish-'))
  dir = join(home, 'public')
  mkdirSync(join(home, 'built/_astro'), { recursive: true })
  mkdirSync(dir)
  wrong.clear()
  asked.length = 0
})
afterEach(async () => {
  for (const end of endings.splice(0)) end()
  for (const p of opened) await p.stop()
  opened.length = 0
  await test.dispose()
  rmSync(home, { recursive: true })
})

describe('the first round', () => {
  it('makes every page once, and none at the next start', async () => {
    expect(await open().resume()).toBe('renewed')
    expect(treeOf(dir).size).toBeGreaterThan(500)
    const made = asked.length
    expect(await open().resume()).toBe('current')
    expect(asked).toHaveLength(made)
  })
  it('comes again with another source, and writes only what differs', async () => {
    await open().resume()
    writeFileSync(join(dir, 'left-over.html'), 'x')
    expect(await open(dir, 'two').resume()).toBe('renewed')
    expect(filesWith(dir, 'x').filter((n) => n.includes('left-over'))).toEqual([])
    expect(await open(dir, 'two').all()).toBe(0)
  })
  it('assets of the last build stay until every page is new', async () => {
    const assets = (name: string) => join(home, 'built/_astro', name)
    writeFileSync(assets('old.css'), 'old')
    await open().resume()
    rmSync(assets('old.css'))
    writeFileSync(assets('new.css'), 'new')
    wrong.set('/sitemap.xml', 500)
    expect(await open(dir, 'two').resume()).toBe('failed')
    const names = () => [...treeOf(dir).keys()].filter((n) => n.startsWith('/_astro/'))
    expect(names()).toEqual(['/_astro/new.css', '/_astro/old.css'])
    wrong.clear()
    expect(await open(dir, 'two').resume()).toBe('renewed')
    expect(names()).toEqual(['/_astro/new.css'])
  })
})

describe('one change', () => {
  it('publication writes the page before the lists, withdrawal the lists before the page', async () => {
    const publisher = open()
    await publisher.resume()
    const row = await release('占道经营')
    asked.length = 0
    expect(await publisher.settle()).toBe(true)
    expect(asked[0]).toBe(pageOf(row))
    expect(asked.indexOf(listOf(row))).toBeGreaterThan(0)
    await withdraw(row)
    asked.length = 0
    expect(await publisher.settle()).toBe(true)
    expect(asked.at(-1)).toBe(pageOf(row))
    expect(filesWith(dir, '占道经营')).toEqual(stubOf(row))
  })
  it('asks for no page that the change does not touch', async () => {
    const publisher = open()
    await publisher.resume()
    asked.length = 0
    await release('占道经营')
    await publisher.settle()
    // Its page, lists, item, month in three forms, feeds, open data, sitemaps.
    expect(asked.length).toBeLessThan(20)
  })
  it('a page that renders 500 is left as it was, and the job waits', async () => {
    const publisher = open()
    await publisher.resume()
    const row = await release('第一件')
    await publisher.settle()
    const before = readFileSync(at(listOf(row)), 'utf8')
    wrong.set(listOf(row), 500)
    const second = await release('第二件')
    expect(await publisher.settle()).toBe(false)
    expect(readFileSync(at(listOf(row)), 'utf8')).toBe(before)
    expect(await test.store.read.publishJobs.pending()).toMatchObject([
      { error: expect.stringContaining(listOf(second)) },
    ])
    wrong.clear()
    expect(await publisher.settle()).toBe(true)
    expect(readFileSync(at(listOf(row)), 'utf8')).toContain('第二件')
  })
  it.each([404, 302, 503])('no list leads to a page that answered %i', async (status) => {
    const publisher = open()
    await publisher.resume()
    const row = await release('看不到')
    wrong.set(pageOf(row), status)
    expect(await publisher.settle()).toBe(false)
    expect(filesWith(dir, '看不到')).toEqual([])
  })
  it('a page that does not come out holds up no withdrawal of another', async () => {
    const publisher = open()
    await publisher.resume()
    const secret = await release('要撤下的')
    await publisher.settle()
    const broken = await release('坏的', { decidedOn: '2026-03-02' })
    wrong.set(pageOf(broken), 500)
    await withdraw(secret)
    expect(await publisher.settle()).toBe(false)
    expect(filesWith(dir, '要撤下的')).toEqual(stubOf(secret))
    expect(await test.store.read.publishJobs.pending()).toHaveLength(1)
  })
  it('a full disk leaves the old page whole, and the job waits for space', async () => {
    const publisher = open()
    await publisher.resume()
    const row = await release('第一件')
    await publisher.settle()
    const before = treeOf(dir)
    await release('第二件')
    // Whatever is written there finds no space left on the device.
    const full = `${at(listOf(row))}.part`
    symlinkSync('/dev/full', full)
    expect(await publisher.settle()).toBe(false)
    expect(await test.store.read.publishJobs.pending()).toMatchObject([
      { error: expect.stringContaining('ENOSPC') },
    ])
    expect(readFileSync(at(listOf(row)), 'utf8')).toBe(
      String(before.get(`${listOf(row)}index.html`)),
    )
    rmSync(full)
    expect(await publisher.settle()).toBe(true)
    expect(readFileSync(at(listOf(row)), 'utf8')).toContain('第二件')
  })
  it('a withdrawal goes on when a list does not come out', async () => {
    const publisher = open()
    await publisher.resume()
    const row = await release('要撤下的')
    await release('留着的')
    await publisher.settle()
    wrong.set(listOf(row), 500)
    await withdraw(row)
    expect(await publisher.settle()).toBe(false)
    expect(() => readFileSync(at(pageOf(row)))).toThrow('ENOENT')
  })
})

describe('what comes while a whole place is made', () => {
  const slow = `/${place}/bodies/`
  /** A full publish that waits for one page, and the publisher that makes it. */
  async function underWay(): Promise<{ publisher: Publisher; done: Promise<boolean> }> {
    await test.store.write((tx) => tx.publishJobs.insert({ type: 'all' }, now))
    const publisher = open()
    asked.length = 0
    wrong.set(slow, 'hangs')
    const done = publisher.settle()
    await expect.poll(() => asked.includes(slow)).toBe(true)
    return { publisher, done }
  }
  const letGo = () => {
    wrong.delete(slow)
    for (const end of endings.splice(0)) end()
  }

  it('a withdrawal does not wait for it, and nothing of what is withdrawn comes back (DESIGN §6.5)', async () => {
    await open().resume()
    const row = await release('要撤下的')
    await open().settle()
    const { publisher, done } = await underWay()
    await withdraw(row)
    publisher.wake()
    await expect.poll(() => filesWith(dir, '要撤下的'), { timeout: 60_000 }).toEqual(stubOf(row))
    letGo()
    expect(await done).toBe(true)
    expect(filesWith(dir, '要撤下的')).toEqual(stubOf(row))
  })
  it('a change of another process is found between two pages', async () => {
    await open().resume()
    const { done } = await underWay()
    const row = await release('别的进程公开的')
    letGo()
    expect(await done).toBe(true)
    expect(readFileSync(at(pageOf(row)), 'utf8')).toContain('别的进程公开的')
    expect(await test.store.read.publishJobs.pending()).toEqual([])
  })
  it('the tree equals a full publish: pages that came, lists that went', async () => {
    await open().resume()
    const only = await release('本月唯一', { decidedOn: '2026-02-02' })
    await open().settle()
    const { publisher, done } = await underWay()
    await withdraw(only)
    await release('新来的', { decidedOn: '2026-01-02' })
    publisher.wake()
    await expect
      .poll(() => test.store.read.publishJobs.pending(), { timeout: 60_000 })
      .toHaveLength(1)
    letGo()
    expect(await done).toBe(true)
    const full = join(home, 'full')
    await open(full).all()
    expect(differences(dir, full)).toEqual([])
  })
  it('one that does not come out holds up neither the place nor the next', async () => {
    await open().resume()
    const { publisher, done } = await underWay()
    const broken = await release('坏的', { decidedOn: '2026-03-02' })
    wrong.set(pageOf(broken), 500)
    const good = await release('好的')
    publisher.wake()
    await expect.poll(() => filesWith(dir, '好的').length, { timeout: 60_000 }).toBeGreaterThan(0)
    letGo()
    expect(await done).toBe(false)
    expect(readFileSync(at(pageOf(good)), 'utf8')).toContain('好的')
    expect(await test.store.read.publishJobs.pending()).toMatchObject([
      { change: { id: broken.id } },
    ])
  })
})

describe('a process that dies', () => {
  it('between page and list leaves a job that the next start replays', async () => {
    await open().resume()
    const row = await release('断电那一刻')
    wrong.set(listOf(row), 'hangs')
    const dying = open()
    void dying.settle()
    await expect.poll(() => asked.includes(listOf(row))).toBe(true)
    expect(readFileSync(at(pageOf(row)), 'utf8')).toContain('断电那一刻')
    expect(await test.store.read.publishJobs.pending()).toHaveLength(1)
    wrong.clear()
    expect(await open().resume()).toBe('current')
    expect(readFileSync(at(listOf(row)), 'utf8')).toContain('断电那一刻')
    expect(await test.store.read.publishJobs.pending()).toEqual([])
    const full = join(home, 'full')
    await open(full).all()
    expect(differences(dir, full)).toEqual([])
  })
  it('between a page and its compressed twins leaves no older text behind', async () => {
    const publisher = open()
    await publisher.resume()
    const row = await release('只在压缩件里')
    await publisher.settle()
    await withdraw(row)
    await publisher.settle()
    const list = at(`/${place}/decisions/`)
    const twin = readFileSync(`${list}.br`)
    // As a crash leaves it that came after the twins of another page and before the page.
    writeFileSync(`${list}.br`, 'stale')
    await open(dir, 'two').resume()
    expect(readFileSync(`${list}.br`).equals(twin)).toBe(true)
  })
})
