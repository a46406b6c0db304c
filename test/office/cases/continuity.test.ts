import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Body } from '#rules/content/place.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

const ends = '2026-05-10'
describe.each(engines)('S0-41: a switch-over orphans nothing, on $name', (engine) => {
  let desk: Desk
  let old: Body
  beforeAll(async () => {
    desk = await openDesk(engine, {}, 1, (p) => {
      const department = p.bodies.find((b) => b.kind === 'department')
      if (!department) throw new Error('no department')
      const { successor: _, ...plain } = department
      old = { ...plain, id: 'old-bureau', to: ends, successor: department.id }
      return { ...p, bodies: [...p.bodies, old, { ...plain, id: 'small-office' }] }
    })
    await desk.add('bureau', 'clerk', 'old-bureau')
    await desk.add('small', 'clerk', 'small-office')
  })
  afterAll(() => desk.dispose())
  const read = () => desk.deps.store.read
  const step = (login: string, id: string, name: string, body: object = {}) =>
    desk.as(login, `/admin/cases/${id}/${name}`, body)
  const move = { grounds: '在它的管理范围', handling: '已拍照', evidence: '' }
  const sent = async (to: string) => {
    const { id } = await desk.take()
    await step('clerk', id, 'accept')
    expect((await step('clerk', id, 'transfer', { ...move, to })).status).toBe(200)
    return id
  }

  test('what an ended body owns, awaits and was asked goes to its successor, told and on record', async () => {
    const owned = await sent('old-bureau')
    expect((await step('bureau', owned, 'receive')).status).toBe(200)
    const coming = await sent('old-bureau')
    const { id: asked } = await desk.take()
    await step('clerk', asked, 'accept')
    const letter = { kind: 'assistance', text: '请派人一起看' }
    await step('clerk', asked, 'request', { ...letter, to: 'old-bureau' })

    const outlook = await desk.office.cases.outlook(desk.member('clerk'))
    expect(outlook.ending).toMatchObject([
      {
        body: { id: 'old-bureau' },
        heir: { body: desk.department, by: 'data' },
        cases: 2,
        letters: 1,
      },
    ])
    expect(await desk.office.cases.succeed()).toBe(0)

    desk.later(6 * 86_400_000)
    expect(await desk.office.cases.succeed()).toBe(2)
    expect(await desk.office.cases.succeed()).toBe(0)
    const c = await read().cases.byId(owned)
    expect(c).toMatchObject({ owner: desk.department, firstResponder: desk.here, handler: null })
    const last = (await read().events.of(owned)).at(-1)
    expect(last).toMatchObject({ verb: 'succeeded', public: true, role: 'system' })
    const said = (await read().messages.of(owned)).at(-1)?.text
    expect(said).toContain('前面的办理都有效')
    expect((await read().audit.list({ object: `case:${owned}`, limit: 1 }))[0]?.verb).toBe(
      'case.lapse',
    )
    expect(await read().cases.byId(coming)).toMatchObject({
      owner: desk.here,
      pendingTo: desk.department,
      status: 'waiting_receiver',
    })
    expect((await step('dept', coming, 'receive')).status).toBe(200)
    const waiting = await desk.office.cases.letters(desk.member('dept'))
    expect(waiting.waiting.map((l) => l.text)).toContain('请派人一起看')
    expect((await desk.office.cases.outlook(desk.member('clerk'))).ending).toMatchObject([
      { cases: 0, letters: 0 },
    ])
  })

  test('the last account of a body is shut: its first responder follows on paper, and keeps one itself', async () => {
    const id = await sent('small-office')
    await step('small', id, 'receive')
    const shut = await desk.as('admin', `/admin/accounts/${desk.member('small').id}/disable`)
    const { number } = (await read().cases.byId(id)) ?? { number: '' }
    expect(await shut.json()).toMatchObject({ handed: [number] })
    const last = (await read().events.of(id)).at(-1)
    expect(last?.payload).toMatchObject({ from: 'small-office' })
    expect((await read().cases.byId(id))?.owner).toBe('small-office')
    const { silent } = await desk.office.cases.outlook(desk.member('lead'))
    expect(silent).toEqual([{ body: 'small-office', cases: 1 }])

    const shutting = (login: string) =>
      desk.as('admin', `/admin/accounts/${desk.member(login).id}/disable`)
    expect((await shutting('clerk')).status).toBe(200)
    expect((await shutting('officer')).status).toBe(200)
    const refused = await shutting('lead')
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining('至少要留一个能办件的账号'),
    ])
  })
})
