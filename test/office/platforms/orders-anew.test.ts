import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reckoner, windAnew } from '#db/provisional.ts'
import { clock as clockSchema } from '#rules/content/common.ts'
import { gbk } from '#test/kit/gbk.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '#test/office/desk.ts'

const answerWithin = (length: number) =>
  clockSchema.parse({
    id: 'demo-answer',
    name: '演示：答复',
    start: 'received',
    stop: 'answered',
    unit: 'calendar',
    kinds: [],
    source: '演示',
    standing: 'promise',
    length,
  })

describe.each(engines)('deadlines of platforms beside our own, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(engine, {}, Infinity, (p) => ({ ...p, clocks: [answerWithin(20)] }))
  })
  afterAll(() => desk.dispose())

  test('S1-20(8) the nearer of the two stands, also after a rule has changed', async () => {
    const sheet = gbk(
      [
        '工单编号,诉求内容,办理期限',
        'GD-NEAR,楼道里堆满杂物,2026-05-10',
        'GD-FAR,河边有人倒垃圾,2026-09-01',
      ].join('\r\n'),
    )
    await desk.office.platforms.orders.run(desk.member('clerk'), 'hotline', sheet)
    const both = async () => {
      const { cases } = desk.deps.store.read
      return Promise.all(
        ['GD-NEAR', 'GD-FAR'].map(async (id) => (await cases.byForeignId('hotline', id))!),
      )
    }
    const days = async () => (await both()).map((c) => c.dueOn)
    expect(await days()).toEqual(['2026-05-10', '2026-05-26'])
    const ground = { clocks: [answerWithin(25)], calendar: desk.deps.calendar() }
    const rows = await both()
    await desk.deps.store.write((tx) => windAnew(tx, rows, reckoner(ground)))
    expect(await days()).toEqual(['2026-05-10', '2026-05-31'])
  })
})
