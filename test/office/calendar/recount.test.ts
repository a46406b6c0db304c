import { afterEach, describe, expect, test } from 'vitest'
import { sqlite } from '#test/kit/stores.ts'
import { settleClocks } from '#api/office/calendar/recount.ts'
import type { Clock } from '#rules/content/common.ts'
import { openDesk, type Desk } from '../desk.ts'

const engine = { name: 'SQLite', open: sqlite }
const limit = (length: number): Clock => ({
  id: 'demo-answer',
  name: '答复来件人',
  start: 'received',
  stop: 'answered',
  length,
  unit: 'calendar',
  kinds: [],
  pauses: [],
  source: '演示文件',
  standing: 'promise',
})

describe('a rule about time that changes', () => {
  let desk: Desk
  afterEach(() => desk.dispose())
  const rule = async (payload: Clock | null) => {
    await desk.deps.store.write((tx) =>
      tx.revisions.insert({
        place: desk.place.slug,
        kind: 'place_clock',
        key: 'demo-answer',
        validFrom: '2026-05-01',
        data: payload,
        at: desk.clock.at,
        note: '演示',
      }),
    )
    await desk.deps.refreshFacts()
  }

  test('DESIGN 5: open cases are reckoned anew, each moved day on record with why; a second look changes nothing', async () => {
    desk = await openDesk(engine, {}, 1)
    const { read } = desk.deps.store
    await rule(limit(10))
    expect(await settleClocks(desk.deps)).toEqual({ reckoned: 0, moved: 0 })
    const { id } = await desk.take()
    const done = await desk.take()
    await desk.as('officer', `/admin/cases/${done.id}/answer`, {
      result: 'corrected',
      text: '好。',
    })
    const dueOn = async () => (await read.cases.byId(id))?.dueOn
    expect(await dueOn()).toBe('2026-05-16')

    await rule(limit(7))
    expect(await settleClocks(desk.deps)).toMatchObject({ moved: 1 })
    expect(await dueOn()).toBe('2026-05-13')
    const rows = await read.audit.list({ object: `case:${id}`, limit: 20 })
    expect(rows.find((r) => r.verb === 'clock.recount')?.detail).toEqual({
      why: '时限规则改了',
      moved: [{ clock: 'demo-answer', from: '2026-05-16', to: '2026-05-13' }],
    })
    expect(await settleClocks(desk.deps)).toEqual({ reckoned: 0, moved: 0 })
    // What was answered in time stays as it was.
    const answered = (await read.caseClocks.of(done.id)).find((k) => k.clockId === 'demo-answer')
    expect(answered?.dueOn).toBe('2026-05-16')

    await rule(null)
    await settleClocks(desk.deps)
    expect(await read.caseClocks.of(id)).toEqual([])
    expect(await dueOn()).toBeNull()
  })
})
