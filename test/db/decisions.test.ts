import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict } from '#db/errors.ts'
import type { NewDecision } from '#db/decision-write.ts'
import { aDecision, aStaff, morning } from '#test/kit/rows.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'

describe.each(engines)('decisions on $name', ({ open }) => {
  let test: TestStore
  const add = (over: Partial<NewDecision>) =>
    test.store.write((tx) => tx.decisions.insert(aDecision(over)))
  beforeAll(async () => {
    test = await open()
    const of = { body: 'zhen', field: 'jianshe', itemId: 'jianshe-001' }
    await add({ number: '1', decidedOn: '2026-04-30', ...of })
    await add({ number: '3', decidedOn: '2026-05-02', ...of, kinds: ['罚款', '没收违法所得'] })
    await add({ number: '2', decidedOn: '2026-05-01', field: 'linye', kinds: ['警告'] })
    await add({ number: '4', decidedOn: '2026-05-03', status: 'draft', releasedAt: null })
    await add({ number: '5', decidedOn: '2026-05-03', status: 'withdrawn', withdrawnAt: morning })
    await add({ number: '6', decidedOn: '2026-05-04', displayUntil: '2026-05-05' })
    await add({ number: '7', decidedOn: '2026-05-04', place: 'elsewhere' })
  })
  afterAll(() => test.dispose())

  const today = '2026-05-06'
  const here = { place: 'here', today }
  const page = { offset: 0, limit: 9 }
  const numbers = async (of: object) =>
    (await test.store.read.decisions.list({ ...here, ...of }, page)).map((row) => row.number)

  it('are listed from the oldest on, without drafts, withdrawn or expired ones (DESIGN 6.5)', async () => {
    const { decisions } = test.store.read
    expect(await numbers({})).toEqual(['1', '2', '3'])
    expect(await numbers({ today: '2026-05-05' })).toEqual(['1', '2', '3', '6'])
    expect(await decisions.count(here)).toBe(3)
    const second = await decisions.list(here, { offset: 1, limit: 1 })
    expect(second.map((row) => row.number)).toEqual(['2'])
    expect((await decisions.newest(here.place, here.today, 2)).map((row) => row.number)).toEqual([
      '3',
      '2',
    ])
  })

  it('are cut by month, body, field, kind and item', async () => {
    expect(await numbers({ month: '2026-05' })).toEqual(['2', '3'])
    expect(await numbers({ body: 'zhen' })).toEqual(['1', '3'])
    expect(await numbers({ field: 'linye' })).toEqual(['2'])
    expect(await numbers({ kind: '没收违法所得' })).toEqual(['3'])
    expect(await numbers({ kind: '罚款', month: '2026-04' })).toEqual(['1'])
    expect(await numbers({ itemId: 'jianshe-001' })).toEqual(['1', '3'])
  })

  it('have a page of their own while they are shown, and a stub once withdrawn', async () => {
    const pages = await test.store.read.decisions.published(today)
    expect(pages.map((row) => row.gone)).toEqual([false, false, false, false, true])
    const expired = await test.store.read.decisions.expired(today, 9)
    expect(expired.map((row) => row.number)).toEqual(['6'])
    const drafts = await test.store.read.decisions.byStatus('here', 'draft', 9)
    expect(drafts.map((row) => row.number)).toEqual(['4'])
  })

  it('change as they were read, their kinds and month with them', async () => {
    const row = await add({ number: '8', place: 'change', decidedOn: '2026-05-01' })
    expect(await test.store.read.decisions.byNumber('8', row.organ)).toEqual(row)
    const change = () =>
      test.store.write((tx) =>
        tx.decisions.update(row.id, row.version, { decidedOn: '2026-06-01', kinds: ['警告'] }),
      )
    expect(await change()).toMatchObject({ month: '2026-06', kinds: ['警告'], version: 2 })
    await expect(change()).rejects.toBeInstanceOf(Conflict)
    const of = { place: 'change', today }
    expect(await test.store.read.decisions.count({ ...of, kind: '罚款' })).toBe(0)
    expect(await test.store.read.decisions.count({ ...of, kind: '警告' })).toBe(1)
    await expect(add({ number: '8' })).rejects.toMatchObject({ key: 'decisions_number_organ' })
  })

  it('come by import, which is undone once, and takes back only drafts', async () => {
    const { store } = test
    const counts = { rows: 2, inserted: 2, changed: 0, refused: 0 }
    const made = await store.write(async (tx) => {
      const { id: staffId } = await tx.staff.insert(aStaff())
      const file = { place: 'here', kind: 'decisions', fileName: 'a.csv', sha256: 'h', at: morning }
      const row = await tx.imports.insert({ ...file, ...counts, rows: 0, staffId })
      await tx.imports.count(row.id, counts)
      for (const number of ['i1', 'i2'])
        await tx.decisions.insert(aDecision({ number, status: 'draft', importId: row.id }))
      return row
    })
    expect(await store.read.imports.bySha256('here', 'h')).toMatchObject({ id: made.id, rows: 2 })
    const [first, second] = await store.read.decisions.ofImport(made.id)
    if (!first || !second) throw new Error('two rows were imported')
    await store.write((tx) => tx.decisions.update(first.id, 1, { status: 'released' }))
    await expect(store.write((tx) => tx.decisions.remove(first.id, 2))).rejects.toThrow(Conflict)
    await store.write((tx) => tx.decisions.remove(second.id, 1))
    expect(await store.read.decisions.ofImport(made.id)).toHaveLength(1)
    const undo = () => store.write((tx) => tx.imports.undo(made.id, morning))
    expect(await undo()).toMatchObject({ undoneAt: morning })
    await expect(undo()).rejects.toThrow(Conflict)
    expect(await store.read.imports.bySha256('here', 'h')).toBeUndefined()
    expect(await store.read.imports.list('here', 9)).toHaveLength(1)
    expect(await store.read.imports.byId(made.id)).toBeDefined()
  })
})
