import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filesWith, treeOf } from '#test/kit/tree.ts'
import { openPress, type Press } from './press.ts'

let press: Press
beforeEach(async () => void (press = await openPress()))
afterEach(() => press.close())

describe('one change', () => {
  it('publication writes the page before the lists, withdrawal the lists before the page', async () => {
    const { dir, asked, open, release, withdraw, pageOf, listOf, stubOf } = press
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
    const { asked, open, release } = press
    const publisher = open()
    await publisher.resume()
    asked.length = 0
    await release('占道经营')
    await publisher.settle()
    // Its page, lists, item, month in three forms, feeds, open data, sitemaps.
    expect(asked.length).toBeLessThan(20)
  })
  it('a page that renders 500 is left as it was, and the job waits', async () => {
    const { store, wrong, open, release, listOf, at } = press
    const publisher = open()
    await publisher.resume()
    const row = await release('第一件')
    await publisher.settle()
    const before = readFileSync(at(listOf(row)), 'utf8')
    wrong.set(listOf(row), 500)
    const second = await release('第二件')
    expect(await publisher.settle()).toBe(false)
    expect(readFileSync(at(listOf(row)), 'utf8')).toBe(before)
    expect(await store.read.publishJobs.pending()).toMatchObject([
      { error: expect.stringContaining(listOf(second)) },
    ])
    wrong.clear()
    expect(await publisher.settle()).toBe(true)
    expect(readFileSync(at(listOf(row)), 'utf8')).toContain('第二件')
  })
  it.each([404, 302, 503])('no list leads to a page that answered %i', async (status) => {
    const { dir, wrong, open, release, pageOf } = press
    const publisher = open()
    await publisher.resume()
    const row = await release('看不到')
    wrong.set(pageOf(row), status)
    expect(await publisher.settle()).toBe(false)
    expect(filesWith(dir, '看不到')).toEqual([])
  })
  it('a page that does not come out holds up no withdrawal of another', async () => {
    const { store, dir, wrong, open, release, withdraw, pageOf, stubOf } = press
    const publisher = open()
    await publisher.resume()
    const secret = await release('要撤下的')
    await publisher.settle()
    const broken = await release('坏的', { decidedOn: '2026-03-02' })
    wrong.set(pageOf(broken), 500)
    await withdraw(secret)
    expect(await publisher.settle()).toBe(false)
    expect(filesWith(dir, '要撤下的')).toEqual(stubOf(secret))
    expect(await store.read.publishJobs.pending()).toHaveLength(1)
  })
  it('a full disk leaves the old page whole, and the job waits for space', async () => {
    const { store, dir, open, release, listOf, at } = press
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
    expect(await store.read.publishJobs.pending()).toMatchObject([
      { error: expect.stringContaining('ENOSPC') },
    ])
    expect(readFileSync(at(listOf(row)), 'utf8')).toBe(
      String(before.get(`${listOf(row)}index.html`)),
    )
    rmSync(full)
    expect(await publisher.settle()).toBe(true)
    expect(readFileSync(at(listOf(row)), 'utf8')).toContain('第二件')
  })
  it('what is withdrawn goes even when a full disk has no room for its stub', async () => {
    const { dir, open, release, withdraw, pageOf, stubOf } = press
    const publisher = open()
    await publisher.resume()
    const row = await release('要撤下的')
    await publisher.settle()
    const full = `${dir}${pageOf(row)}410.html.br.part`
    symlinkSync('/dev/full', full)
    await withdraw(row)
    expect(await publisher.settle()).toBe(false)
    expect(filesWith(dir, '要撤下的')).toEqual([])
    rmSync(full)
    expect(await publisher.settle()).toBe(true)
    expect(filesWith(dir, '要撤下的')).toEqual(stubOf(row))
  })
  it('a withdrawal goes on when a list does not come out', async () => {
    const { wrong, open, release, withdraw, pageOf, listOf, at } = press
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
