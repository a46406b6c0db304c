import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { houseDoor } from '#api/http/door.ts'
import type { House } from '#api/http/house.ts'
import { allPages } from '#rules/publish/pages.ts'
import { root } from '#test/kit/house.ts'
import { aDecision } from '#test/kit/rows.ts'

let house: House
let dir: string
let paths: string[] = []

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'shouwen-render-'))
  Object.assign(process.env, {
    MODE: 'demo',
    PLACES: 'lingxi',
    DATA_DIR: join(dir, 'data'),
    KEY_DIR: join(dir, 'keys'),
    LOG_LEVEL: 'error',
    ASTRO_NODE_AUTOSTART: 'disabled',
  })
  await import(pathToFileURL(join(root, 'dist/server/entry.mjs')).href)
  house = await houseDoor.house!()
  const { facts, store } = house.deps
  const [place] = facts().places
  const row = aDecision({
    place: place?.slug ?? '',
    itemId: facts().items[3]?.id ?? null,
    field: facts().items[3]?.field ?? null,
    body: place?.bodies[0]?.id ?? null,
    demo: true,
  })
  await store.write(async (tx) => {
    await tx.decisions.insert({ ...row, number: '演示1号' })
    await tx.decisions.insert({
      ...row,
      number: '演示2号',
      status: 'withdrawn',
      withdrawnAt: 1,
      withdrawReason: '演示撤回',
    })
  })
  paths = allPages(facts(), {
    decisions: await store.read.decisions.published(),
    digests: [],
    register: { counts: await store.read.decisions.cutCounts() },
  })
})
afterAll(async () => {
  await house.stop()
  rmSync(dir, { recursive: true, force: true })
})

/** What a reader gets through the front door. */
async function read(path: string) {
  const answer = await houseDoor.fetch!(new Request(new URL(path, house.settings.origin)))
  return { status: answer.status, text: await answer.text() }
}

describe('the publisher renders beside the front door (DESIGN §3)', () => {
  it('what it makes is what a reader gets there, page by page, stubs too', async () => {
    // Of the hundreds of pages that differ by an id alone, some.
    const some = paths.filter((p, n) => !/\/(items|search-index)\/./.test(p) || n % 40 === 0)
    const statuses = new Set<number>()
    for (const path of some) {
      const { body, status } = await house.render(path)
      statuses.add(status)
      expect({ path, status, text: new TextDecoder().decode(body) }).toEqual({
        path,
        ...(await read(path)),
      })
    }
    expect([...statuses].toSorted()).toEqual([200, 410])
  }, 120_000)

  it('what there is not is 404, and nothing of it is taken for a page', async () => {
    for (const path of ['/lingxi/decisions/none/', '/lingxi/items/none/', '/nowhere/', '/none.txt'])
      expect((await house.render(path)).status, path).toBe(404)
  })
})
