import { describe, expect, test } from 'vitest'
import { clockGround } from '#api/office/complaints/place.ts'
import { record } from '#db/casework.ts'
import { waitingForCitizen } from '#db/casework-clocks.ts'
import type { Action } from '#rules/case/action.ts'
import type { Clock } from '#rules/content/common.ts'
import type { Place } from '#rules/content/place.ts'
import { facts } from '#test/kit/house.ts'
import { aStaff } from '#test/kit/rows.ts'
import { engines } from '#test/kit/stores.ts'
import { browser, place, suiteHouse } from './visitor.ts'

const clock = (over: Partial<Clock> & Pick<Clock, 'id' | 'name' | 'standing'>): Clock => ({
  start: 'received',
  stop: 'answered',
  length: 5,
  unit: 'working',
  kinds: [],
  pauses: [],
  source: '演示规定第一条',
  ...over,
})
/** The same place, with deadlines of its own. */
const withClocks = (clocks: Clock[]) => () => {
  const all = facts()
  return { ...all, places: all.places.map((p): Place => (p.slug === place ? { ...p, clocks } : p)) }
}
const day = (text: string) => Date.parse(`${text}T02:00:00Z`)

describe.each(engines)('deadlines of a case on $name', ({ open }) => {
  const now = { at: day('2026-05-06') }
  const suite = suiteHouse(open, {
    now: () => now.at,
    facts: withClocks([
      clock({ id: 'accept', name: '告知是否受理', stop: 'accepted', length: 2, standing: 'local' }),
      clock({ id: 'answer', name: '答复', standing: 'promise', pauses: [waitingForCitizen] }),
      clock({ id: 'chase', name: '催办', length: 1, standing: 'internal' }),
    ]),
  })
  const desk = async (number: string, action: Action) => {
    const { deps } = suite.house
    const pack = deps.facts().places.find((p) => p.slug === place)
    if (!pack) throw new Error('no place')
    await deps.store.write(async (tx) => {
      const c = await tx.cases.byNumber(number)
      if (!c) throw new Error(`no case ${number}`)
      const { id } = await tx.staff.insert(aStaff({ place, body: c.owner }))
      const by = { role: 'staff', id, body: c.owner } as const
      await record(tx, c, action, by, now.at, clockGround(deps, pack))
    })
  }

  test('on-the-page 5: dates stand with source and standing, and reminders inside the house do not', async () => {
    now.at = day('2026-05-06')
    const b = browser(suite.house)
    await b.complain()
    const view = await b.shown()
    expect(view?.clocks).toMatchObject([
      {
        name: '告知是否受理',
        dueOn: '2026-05-08',
        standing: '本地文件规定',
        source: '演示规定第一条',
      },
      { name: '答复', dueOn: '2026-05-12', standing: '本单位承诺' },
    ])
    expect(view?.noLimit).toBeNull()
  })

  test('A2.6 waiting for the citizen pauses the clock that says so, and no other', async () => {
    now.at = day('2026-05-06')
    const b = browser(suite.house)
    await b.complain()
    const { number, secret } = b.held() ?? { number: '', secret: 0n }
    const { track } = suite.house.office.complaints
    now.at = day('2026-05-07')
    await desk(number, { do: 'accept' })
    await desk(number, { do: 'ask', text: '是哪一栋？' })
    const due = async (name: string) =>
      (await track.view(place, number, secret)).clocks.find((k) => k.name === name)
    expect(await due('答复')).toMatchObject({ paused: true })
    expect(await due('告知是否受理')).toMatchObject({ done: '2026-05-07', paused: false })
    now.at = day('2026-05-14')
    await track.say(place, number, secret, '三栋')
    // From the 7th to the 13th it stood still, the working Saturday of the 9th among them.
    expect(await due('答复')).toMatchObject({ paused: false, dueOn: '2026-05-20' })
    await desk(number, { do: 'answer', text: '已处理', finding: 'corrected' })
    expect(await due('答复')).toMatchObject({ done: '2026-05-14' })
    expect((await suite.house.deps.store.read.cases.byNumber(number))?.dueOn).toBeNull()
  })

  test('bad input: a deadline in a year without a holiday table is marked as provisional', async () => {
    now.at = day('2031-12-30')
    const b = browser(suite.house)
    await b.complain()
    expect((await b.shown())?.clocks.find((k) => k.name === '答复')?.note).toBe('暂按周末推算')
  })
})
