import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { classify } from '#rules/classify/classify.ts'
import { leastRows } from '#rules/classify/office/learn.ts'
import { shipped } from '#test/kit/content.ts'
import { aCase, anEvent } from '#test/kit/rows.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

/** Own sentences about three fields: what the desk of this test settled. */
const sentences = (field: string) =>
  (shipped().facts.examples ?? []).filter((e) => e.field === field).map((e) => e.text)

describe.each(engines)('learning from the office on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine, {}, 1)))
  afterAll(() => desk.dispose())
  const itemOf = (id: string) => desk.deps.store.read.cases.byId(id).then((c) => c?.itemId)
  const settle = (login: string, id: string, body: object) =>
    desk.as(login, `/admin/cases/${id}/matter`, body)
  const overview = () => desk.office.learning.overview(desk.member('admin'))

  test('a confirmation and a correction become rows, the case is about what was settled, the chain says so', async () => {
    const { id } = await desk.take({ story: '楼下饭店的油烟往我家窗户里灌，天天这样' })
    const guess = (await itemOf(id)) ?? ''
    expect(guess).not.toBe('')
    expect((await settle('clerk', id, { item: guess })).status).toBe(200)
    expect(await desk.deps.store.read.labelled.of(id)).toMatchObject({ itemId: guess, guess })
    const other = desk.deps.facts().items.find((i) => i.field === 'jianshe' && i.id !== guess)
    expect((await settle('officer', id, { item: guess, other: other?.id })).status).toBe(200)
    const row = await desk.deps.store.read.labelled.of(id)
    expect(row).toMatchObject({ itemId: other?.id, field: 'jianshe', guess })
    expect(await itemOf(id)).toBe(other?.id)
    const { timeline, settled } = await desk.office.cases.open(desk.member('clerk'), id)
    expect(timeline.at(-1)?.text).toContain(`认定事项：${other?.title}`)
    expect(settled?.itemId).toBe(other?.id)
    expect((await settle('clerk', id, { field: 'linye' })).status).toBe(200)
    expect(await desk.deps.store.read.labelled.of(id)).toMatchObject({
      itemId: null,
      field: 'linye',
    })
  })

  test('an unknown name, many names alike, nothing at all, and the wrong person are refused', async () => {
    const { id } = await desk.take()
    expect((await settle('clerk', id, { other: '没有这样的事项' })).status).toBe(400)
    const many = await settle('clerk', id, { other: '建筑' })
    expect(((await many.json()) as { errors: { detail: string }[] }).errors[0]?.detail).toContain(
      '请写编号',
    )
    expect((await settle('clerk', id, {})).status).toBe(400)
    expect((await settle('assistant', id, { field: 'linye' })).status).toBe(403)
    expect(await desk.deps.store.read.labelled.of(id)).toBeUndefined()
  })

  test('what is restricted or erased is never among the rows (on-the-page 6)', async () => {
    const rows = () => desk.deps.store.read.labelled.rows(desk.place.slug)
    const before = (await rows()).length
    const staffId = desk.member('clerk').id
    const label = { place: desk.place.slug, field: 'linye', itemId: null, guess: null, staffId }
    const at = desk.clock.at
    await desk.deps.store.write(async (tx) => {
      const hidden = await tx.cases.insert(
        aCase({ place: desk.place.slug, audience: 'jiwei' }),
        anEvent(),
      )
      const gone = await tx.cases.insert(aCase({ place: desk.place.slug, erasedAt: at }), anEvent())
      for (const { id } of [hidden, gone]) await tx.labelled.keep({ ...label, caseId: id, at })
    })
    expect((await rows()).length).toBe(before)
    const counted = (await overview()).counts.reduce((sum, c) => sum + c.rows, 0)
    expect(counted).toBe(before)
  })

  test('training needs rows, then makes a model that classification uses, in the audit, one at a time', async () => {
    const by = desk.member('admin')
    const ended = async () => {
      const { running, ended: last } = await overview()
      return running ? undefined : last
    }
    expect((await desk.as('clerk', '/admin/learning/train')).status).toBe(403)
    expect((await desk.as('admin', '/admin/learning/train')).status).toBe(200)
    expect(() => desk.office.learning.train(by)).toThrow('正在训练')
    await expect.poll(ended, { timeout: 60_000 }).toMatchObject({ why: /还不够/ })
    // The desk holds that what the product calls noise of building sites is a matter of traffic.
    const told = { jiaotong: sentences('jianshe'), linye: sentences('linye') }
    const staffId = by.id
    await desk.deps.store.write(async (tx) => {
      for (const [field, texts] of Object.entries(told))
        for (const text of texts.slice(0, leastRows * 3)) {
          const c = await tx.cases.insert(aCase({ place: desk.place.slug, text }), anEvent())
          const row = { caseId: c.id, place: desk.place.slug, field, itemId: null, guess: null }
          await tx.labelled.keep({ ...row, staffId, at: desk.clock.at })
        }
    })
    desk.clock.at += 1_000
    const facts = desk.deps.facts
    const text = '工地的灰把一条街都罩住了'
    const was = classify(text, facts(), desk.place).fields[0]
    desk.office.learning.train(by)
    await expect.poll(ended, { timeout: 60_000 }).toMatchObject({ why: null })
    const { office } = await overview()
    expect(office?.office?.with).toBeGreaterThan(office?.office?.without ?? 1)
    expect(office?.details?.confusion).toHaveLength(office?.labels.length ?? 0)
    expect([was?.field, classify(text, facts(), desk.place).fields[0]?.field]).toEqual([
      was?.field,
      'jiaotong',
    ])
    const [row] = await desk.deps.store.read.audit.list({ limit: 1 })
    expect(row).toMatchObject({ verb: 'learning.train', object: `model:${desk.place.slug}` })
    expect(facts()).toBe(facts())
  })
})
