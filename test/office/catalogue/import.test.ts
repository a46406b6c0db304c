import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSheets } from '#api/outside/sheets/read.ts'
import { memberOf } from '#api/office/member.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { gbk } from '#test/kit/gbk.ts'
import { facts, makeHouse } from '#test/kit/house.ts'
import { aStaff } from '#test/kit/rows.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'
import { workbook } from '#test/kit/workbook.ts'

const paper = { number: '演示政发〔2026〕1号', on: '2026-03-01', title: '演示：公布清单的公告' }
const items = facts()
  .items.filter((i) => i.field === 'dangan' && i.kind === '处罚')
  .slice(0, 3)
const basisOf = (n: number) =>
  items[n]?.basis.map((b) => `《${b.law}》${b.article}${b.paragraph ?? ''}`).join('、') ?? ''
const header = ['序号', '事项代码', '事项名称', '法律依据', '划转范围', '本站事项编号']
const rowOf = (n: number, more: string[] = ['全部', items[n]?.id ?? '']) => [
  String(n + 1),
  `33027501${n}000`,
  `对${items[n]?.name}的行政处罚`,
  basisOf(n),
  ...more,
]

describe.each(engines)('S0-6: an official list on $name', ({ open }) => {
  let test: TestStore
  let house: Awaited<ReturnType<typeof makeHouse>>
  let by: StaffMember
  let clerk: StaffMember
  beforeAll(async () => {
    test = await open()
    house = await makeHouse({
      parts: { store: test.store },
      render: async () => ({ status: 200, type: 'text/plain', body: new Uint8Array() }),
    })
    const add = async (role: string) =>
      memberOf(
        await test.store.write((tx) =>
          tx.staff.insert(aStaff({ place: 'lingxi', body: 'lingxi-gov', role })),
        ),
      )
    by = await add('publisher')
    clerk = await add('clerk')
  })
  afterAll(() => house.dispose())

  const settled = async (id: string) => {
    for (;;) {
      const preview = await house.office.catalogue.preview(by, id)
      if (!/planning|taking/.test(preview.stage.at)) return preview
      await new Promise((done) => setTimeout(done, 10))
    }
  }
  const begin = async (bytes: Uint8Array, over: object = {}) =>
    settled(
      await house.office.catalogue.begin(
        by,
        { ...paper, fileName: '清单.xlsx', complete: true, ...over },
        bytes,
      ),
    )
  const taken = async (id: string) => {
    await house.office.catalogue.commit(by, id, false)
    for (;;) {
      const { stage } = await house.office.catalogue.preview(by, id)
      if (stage.at === 'failed') throw new Error(stage.say)
      if (stage.at !== 'taking') return
      await new Promise((done) => setTimeout(done, 10))
    }
  }
  const list = () => house.deps.facts().places.find((p) => p.slug === 'lingxi')?.official ?? []

  it('file → questions → difference → taken → announced → taken back', async () => {
    const version = house.deps.facts().version
    const bytes = await workbook({
      档案: [header, rowOf(0), ['2', '330275019000', '对有关行为的行政处罚', basisOf(0), '', '']],
    })
    const first = await begin(bytes)
    expect(first.summary).toMatchObject({ rows: 2, questions: 1, faults: 0, counts: { new: 2 } })
    expect(first.obstacles[0]).toMatch(/1 行要选定/)
    const [question] = await house.office.catalogue.list(by, first.id, 'questions', 0)
    expect(question?.candidates.map((c) => c.item)).toContain(items[0]?.id)
    await house.office.catalogue.choose(by, first.id, { [question?.key ?? '']: null })
    const second = await settled(first.id)
    expect(second.obstacles).toEqual([])
    expect(list()).toEqual([])
    await taken(first.id)

    expect(list().map((r) => [r.code, r.item, r.announcement.number])).toEqual([
      ['330275010000', items[0]?.id, paper.number],
      ['330275019000', undefined, paper.number],
    ])
    expect(house.deps.facts().version).not.toBe(version)
    const { last } = await house.office.catalogue.imports(by)
    expect(last).toMatchObject({
      fileName: '清单.xlsx',
      inserted: 2,
      staffId: by.id,
      detail: { announcement: { on: '2026-03-01' } },
    })
    const [row] = await test.store.read.revisions.history('lingxi', 'official', 'c-330275010000')
    expect(row).toMatchObject({ source: paper.number, importId: last?.id, validFrom: '2026-03-01' })
    await expect.poll(() => existsSync(join(house.dir, 'data/imports', first.id))).toBe(false)

    const again = await begin(bytes, { fileName: '再来.xlsx' })
    expect(again.summary?.counts).toMatchObject({ same: 2, new: 0, change: 0, recall: 0 })
    expect(again.obstacles[0]).toMatch(/没有要导入的/)

    await house.office.catalogue.undo(by)
    expect(list()).toEqual([])
    expect(house.deps.facts().version).toBe(version)
    await expect(house.office.catalogue.undo(by)).rejects.toThrow(/没有可以撤销的导入/)
    const verbs = (
      await test.store.read.audit.list({ object: `import:${last?.id}`, limit: 9 })
    ).map((a) => a.verb)
    expect(verbs.toSorted()).toEqual(['catalogue.import', 'catalogue.undo'])
  })

  it('a GBK CSV with full-width digits; faults by row, in a workbook; a whole list with faults is not taken', async () => {
    const csv = [
      '事项编码,权力事项名称,设定依据',
      `３３０２７５０１１０００,对${items[1]?.name}的行政处罚,${basisOf(1)}`,
      `330275011000,=cmd|x,${basisOf(1)}`,
      '330275012000,,《档案法》第四十八条',
    ].join('\r\n')
    const preview = await begin(gbk(csv), { fileName: '清单.csv' })
    expect(preview.summary).toMatchObject({ encoding: 'gb18030', rows: 1, faults: 2 })
    expect(preview.obstacles.join()).toMatch(/有 2 处错误/)
    await expect(taken(preview.id)).rejects.toThrow(/有 2 处错误/)
    const { sheets } = await readSheets(
      await house.office.catalogue.book(by, preview.id, 'errors.xlsx'),
    )
    expect(sheets[0]?.rows.slice(1).map((r) => [r[1], r[2], r[3]])).toEqual([
      ['3', '错误', `'=cmd|x`],
      ['4', '错误', ''],
    ])
    const partial = await begin(gbk(csv), { fileName: '清单.csv', complete: false })
    expect(partial.obstacles).toEqual([])
  })

  it('refuses at once: no announcement, another role, another account, a file that is no table', async () => {
    const bytes = await workbook({ 表: [header, rowOf(0)] })
    await expect(begin(bytes, { number: '', on: '' })).rejects.toMatchObject({
      errors: [
        { pointer: '/number', detail: expect.stringMatching(/文号/) },
        { pointer: '/on', detail: expect.stringMatching(/日期/) },
      ],
    })
    await expect(begin(bytes, { owner: 'nobody' })).rejects.toThrow(/没有这个机构/)
    await expect(
      house.office.catalogue.begin(clerk, { ...paper, fileName: 'x', complete: true }, bytes),
    ).rejects.toMatchObject({ status: 403 })
    const mine = await begin(bytes)
    await expect(
      house.office.catalogue.preview({ ...by, id: 'else' }, mine.id),
    ).rejects.toMatchObject({ status: 404 })
    await expect(house.office.catalogue.preview(by, '../../../etc')).rejects.toMatchObject({
      status: 404,
    })
    const bad = await begin(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]))
    expect(bad.stage).toMatchObject({ at: 'failed', say: expect.stringMatching(/坏了/) })
    const empty = await begin(await workbook({ 表: [['没有', '表头']] }))
    expect(empty.stage).toMatchObject({
      at: 'failed',
      say: expect.stringMatching(/没有认得的表头/),
    })
  })

  it('a plan over an older catalogue is not taken; one import at a time; a broken one counts for nothing', async () => {
    const one = await begin(await workbook({ 表: [header, rowOf(0)] }))
    const two = await begin(await workbook({ 表: [header, rowOf(1)] }))
    await taken(one.id)
    await expect(taken(two.id)).rejects.toThrow(/又改过了/)
    await house.office.catalogue.undo(by)

    const many = await begin(await workbook({ 表: [header, rowOf(2)] }))
    const insertAll = test.store.write
    let writes = 0
    const broken = {
      ...house.deps,
      store: {
        ...test.store,
        write: ((fn) =>
          writes++ === 1 ? Promise.reject(new Error('disk')) : insertAll(fn)) as typeof insertAll,
      },
    }
    const { createTake } = await import('#api/office/catalogue/take.ts')
    const { openStaging } = await import('#api/outside/staging.ts')
    const folder = openStaging(join(house.dir, 'data/imports')).folder(many.id)
    await expect(createTake(broken).commit(folder)).rejects.toThrow('disk')
    expect(await test.store.read.imports.open('lingxi', 'items')).toEqual([])
    expect(list()).toEqual([])
    expect(readdirSync(join(house.dir, 'data/imports'))).toContain(many.id)
  })
})
