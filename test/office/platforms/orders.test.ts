import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheets } from '#api/outside/sheets/read.ts'
import { gbk } from '#test/kit/gbk.ts'
import { engines } from '#test/kit/stores.ts'
import { workbook } from '#test/kit/workbook.ts'
import { openDesk, type Desk } from '#test/office/desk.ts'

const header = ['工单编号', '诉求内容', '所属乡镇', '地址', '办理期限', '诉求人', '联系电话']
const csv = (rows: string[][]) => gbk([header, ...rows].map((r) => r.join(',')).join('\r\n'))

describe.each(engines)(
  'work orders of other platforms as sheets on $name (S0-27, S1-20(8), S4-14)',
  (engine) => {
    let desk: Desk
    let area = ''
    beforeAll(async () => {
      desk = await openDesk(engine)
      area = desk.place.areas.at(-1)?.name ?? ''
    })
    afterAll(() => desk.dispose())
    const orders = () => desk.office.platforms.orders
    const clerk = () => desk.member('clerk')
    const count = async () =>
      (await desk.deps.store.read.cases.recent({ place: desk.place.slug, limit: 1000 })).length

    test('a GBK sheet is read dry, taken in once, and the same sheet again changes nothing', async () => {
      const file = csv([
        [
          'GD20260506001',
          '工地夜里施工吵人',
          area,
          '某路口',
          '2026-05-13 18:00',
          '金丝雀',
          '13912345678',
        ],
        ['GD20260506002', '路边有人乱倒渣土', '', '', '2026年5月20日', '', ''],
      ])
      const before = await count()
      const dry = await orders().dryRun(clerk(), 'hotline', file)
      expect(dry).toMatchObject({ counts: { new: 2, known: 0, refused: 0 }, faults: [] })
      expect(await count()).toBe(before)
      expect((await orders().run(clerk(), 'hotline', file)).counts.new).toBe(2)
      expect(await count()).toBe(before + 2)
      expect((await orders().run(clerk(), 'hotline', file)).counts).toEqual({
        new: 0,
        known: 2,
        refused: 0,
      })
      expect(await count()).toBe(before + 2)
      const found = await desk.deps.store.read.cases.byForeignId('hotline', 'GD20260506001')
      expect(found).toMatchObject({ status: 'received', nameMode: 'real', spot: '某路口' })
      expect(found?.area).toBe(desk.place.areas.at(-1)?.id)
      expect(JSON.stringify(found)).not.toMatch(/金丝雀|13912345678/)
      // The same number of another platform is another order.
      expect((await orders().dryRun(clerk(), 'platform', file)).counts.new).toBe(2)
    })

    test('S1-20(8) the platform’s day stands beside our own until the answer, and its number finds the case', async () => {
      const file = csv([['GD-DUE-1', '楼道里堆满杂物', area, '', '2026-05-07', '', '']])
      expect((await orders().run(clerk(), 'hotline', file)).counts.new).toBe(1)
      const { read } = desk.deps.store
      const found = (await read.cases.byForeignId('hotline', 'GD-DUE-1'))!
      expect(found.dueOn).toBe('2026-05-07')
      const lines = await desk.office.cases.search(clerk(), ' gd-due-1 '.toUpperCase())
      expect(lines.map((l) => l.id)).toEqual([found.id])
      expect(await desk.office.cases.search(desk.member('dept'), 'GD-DUE-1')).toEqual([])
      await desk.step('clerk', found.id, 'accept')
      // No own clock is nearer: the day stays at every step.
      expect((await desk.caseOf(found.id)).dueOn).toBe('2026-05-07')
      const { order } = await desk.office.cases.open(clerk(), found.id)
      expect(order).toEqual({ channel: 'hotline', foreignId: 'GD-DUE-1', dueOn: '2026-05-07' })
      const { first } = await desk.office.cases.todo(clerk())
      expect(first.find((t) => t.line.id === found.id)?.why).toContain('risk')
      const answer = { result: 'unfounded', text: '已经清走。' }
      expect((await desk.step('clerk', found.id, 'answer', answer)).status).toBe(200)
      expect((await desk.caseOf(found.id)).dueOn).toBeNull()
    })

    test('two people bring the same sheet at once: every order stands once', async () => {
      const file = csv([['GD-RACE', '同一件事，两个人导入', '', '', '', '', '']])
      const before = await count()
      const both = await Promise.all([
        orders().run(clerk(), 'hotline', file),
        orders().run(desk.member('lead'), 'hotline', file),
      ])
      expect(await count()).toBe(before + 1)
      expect(both.map((r) => r.counts.refused)).toEqual([0, 0])
    })

    test('faults name their row in Chinese and stop no other row; poorer rows are warned about', async () => {
      const file = csv([
        ['', '没有编号的事', '', '', '', '', ''],
        ['GD-A', '', '', '', '', '', ''],
        ['GD-B', '期限写错的事', '', '', '下周三', '', ''],
        ['1.2E+17', '编号丢了数字的事', '', '', '', '', ''],
        ['GD-C', '好好的一件事', '不在这里的乡', '', '', '某人', '138****5678'],
        ['GD-C', '同一个编号', '', '', '', '', ''],
      ])
      const read = await orders().run(clerk(), 'hotline', file)
      const said = read.rows.map((r) => [r.row, r.fate, r.faults.join()])
      expect(said).toEqual([
        [2, 'refused', '工单编号是空的'],
        [3, 'refused', '诉求内容是空的'],
        [4, 'refused', expect.stringContaining('下周三')],
        [5, 'refused', expect.stringContaining('科学计数')],
        [6, 'new', ''],
        [7, 'refused', '与第 6 行是同一个工单编号'],
      ])
      expect(read.rows[4]?.warnings).toEqual([
        expect.stringContaining('不在这里的乡'),
        expect.stringContaining('联系方式'),
      ])
      expect(await desk.deps.store.read.cases.byForeignId('hotline', 'GD-C')).toMatchObject({
        nameMode: 'anonymous',
        spot: '不在这里的乡',
      })
      for (const [other, say] of [
        [gbk('甲,乙\r\n1,2'), '没有认得的表头'],
        [gbk('工单编号,电话\r\n1,2'), '诉求内容'],
      ] as const)
        expect((await orders().dryRun(clerk(), 'hotline', other)).faults.join()).toContain(say)
    })

    test('on-the-page 6: what accuses the office goes to its own door and never back out in a sheet', async () => {
      const name = desk.place.bodies.find((b) => b.id === desk.here)?.name ?? ''
      const file = csv([['GD-DOOR', `${name}的人收了钱不管金丝雀`, '', '', '', '', '']])
      expect((await orders().run(clerk(), 'hotline', file)).counts.new).toBe(1)
      expect(await desk.deps.store.read.cases.byForeignId('hotline', 'GD-DOOR')).toBeUndefined()
      expect((await orders().run(clerk(), 'hotline', file)).counts.known).toBe(1)
      const back = await readSheets(await orders().sheet(clerk(), 'hotline'))
      expect(JSON.stringify(back)).not.toMatch(/GD-DOOR|金丝雀/)
    })

    test('a workbook in other words, and back with number, deadline and the words of the answer', async () => {
      const file = await workbook({
        说明: [['请勿改动']],
        工单: [
          ['某热线转办单'],
          ['受理编号', '标题', '反映内容', '办结时限', '诉求类型'],
          ['HT-1', '问停车', '请问哪里可以停车', '2026-06-01', '咨询'],
        ],
      })
      expect((await orders().run(clerk(), 'platform', file)).counts.new).toBe(1)
      const found = await desk.deps.store.read.cases.byForeignId('platform', 'HT-1')
      expect(found).toMatchObject({ kind: 'consultation', channel: 'platform' })
      const sheet = async () =>
        (await readSheets(await orders().sheet(clerk(), 'platform'))).sheets[0]
      expect((await sheet())?.rows[1]?.slice(0, 2)).toEqual(['HT-1', found?.number])
      desk.clock.at += 60_000
      await desk.office.cases.accept(clerk(), { id: found!.id, version: found!.version })
      const accepted = await desk.deps.store.read.cases.byId(found!.id)
      desk.clock.at += 60_000
      const on = { id: found!.id, version: accepted!.version }
      await desk.office.cases.answer(clerk(), on, 'otherwise', '路口东侧有公共停车场', '')
      const [, row] = (await sheet())?.rows ?? []
      expect(row?.[3]).toBe('2026-06-01')
      expect(row?.at(-1)).toContain('路口东侧有公共停车场')
    })

    test('who has no part in a case gets none of it, and who may not exchange gets nothing', async () => {
      const back = await readSheets(await orders().sheet(desk.member('dept'), 'hotline'))
      expect(back.sheets[0]?.rows).toHaveLength(1)
      const file = csv([['GD-X', '不该导入的事', '', '', '', '', '']])
      for (const login of ['officer', 'assistant', 'admin'])
        await expect(orders().run(desk.member(login), 'hotline', file)).rejects.toMatchObject({
          status: 403,
        })
    })
  },
)
