import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { houseDoor } from '#api/http/door.ts'
import type { House } from '#api/http/house.ts'
import { addDays, dayAt } from '#rules/clocks/day.ts'
import { root } from '#test/kit/house.ts'
import { differences, filesWith } from '#test/kit/tree.ts'
import { months, registerOf, type Step } from './register-steps.ts'

/** The built site itself, in this process: the pages that readers get, over a database of its own. */
let house: House
let register: ReturnType<typeof registerOf>
let dir: string
let copies = 0

const publicDir = () => join(dir, 'data/public')
/** What a full publish of this moment would write. */
async function full(): Promise<string> {
  const copy = join(dir, `full-${copies++}`)
  await house.publisherTo(copy).all()
  return copy
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'shouwen-equal-'))
  Object.assign(process.env, {
    MODE: 'demo',
    // One that is revised and one that must not move.
    PLACES: 'lingxi,chuxiong',
    DATA_DIR: join(dir, 'data'),
    KEY_DIR: join(dir, 'keys'),
    LOG_LEVEL: 'error',
    ASTRO_NODE_AUTOSTART: 'disabled',
  })
  await import(pathToFileURL(join(root, 'dist/server/entry.mjs')).href)
  house = await houseDoor.house!()
  register = registerOf(house)
  expect(await house.publisher.resume()).toBe('renewed')
})
afterAll(async () => {
  await house.stop()
  rmSync(dir, { recursive: true, force: true })
})

describe('the portal is a materialised view (DESIGN §3)', () => {
  it('a first publish writes what a full publish writes', async () => {
    expect(differences(publicDir(), await full())).toEqual([])
  })

  it('after random releases and withdrawals the pages equal a full publish, byte for byte', async () => {
    const step = fc.record({
      act: fc.constantFrom<Step['act']>('release', 'release', 'withdraw', 'correct'),
      pick: fc.nat(50),
      month: fc.nat(months.length - 1),
      item: fc.nat(3),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        for (const one of steps) await register.take(one)
        expect(await house.publisher.settle()).toBe(true)
        expect(differences(publicDir(), await full())).toEqual([])
      }),
      // Each run publishes the whole site anew, on top of what the runs before left.
      { numRuns: 3, endOnFailure: true },
    )
  }, 600_000)

  it('what is withdrawn is in no copy any more (DESIGN §6.5)', async () => {
    const canary = '金丝雀有限公司'
    const id = await register.release(
      { act: 'release', pick: 0, month: 2, item: 1 },
      {
        partyKind: 'organisation',
        partyName: canary,
        partyShown: canary,
        facts: `${canary}占道`,
        content: `罚${canary}`,
      },
    )
    await house.publisher.settle()
    const held = filesWith(publicDir(), canary).join('\n')
    for (const copy of [
      `decisions/${id}/index.html`,
      'decisions/kind/fine/2026-05/index.html',
      'decisions/item/',
      'decisions/field/',
      'decisions/body/',
      'data/decisions/2026-05.csv',
      'data/decisions/2026-05.ndjson',
      'decisions/feed.xml',
      '/fields/',
      '/bodies/',
    ])
      expect(held).toContain(copy)
    expect(held, 'figures name nobody').not.toContain('figures.csv')
    await register.withdraw(id)
    await house.publisher.settle()
    expect(filesWith(publicDir(), canary)).toEqual([])
    const stub = `/decisions/${id}/410.html`
    expect(filesWith(publicDir(), '演示撤回').some((name) => name.endsWith(stub))).toBe(true)
  })

  it('after random revisions of one place its pages equal a full publish: versions, recalled items, officers', async () => {
    const { deps, publisher } = house
    const { items, places } = deps.facts()
    const place = places[0]
    if (!place) throw new Error('content has no place')
    const day = dayAt(deps.now())
    const write = async (kind: string, key: string, validFrom: string, data: unknown) => {
      const common = kind === 'item'
      await deps.store.write(async (tx) => {
        await tx.revisions.insert({
          place: common ? '' : place.slug,
          kind,
          key,
          validFrom,
          data: JSON.parse(JSON.stringify(data)),
          note: '演示修订',
          at: deps.now(),
        })
        await tx.publishJobs.insert(
          common ? { type: 'all' } : { type: 'facts', place: place.slug },
          deps.now(),
        )
      })
    }
    const step = fc.record({
      act: fc.constantFrom('body', 'recall', 'rename', 'officer', 'claim'),
      pick: fc.nat(40),
      back: fc.integer({ min: 0, max: 60 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        for (const { act, pick, back } of steps) {
          const item = items[pick]
          const body = place.bodies[pick % place.bodies.length]
          if (!item || !body) throw new Error('nothing to revise')
          const from = addDays(day, -back)
          if (act === 'body')
            await write('body', body.id, from, { ...body, duty: `演示职责${pick}` })
          if (act === 'recall') await write('item', item.id, from, null)
          if (act === 'rename')
            await write('item', item.id, from, { ...item, title: `演示${pick}` })
          if (act === 'officer')
            await write('officer', `演示${pick}`, from, {
              name: '演示员',
              body: body.id,
              duty: '执法',
              certificate: `演示${pick}`,
              demo: true,
            })
          if (act === 'claim')
            await write('supervised', item.id, from, { item: item.id, matter: '演示监管事项' })
        }
        expect(await publisher.settle()).toBe(true)
        expect(differences(publicDir(), await full())).toEqual([])
      }),
      { numRuns: 2, endOnFailure: true },
    )
    // Each run publishes the sites twice; a busy machine takes its time.
  }, 600_000)

  it('after a change of the facts every page is made anew and equals a full publish', async () => {
    const { deps, publisher } = house
    const item = deps.facts().items[9]
    if (!item) throw new Error('content has no items')
    await deps.store.write(async (tx) => {
      const at = deps.now()
      const data = { ...item, title: '金丝雀事项' }
      await tx.revisions.insert({
        place: '',
        kind: 'item',
        key: item.id,
        validFrom: dayAt(at),
        data,
        note: '演示修订',
        at,
      })
      await tx.publishJobs.insert({ type: 'all' }, at)
    })
    await deps.refreshFacts?.()
    expect(deps.facts().items.find((i) => i.id === item.id)?.title).toBe('金丝雀事项')
    expect(await publisher.settle()).toBe(true)
    expect(filesWith(publicDir(), '金丝雀事项').length).toBeGreaterThan(3)
    expect(differences(publicDir(), await full())).toEqual([])
  }, 600_000)
})
