import { afterEach, describe, expect, test } from 'vitest'
import { sqlite } from '#test/kit/stores.ts'
import type { Place } from '#rules/content/place.ts'
import { openDesk, type Desk } from '../desk.ts'

const day = 86_400_000
const engine = { name: 'SQLite', open: sqlite }
const within = (outcome: 'return' | 'escalate') => (p: Place) => ({
  ...p,
  transferSilence: { length: 2, unit: 'working' as const, outcome, source: '演示约定' },
})

describe('a receiver that stays silent', () => {
  let desk: Desk
  afterEach(async () => desk.dispose())
  const sent = async (change?: (p: Place) => Place) => {
    desk = await openDesk(engine, {}, 1, change)
    const { id } = await desk.take()
    const move = { to: desk.department, grounds: '归它管', handling: '已拍照', evidence: '' }
    await desk.as('officer', `/admin/cases/${id}/transfer`, move)
    return id
  }

  test('S1-18: gives the case back after the working days that the place says, and the citizen is told', async () => {
    const id = await sent(within('return'))
    // Wednesday to Friday: two working days later is still in time, the day after is not.
    desk.later(2 * day)
    expect(await desk.office.cases.lapse()).toMatchObject({ transfers: 0 })
    desk.later(day)
    expect(await desk.office.cases.lapse()).toMatchObject({ transfers: 1 })
    expect(await desk.caseOf(id)).toMatchObject({
      owner: desk.here,
      pendingTo: null,
      dispute: null,
    })
    const { read } = desk.deps.store
    expect((await read.messages.of(id)).at(-1)?.text).toContain('没有按时签收')
    expect(await read.transfers.of(id)).toMatchObject([
      { status: 'returned', reason: '没有按时签收' },
    ])
    expect((await desk.as('dept', `/admin/cases/${id}/receive`)).status).toBe(404)
    expect(await desk.office.cases.lapse()).toMatchObject({ transfers: 0 })
  })

  test('S1-18 S0-38: or takes it up the ladder, where the sender still handles', async () => {
    const id = await sent(within('escalate'))
    desk.later(3 * day)
    await desk.office.cases.lapse()
    expect(await desk.caseOf(id)).toMatchObject({ owner: desk.here, dispute: 'coordinate' })
    const rows = (await desk.office.cases.agenda(desk.member('coordinator'))).rows
    expect(rows).toMatchObject([{ topic: 'dispute', stage: 'coordinate', owner: desk.here }])
    const settle = { owner: desk.department, text: '归它' }
    expect((await desk.as('coordinator', `/admin/cases/${id}/settle`, settle)).status).toBe(200)
    expect(await desk.caseOf(id)).toMatchObject({ owner: desk.department })
  })

  test('on-the-page 5: where no source gives a limit and the office set none, no day is invented', async () => {
    const id = await sent()
    desk.later(90 * day)
    expect(await desk.office.cases.lapse()).toEqual({ transfers: 0, requests: 0 })
    expect(await desk.caseOf(id)).toMatchObject({ owner: desk.here, pendingTo: desk.department })
    const view = await desk.office.cases.open(desk.member('clerk'), id)
    expect(view.transferDue).toBeNull()
  })
})
