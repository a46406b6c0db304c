import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { draw } from '#rules/inspection/draw.ts'

describe.each(engines)('inspections by plan, on $name', (engine) => {
  let desk: Desk
  let plan = ''
  const certificates = ['演示0001', '演示0002', '演示0003']
  const officers = (body: string) =>
    certificates.map((certificate, n) => ({
      name: `演示甲${n}`,
      body,
      duty: '执法',
      certificate,
      demo: true,
    }))
  beforeAll(async () => {
    desk = await openDesk(engine, {}, 1, (p) => ({ ...p, officers: officers(p.firstResponder) }))
  })
  afterAll(() => desk.dispose())
  const post = (login: string, path: string, body: object) =>
    desk.as(login, `/admin/inspections${path}`, body)
  const item = () => desk.deps.facts().items[0]?.id ?? ''
  const open = () => desk.office.inspections.open(desk.member('lead'), plan)
  const year = () => ({
    kind: 'year',
    name: '演示年度计划',
    objectKind: '餐饮店',
    items: item(),
    most: 1,
    fromDay: '2026-01-01',
    toDay: '2026-12-31',
  })

  test('S2-19: a plan has its body, objects, items, period and number, and is public', async () => {
    const odd = await post('lead', '', { ...year(), items: '没有这一项' })
    expect(await odd.json()).toMatchObject({ errors: [{ pointer: '/items' }] })
    const made = await post('lead', '', year())
    plan = ((await made.json()) as { id: string }).id
    const lines = '演示面馆，某路口\n演示小吃店'
    const area = desk.place.areas[0]?.id
    expect((await post('lead', `/${plan}/objects`, { lines, natural: 'no', area })).status).toBe(
      200,
    )
    expect((await post('lead', `/${plan}/objects`, { lines: '张三', natural: 'yes' })).status).toBe(
      200,
    )
    const { objects } = await open()
    expect(objects.map((o) => [o.code, o.name])).toEqual([
      ['D00001', '演示面馆'],
      ['D00002', '演示小吃店'],
      ['D00003', '张三'],
    ])
    const again = await post('lead', `/${plan}/objects`, { lines, natural: 'no', area })
    expect(await again.json()).toMatchObject({ errors: [{ pointer: '/lines' }] })
    expect((await open()).objects).toHaveLength(3)
    // No area of the place has published the code of a grid: the page says «未公布».
    expect(objects.map((o) => o.grid)).toEqual([null, null, null])
    const { plans } = await desk.office.inspections.published(desk.place.slug)
    expect(plans).toMatchObject([{ name: '演示年度计划', body: desk.here, most: 1 }])
  })

  test('S1-16 S2-19: not twice unawares, not beyond the plan without a case, several bodies in one visit', async () => {
    const object = (await open()).objects[0]?.id
    const go = (more: object) =>
      post('officer', `/${plan}/visit`, { object, on: '2026-05-06', cause: 'plan', ...more })
    const done = (login: string, visit: string | undefined, list: string[]) =>
      post(login, `/${plan}/done`, { visit, officers: list, result: '演示：没有发现' })
    expect((await go({})).status).toBe(200)
    const full = (await (await go({ on: '2026-06-01' })).json()) as { errors: object[] }
    expect(full.errors).toMatchObject([{ pointer: '/cause' }])
    expect((await go({ cause: 'complaint', reference: '' })).status).toBe(400)
    const { number } = await desk.take()
    const again = await go({ cause: 'complaint', reference: number })
    expect(await again.text()).toContain('本期已有检查')
    const why = '来件说当天晚上又开了，要在晚上去'
    expect((await go({ cause: 'complaint', reference: number, why })).status).toBe(200)

    const [first] = (await open()).objects[0]?.visits.filter((v) => v.cause === 'plan') ?? []
    expect(
      (await post('dept', `/${plan}/visit`, { object, on: '2026-05-06', cause: 'plan' })).status,
    ).toBe(409)
    const foreign = await post('dept', `/${plan}/join`, { visit: first?.id, own: plan })
    expect(await foreign.json()).toMatchObject({ errors: [{ pointer: '/own' }] })
    expect((await post('dept', `/${plan}/join`, { visit: first?.id })).status).toBe(200)
    expect((await post('dept', `/${plan}/join`, { visit: first?.id })).status).toBe(409)
    const joined = (await open()).objects[0]?.visits.find((v) => v.id === first?.id)
    expect(joined?.bodies).toEqual([desk.here, desk.department])
    expect((await done('officer', first?.id, ['演示0001'])).status).toBe(400)
    expect((await done('officer', first?.id, ['演示0001', '演示9999'])).status).toBe(400)
    expect((await done('dept', first?.id, ['演示0001', '演示0002'])).status).toBe(200)
    expect((await done('officer', first?.id, ['演示0001', '演示0002'])).status).toBe(409)
  })

  test('S1-16: two at once never both get the last visit of a plan', async () => {
    const object = (await open()).objects[1]?.id
    const wish = { object, on: '2026-05-07', cause: 'plan' }
    const both = await Promise.all([1, 2].map(() => post('officer', `/${plan}/visit`, wish)))
    expect(both.map((r) => r.status).toSorted()).toEqual([200, 400])
  })

  test('S1-16: lists before the number, the draw after it, and the record lets anybody draw again', async () => {
    const wish = { count: 1, valueSource: '演示：某一期开奖号码', valueOn: '2026-05-08' }
    const announce = (more: object) => post('lead', `/${plan}/announce`, { ...wish, ...more })
    expect(await (await announce({ valueOn: '2026-05-06' })).text()).toContain('今天以后')
    expect((await announce({ away: ['演示0001', '演示0002'] })).status).toBe(400)
    expect((await announce({ conflicts: '张三 演示0001' })).status).toBe(400)
    const said = await announce({ conflicts: 'D00003 演示0002' })
    const id = ((await said.json()) as { draw: string }).draw
    const held = (value: string) => post('lead', `/${plan}/draw`, { draw: id, value })
    expect(await (await held('7')).text()).toContain('才出来')
    const record = () => desk.office.inspections.record(desk.place.slug, id)
    const before = await record()
    // What was visited by plan is not drawn once more, and nobody reads here that an inspection comes.
    expect(before?.objects).toEqual([{ code: 'D00003', name: null }])
    expect(JSON.stringify(before)).not.toMatch(/张三|演示甲|演示000/)

    desk.later(2 * 86_400_000)
    expect((await held(' 7,12,30 ')).status).toBe(200)
    expect((await held('8')).status).toBe(409)
    const told = await record()
    if (!told) throw new Error('no record')
    const { objects, ...rest } = told
    const mine = draw(sha256, { ...rest, objects: objects.map((o) => o.code) }, '7,12,30')
    expect({ seed: told.seed, picked: told.picked }).toEqual(mine)
    expect(told.picked?.[0]?.officers).not.toContain('002-0002')
    expect(told.commitment).toBe(before?.commitment)
    desk.later(365 * 86_400_000)
    // Once the plan is over the name stands there, of a person masked.
    expect((await record())?.objects[0]?.name).toMatch(/^张[*某×]/u)
  })

  test('each step is in the audit, and who may not plan does not', async () => {
    const rows = await desk.deps.store.read.audit.list({ object: `inspection:${plan}`, limit: 50 })
    expect(new Set(rows.map((r) => r.verb))).toEqual(
      new Set(['inspection.plan', 'inspection.visit']),
    )
    expect((await post('officer', '', year())).status).toBe(403)
    await expect(desk.office.inspections.plans(desk.member('auditor'))).rejects.toMatchObject({
      status: 403,
    })
  })
})
