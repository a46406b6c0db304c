import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, type Desk } from '../desk.ts'
import { sqlite } from '#test/kit/stores.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ name: 'sqlite', open: sqlite })
})
afterAll(() => desk.dispose())
const hour = 3_600_000
const read = () => desk.deps.store.read
const row = async (id: string, clock: string) =>
  (await read().caseClocks.of(id)).find((k) => k.clockId === clock)
const step = (id: string, name: string, body: object) =>
  desk.as('officer', `/admin/cases/${id}/${name}`, body)

describe('clocks in hours at the desk', () => {
  test('行政强制法 19: approval within twenty-four hours of an urgent seizure, from the time on the paper', async () => {
    const { id, number, secret } = await desk.take()
    const seized = { mark: 'seized_at_once', text: '演示清单', on: '2026-05-06', time: '08:40' }
    expect((await step(id, 'measure', seized)).status).toBe(409)
    await step(id, 'accept', {})
    const ahead = await step(id, 'measure', { ...seized, on: '2026-05-07' })
    expect(await ahead.text()).toContain('还没有到')
    expect((await step(id, 'measure', seized)).status).toBe(200)
    const end = Date.parse('2026-05-07T08:40:00+08:00')
    expect(await row(id, 'seizure-approval')).toMatchObject({
      dueAt: end,
      dueOn: '2026-05-07',
      stoppedOn: null,
      source: '行政强制法第十九条',
    })
    expect(await row(id, 'seizure')).toMatchObject({ dueOn: '2026-06-05', dueAt: null })

    const officer = desk.member('officer')
    const late = async () => ({
      box: (await desk.office.cases.inbox(officer, 'overdue')).lines.map((l) => l.id),
      count: (await desk.office.cases.counts(officer)).overdue,
      todo: (await desk.office.cases.todo(officer)).first.find((t) => t.line.id === id)?.why[0],
    })
    desk.clock.at = end - 1
    expect(await late()).toEqual({ box: [], count: 0, todo: 'today' })
    desk.later(2)
    expect(await late()).toEqual({ box: [id], count: 1, todo: 'overdue' })

    const { track } = desk.office.complaints
    const found = await track.find(desk.place.slug, number, secret)
    const told = await track.view(desk.place.slug, found.number, found.secret)
    expect(JSON.stringify(told)).not.toMatch(/查封|扣押|第十九条/)
    const approved = { mark: 'seizure_approved', text: '演示审批', on: '2026-05-07', time: '' }
    expect((await step(id, 'measure', approved)).status).toBe(200)
    expect((await row(id, 'seizure-approval'))?.stoppedOn).toBe('2026-05-07')
    expect((await late()).box).toEqual([])
  })

  test('移送规定 5: twenty-four hours from the approval; none where the head declines', async () => {
    const two = await Promise.all([desk.take(), desk.take()])
    const dues = []
    for (const [at, { id }] of two.entries()) {
      await step(id, 'accept', {})
      await step(id, 'request', { kind: 'crime', to: 'police', text: '数量达到追诉标准' })
      const [request] = await read().requests.of(id)
      const mark = at === 0 ? 'approved' : 'declined'
      const marked = { request: request?.id, mark, text: '演示', on: '2026-05-07', time: '07:00' }
      expect((await step(id, 'crime', marked)).status).toBe(200)
      expect((await row(id, 'crime-approval'))?.stoppedOn).not.toBeNull()
      dues.push((await row(id, 'crime-transfer'))?.dueAt)
    }
    expect(dues).toEqual([Date.parse('2026-05-07T07:00:00+08:00') + 24 * hour, undefined])
  })
})
