import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Publisher } from '#api/publish/publisher.ts'
import { differences, filesWith, treeOf } from '#test/kit/tree.ts'
import { openPress, place, now, type Press } from './press.ts'

let press: Press
beforeEach(async () => void (press = await openPress()))
afterEach(() => press.close())

describe('the first round', () => {
  it('makes every page once, and none at the next start', async () => {
    const { dir, asked, open } = press
    expect(await open().resume()).toBe('renewed')
    expect(treeOf(dir).size).toBeGreaterThan(500)
    const made = asked.length
    expect(await open().resume()).toBe('current')
    expect(asked).toHaveLength(made)
  })
  it('comes again with another source, and writes only what differs', async () => {
    const { dir, open } = press
    await open().resume()
    writeFileSync(join(dir, 'left-over.html'), 'x')
    expect(await open(dir, 'two').resume()).toBe('renewed')
    expect(filesWith(dir, 'x').filter((n) => n.includes('left-over'))).toEqual([])
    expect(await open(dir, 'two').all()).toBe(0)
  })
  it('assets of the last build stay until every page is new', async () => {
    const { home, dir, wrong, open } = press
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

describe('what comes while a whole place is made', () => {
  const slow = `/${place}/bodies/`
  /** A full publish that waits for one page, and the publisher that makes it. */
  async function underWay(): Promise<{ publisher: Publisher; done: Promise<boolean> }> {
    const { store, wrong, asked, open } = press
    await store.write((tx) => tx.publishJobs.insert({ type: 'all' }, now))
    const publisher = open()
    asked.length = 0
    wrong.set(slow, 'hangs')
    const done = publisher.settle()
    await expect.poll(() => asked.includes(slow)).toBe(true)
    return { publisher, done }
  }
  const letGo = () => {
    press.wrong.delete(slow)
    press.letGo()
  }

  it('a withdrawal does not wait for it, and nothing of what is withdrawn comes back (DESIGN §6.5)', async () => {
    const { dir, open, release, withdraw, stubOf } = press
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
    const { store, open, release, pageOf, at } = press
    await open().resume()
    const { done } = await underWay()
    const row = await release('别的进程公开的')
    letGo()
    expect(await done).toBe(true)
    expect(readFileSync(at(pageOf(row)), 'utf8')).toContain('别的进程公开的')
    expect(await store.read.publishJobs.pending()).toEqual([])
  })
  it('the tree equals a full publish: pages that came, lists that went', async () => {
    const { store, home, dir, open, release, withdraw } = press
    await open().resume()
    const only = await release('本月唯一', { decidedOn: '2026-02-02' })
    await open().settle()
    const { publisher, done } = await underWay()
    await withdraw(only)
    await release('新来的', { decidedOn: '2026-01-02' })
    publisher.wake()
    await expect.poll(() => store.read.publishJobs.pending(), { timeout: 60_000 }).toHaveLength(1)
    letGo()
    expect(await done).toBe(true)
    const full = join(home, 'full')
    await open(full).all()
    expect(differences(dir, full)).toEqual([])
  })
  it('one that does not come out holds up neither the place nor the next', async () => {
    const { store, dir, wrong, open, release, pageOf, at } = press
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
    expect(await store.read.publishJobs.pending()).toMatchObject([{ change: { id: broken.id } }])
  })
})

describe('a process that dies', () => {
  it('between page and list leaves a job that the next start replays', async () => {
    const { store, home, dir, wrong, asked, open, release, pageOf, listOf, at } = press
    await open().resume()
    const row = await release('断电那一刻')
    wrong.set(listOf(row), 'hangs')
    const dying = open()
    void dying.settle()
    await expect.poll(() => asked.includes(listOf(row))).toBe(true)
    expect(readFileSync(at(pageOf(row)), 'utf8')).toContain('断电那一刻')
    expect(await store.read.publishJobs.pending()).toHaveLength(1)
    wrong.clear()
    expect(await open().resume()).toBe('current')
    expect(readFileSync(at(listOf(row)), 'utf8')).toContain('断电那一刻')
    expect(await store.read.publishJobs.pending()).toEqual([])
    const full = join(home, 'full')
    await open(full).all()
    expect(differences(dir, full)).toEqual([])
  })
  it('between a page and its compressed twins leaves no older text behind', async () => {
    const { dir, open, release, withdraw, at } = press
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
