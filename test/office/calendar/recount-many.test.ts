import { afterEach, describe, expect, it } from 'vitest'
import { recount, settleClocks } from '#api/office/calendar/recount.ts'
import type { Deps } from '#api/office/deps.ts'
import { restrictedObject } from '#db/audit.ts'
import type { Case } from '#db/cases.ts'
import { receive, record } from '#db/casework.ts'
import { atOnce, reckoner, windAnew } from '#db/provisional.ts'
import { timedId } from '#db/timed-id.ts'
import type { Action } from '#rules/case/action.ts'
import { clocksOf } from '#rules/clocks/citizen.ts'
import { clock as clockSchema, type Clock } from '#rules/content/common.ts'
import { facts, makeHouse } from '#test/kit/house.ts'
import { aCase, morning } from '#test/kit/rows.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'
import { byHand, stateOf, type State } from './by-hand.ts'

const dayMs = 86_400_000
const audience = 'guidance-office'
const limit = (id: string, more: Partial<Clock>): Clock =>
  clockSchema.parse({
    id: `demo-${id}`,
    name: `演示：${id}`,
    start: 'received',
    stop: 'answered',
    unit: 'calendar',
    kinds: ['report'],
    source: '演示',
    standing: 'promise',
    length: 1,
    ...more,
  })
const standing = limit('standing', { length: 60, kinds: [], stop: 'closed' })
const pauses = ['等来件人补充']
const rules = {
  before: [
    limit('accept', { length: 5, unit: 'working', stop: 'accepted' }),
    limit('answer', { length: 20, pauses }),
    limit('close', { length: 48, unit: 'hours', stop: 'closed' }),
    limit('gone', { length: 40 }),
    standing,
  ],
  after: [
    limit('accept', { length: 7, unit: 'working', stop: 'accepted' }),
    limit('answer', { length: 25, pauses }),
    limit('close', { length: 72, unit: 'hours', stop: 'closed' }),
    limit('begun', { length: 9, start: 'accepted' }),
    standing,
  ],
}
const ways: Action[][] = [
  [],
  [{ do: 'accept' }],
  [{ do: 'accept' }, { do: 'ask', text: '请补充地点。' }],
  [{ do: 'accept' }, { do: 'answer', text: '办好了。', finding: 'not_filed' }],
]
/** More than one batch, and something over. */
const count = atOnce + 23

describe.each(engines)('many clocks reckoned anew on $name', ({ open }) => {
  let test: TestStore
  let house: Awaited<ReturnType<typeof makeHouse>>
  let clocks = rules.before
  afterEach(async () => {
    await house.dispose()
    await test.dispose()
  })

  /** A place with cases of all ways, every seventh restricted, every fifth of a kind whose clock does not change. */
  const filled = async (many: number) => {
    test = await open()
    clocks = rules.before
    const all = facts()
    const shown = () => ({
      ...all,
      clocks: [],
      places: all.places.slice(0, 1).map((p) => ({ ...p, clocks })),
    })
    house = await makeHouse({
      parts: {
        store: { ...test.store, close: async () => undefined },
        facts: shown,
        now: () => morning + 20 * dayMs,
      },
    })
    const deps: Deps = { ...house.deps, facts: shown }
    const [place] = shown().places
    if (!place) throw new Error('content has no place')
    const ground = () => ({
      clocks: clocksOf([], { ...place, clocks }),
      calendar: deps.calendar(),
    })
    const body = place.firstResponder
    const by = await test.store.write((tx) =>
      tx.staff.insert({
        place: place.slug,
        body,
        login: 'demo',
        name: '某人',
        role: 'officer',
        passwordHash: '',
        demo: true,
        createdAt: morning,
      }),
    )
    const put = (n: number) =>
      test.store.write(async (tx) => {
        const kind = n % 5 === 0 ? 'complaint' : 'report'
        const at = morning + (n % 13) * dayMs + n * 1000
        let row: Case = await receive(
          tx,
          {
            ...aCase({ place: place.slug, receivedAt: at }),
            kind,
            id: timedId(at),
            firstResponder: body,
            audience: n % 7 === 0 ? audience : null,
          },
          {},
          { role: 'citizen' },
          ground(),
        )
        const actor = { role: 'staff', id: by.id, body, as: 'officer' } as const
        for (const [step, action] of (ways[n % ways.length] ?? []).entries())
          row = await record(tx, row, action, actor, at + (step + 1) * dayMs, ground())
        return row
      })
    const rows: Case[] = []
    for (let n = 0; n < many; n += 1) rows.push(await put(n))
    await settleClocks(deps)
    return { deps, rows, place, ground, actor: { role: 'staff', id: by.id, body } as const }
  }

  it('DESIGN 5, 6.6: each case, restricted or not, stands as a count by hand says, each moved day on record once with why, even when the work was broken off', async () => {
    const { deps, rows } = await filled(count)
    const was = new Map<string, State>()
    for (const row of rows) was.set(row.id, await stateOf(test.store, row))
    clocks = rules.after

    let left = 1
    const failing: Deps = {
      ...deps,
      store: {
        ...deps.store,
        write: async (fn) => {
          left -= 1
          if (left < 0) throw new Error('broken off')
          return deps.store.write(fn)
        },
      },
    }
    await expect(settleClocks(failing)).rejects.toThrow('broken off')
    const done = await settleClocks(deps)
    expect(done.reckoned).toBe(count)
    expect(done.moved).toBeGreaterThan(0)
    expect(await settleClocks(deps)).toEqual({ reckoned: 0, moved: 0 })

    let unmoved = 0
    for (const row of rows) {
      const before = was.get(row.id)
      if (!before) throw new Error('no state')
      const { moved, ...wanted } = byHand(row, before, clocks, deps.calendar())
      const { events, ...now } = await stateOf(test.store, row)
      expect([row.id, now]).toEqual([row.id, wanted])
      expect(events).toEqual(before.events)
      const object = row.audience ? restrictedObject(row.audience, row.id) : `case:${row.id}`
      const told = await test.store.read.audit.list({ object, audience, limit: 50 })
      const recounted = told.filter((line) => line.verb === 'clock.recount')
      expect(recounted.length).toBe(moved.length > 0 ? 1 : 0)
      if (moved.length === 0) unmoved += 1
      for (const line of recounted) {
        const detail = line.detail as { why: string; moved: { clock: string }[] }
        expect(detail.why).toBe('时限规则改了')
        expect(detail.moved.toSorted((a, b) => a.clock.localeCompare(b.clock))).toEqual(moved)
      }
    }
    expect(unmoved).toBeGreaterThan(10)
    const ordinary = await test.store.read.audit.list({ limit: 1000 })
    expect(ordinary.filter((line) => line.object.startsWith('restricted:'))).toEqual([])
  }, 60_000)

  it('DESIGN 4: a case that somebody changed meanwhile is not overwritten', async () => {
    const { rows, place, ground, actor } = await filled(2)
    const [, row] = rows
    if (!row) throw new Error('no case')
    const read = await test.store.read.provisional.behind(place.slug, { at: 0, id: '' }, false)
    expect(read.map((r) => r.id)).toContain(row.id)
    const answer: Action = { do: 'answer', text: '办好了。', finding: 'not_filed' }
    const known = await test.store.read.cases.byId(row.id)
    if (!known) throw new Error('no case')
    const by = { ...actor, as: 'officer' } as const
    await test.store.write((tx) => record(tx, known, answer, by, morning + 9 * dayMs, ground()))
    clocks = rules.after
    const before = await stateOf(test.store, row)
    const late = test.store.write((tx) => windAnew(tx, read, reckoner(ground())))
    await expect(late).rejects.toMatchObject({ code: 'store.conflict' })
    expect(await stateOf(test.store, row)).toEqual(before)
  })
})

describe('nothing to reckon', () => {
  it('a place without a case is done at once', async () => {
    const house = await makeHouse()
    const places = new Set(house.deps.facts().places.map((p) => p.slug))
    expect(await recount(house.deps, { places }, '演示')).toEqual({ reckoned: 0, moved: 0 })
    await house.dispose()
  })
})
