import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Clock } from '#rules/content/common.ts'
import { sqlite } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

const promise = (id: string, remedy?: string): Clock => ({
  id,
  name: id,
  start: 'received',
  stop: 'answered',
  length: 2,
  unit: 'working',
  kinds: [],
  pauses: ['等来件人补充'],
  source: '演示文件第一条',
  standing: 'promise',
  ...(remedy ? { remedy } : {}),
})

describe('on-the-page 5: a date that has passed', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk({ name: 'sqlite', open: sqlite }, {}, 1, (place) => ({
      ...place,
      clocks: [...place.clocks, promise('demo-plain'), promise('demo-own', '可以打演示电话')],
    }))
  })
  afterAll(() => desk.dispose())

  test('is called overdue, each with what can be done; not before, not while the citizen is asked, not once done', async () => {
    const { id, number, secret } = await desk.take()
    await desk.step('officer', id, 'accept')
    const { track } = desk.office.complaints
    const shown = async () => {
      const found = await track.find(desk.place.slug, number, secret)
      const view = await track.view(desk.place.slug, found.number, found.secret)
      return view.clocks.toSorted((a, b) => b.name.localeCompare(a.name))
    }
    expect((await shown()).map((k) => k.late)).toEqual([false, false])
    desk.later(4 * 86_400_000)
    expect(await shown()).toMatchObject([
      {
        name: 'demo-plain',
        dueOn: '2026-05-08',
        late: true,
        remedy: expect.stringMatching('催办'),
      },
      { name: 'demo-own', late: true, remedy: '可以打演示电话' },
    ])
    const answered = { result: 'corrected', text: '已经改了。' }
    expect((await desk.step('officer', id, 'answer', answered)).status).toBe(200)
    expect((await shown()).map((k) => k.late)).toEqual([false, false])
  })
})
