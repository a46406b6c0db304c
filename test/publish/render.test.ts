import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
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

/** Texts as files may bring them: everything that an escaping changes, and what stands for a hole in a pattern. */
const odd = fc
  .array(
    fc.constantFrom(
      '&',
      '<',
      '>',
      '"',
      "'",
      '\\',
      '$&',
      '\u{F0000}',
      '0-pattern-0',
      '&amp;',
      '摊',
      '\n',
      ' ',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join('') + '演示')
const oddDecision = fc.record({
  organ: odd,
  partyShown: fc.option(odd),
  partyKind: fc.constantFrom('organisation', 'household', 'person'),
  partyCode: fc.option(odd),
  act: odd,
  facts: fc.oneof(odd, fc.constant('')),
  basis: odd,
  kinds: fc.array(odd, { minLength: 1, maxLength: 2 }),
  content: odd,
  fineFen: fc.option(fc.nat(10_000_000)),
  confiscatedFen: fc.option(fc.nat(10_000_000)),
  displayUntil: fc.option(fc.constant('2099-01-01')),
  demo: fc.boolean(),
  dossier: fc.option(
    fc.record({
      tier: odd,
      tierReason: odd,
      reviewOrgan: odd,
      reviewUntil: fc.constant('2026-08-01'),
      court: odd,
      suitUntil: fc.constant('2026-12-01'),
      review: fc.option(fc.record({ passed: fc.boolean() })),
    }),
  ),
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

  it('pages of decisions that are filled in are the ones that a reader gets, whatever stands in them', async () => {
    const { facts, store } = house.deps
    const [place] = facts().places
    const items = facts().items.slice(0, 3)
    const rows = fc.sample(oddDecision, 60)
    const ids = await store.write((tx) =>
      Promise.all(
        rows.map(async (row, n) => {
          const itemId = items[n % 4]?.id ?? null
          const whole = aDecision({
            ...row,
            place: place?.slug ?? '',
            number: `奇怪${n}号`,
            itemId,
          })
          return (await tx.decisions.insert(whole)).id
        }),
      ),
    )
    for (const id of ids) {
      const path = `/${place?.slug}/decisions/${id}/`
      const { body, status } = await house.render(path)
      expect({ status, text: new TextDecoder().decode(body) }).toEqual(await read(path))
    }
  }, 60_000)

  it('filling in takes less than half of what making a page takes', async () => {
    const { facts, store } = house.deps
    const [place] = facts().places
    const row = { place: place?.slug ?? '', itemId: facts().items[3]?.id ?? null }
    const ids = await store.write((tx) =>
      Promise.all(
        Array.from({ length: 150 }, async (_, n) => {
          return (await tx.decisions.insert(aDecision({ ...row, number: `许多${n}号` }))).id
        }),
      ),
    )
    const processor = async (work: (path: string) => Promise<unknown>): Promise<number> => {
      await work(`/${place?.slug}/decisions/${ids[0]}/`)
      const began = process.cpuUsage()
      for (const id of ids) await work(`/${place?.slug}/decisions/${id}/`)
      return process.cpuUsage(began).user
    }
    const made = await processor(read)
    expect(await processor(house.render)).toBeLessThan(made / 2)
  }, 60_000)

  it('what there is not is 404, and nothing of it is taken for a page', async () => {
    for (const path of ['/lingxi/decisions/none/', '/lingxi/items/none/', '/nowhere/', '/none.txt'])
      expect((await house.render(path)).status, path).toBe(404)
  })
})
