import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nameFor } from '#rules/decisions/gates.ts'
import { sqlite } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'
import { ownItem, paperOf } from './paper.ts'

describe('a correction of every column, by two persons (S1-12)', () => {
  let desk: Desk
  let item: string
  let organ: string
  beforeAll(async () => {
    desk = await openDesk({ name: 'SQLite', open: sqlite })
    ;({ item, organ } = ownItem(desk))
  })
  afterAll(() => desk.dispose())

  const act = (path: string, body: object, login = 'publisher') =>
    desk.as(login, `/admin/decisions/${path}`, body)
  const entered = async (number: string, over: Record<string, unknown> = {}): Promise<string> => {
    const answer = await act('enter', paperOf(desk, item, number, over), 'lead')
    expect([answer.status, await answer.clone().text()]).toEqual([200, expect.any(String)])
    return ((await answer.json()) as { id: string }).id
  }
  const nameOf = (id: string) => nameFor(desk.deps.facts(), desk.place, id, '', '2026-05-05')?.organ
  const row = (id: string) => desk.deps.store.read.decisions.byId(id)
  const faultsOf = async (id: string, body: object): Promise<string[]> => {
    const answer = await act(`${id}/correct`, { ...body, why: '照决定书改正' })
    const told = (await answer.json()) as { errors?: { detail: string }[]; detail: string }
    return told.errors?.map((e) => e.detail) ?? [told.detail]
  }

  test('S1-12: a draft with a wrong name and sum is corrected, and its review covers it no more', async () => {
    const id = await entered('演正〔2026〕1号', { reviewDue: ['complex'] })
    const points = ['subject', 'jurisdiction', 'facts', 'law', 'procedure']
    expect((await act(`${id}/review`, { points, opinion: '可以' }, 'reviewer')).status).toBe(200)
    const wanted = {
      partyName: '演示乙',
      kinds: '警告；罚款',
      content: '警告，罚款300元',
      fine: '300',
      why: '照决定书改正',
    }
    expect((await act(`${id}/correct`, wanted)).status).toBe(200)
    const inside = await desk.office.decisions.inside(desk.member('publisher2'), id)
    expect(inside.pending).toMatchObject({ shown: { party: '演某某', content: '警告，罚款300元' } })
    expect((await act(`${id}/correct`, wanted, 'publisher2')).status).toBe(409)
    expect((await act(`${id}/correction`, { take: 'new' }, 'publisher2')).status).toBe(200)
    expect(await row(id)).toMatchObject({
      partyName: '演示乙',
      kinds: ['警告', '罚款'],
      fineFen: 30_000,
      itemId: item,
      dossier: { review: null },
    })
    const refused = await act(`${id}/release`, { checked: true }, 'publisher2')
    expect(await refused.text()).toContain('法制审核')
  })

  test('S1-12: a public decision cites another item and shows another day after its correction', async () => {
    const id = await entered('演正〔2026〕2号', {
      kinds: ['罚款'],
      content: '罚款300元',
      fine: '300',
    })
    expect((await act(`${id}/release`, { checked: true })).status).toBe(200)
    const wanted = { item: '', displayUntil: '2027-05-05', why: '照决定书改正' }
    expect((await act(`${id}/correct`, wanted)).status).toBe(200)
    expect(await row(id)).toMatchObject({ itemId: item, displayUntil: null })
    const taken = await act(`${id}/correction`, { take: 'new' }, 'publisher2')
    // A decision made here cites an item; without one it may not stay public as corrected.
    expect([taken.status, await taken.text()]).toEqual([409, expect.stringContaining('执法事项')])
    expect((await act(`${id}/correction`, { take: 'old' }, 'publisher2')).status).toBe(200)
    await act(`${id}/correct`, { displayUntil: '2027-05-05', why: '照决定书改正' })
    expect((await act(`${id}/correction`, { take: 'new' }, 'publisher2')).status).toBe(200)
    expect(await row(id)).toMatchObject({
      itemId: item,
      displayUntil: '2027-05-05',
      fineFen: 30_000,
    })
  })

  test('S0-18: the item that is proposed passes the gates, not the one that was entered', async () => {
    const id = await entered('演正〔2026〕5号')
    const { items } = desk.deps.facts()
    const other = items.find((i) => nameOf(i.id) !== organ)
    for (const wrong of ['', other?.id ?? '']) {
      await act(`${id}/propose`, { disclosure: 'public', item: wrong }, 'publisher2')
      const answer = await act(`${id}/release`, { checked: true })
      expect([answer.status, await answer.text()]).toEqual([
        409,
        expect.stringMatching(/事项|名义/),
      ])
    }
    await act(`${id}/propose`, { disclosure: 'public', item }, 'publisher2')
    expect((await act(`${id}/release`, { checked: true })).status).toBe(200)
  })

  test('conventions 1.6: whom the number shows to be a minor is not proposed as public without a word about it', async () => {
    const id = await entered('演正〔2026〕6号', { idNumber: '110101201201010014' })
    expect(await row(id)).toMatchObject({ proposal: { reason: 'minor' } })
    const wanted = { disclosure: 'public', item }
    expect((await act(`${id}/propose`, wanted, 'publisher2')).status).toBe(400)
    expect((await act(`${id}/release`, { checked: true })).status).toBe(200)
    expect(await row(id)).toMatchObject({ status: 'withheld', withheld: 'minor' })
    // Nor after it was withheld.
    expect((await act(`${id}/propose`, wanted, 'publisher2')).status).toBe(400)
    const said = { ...wanted, noMinor: '证件号录错了，与证件核对过' }
    expect((await act(`${id}/propose`, said, 'publisher2')).status).toBe(200)
  })

  test('DESIGN §6.5: what is brought out after its last day is never shown, and its pages can be made', async () => {
    const late = await entered('演正〔2026〕7号', {
      displayUntil: '2026-05-05',
      decidedOn: '2026-04-02',
    })
    const now = await entered('演正〔2026〕8号')
    for (const [id, outcome] of [
      [late, 'over'],
      [now, 'released'],
    ] as const) {
      const answer = await act(`${id}/release`, { checked: true })
      expect([answer.status, await answer.json()]).toEqual([
        200,
        expect.objectContaining({ outcome }),
      ])
    }
    await act(`${now}/correct`, { displayUntil: '2026-05-05', why: '截止期写错了' })
    expect((await act(`${now}/correction`, { take: 'new' }, 'publisher2')).status).toBe(200)
    for (const id of [late, now]) {
      expect(await row(id)).toMatchObject({ status: 'expired' })
      const jobs = (await desk.deps.store.read.publishJobs.pending()).map((j) => j.change)
      expect(jobs).toContainEqual(expect.objectContaining({ id, gone: true }))
      expect(await desk.office.decisions.published(desk.place.slug, id)).toEqual({
        state: 'expired',
      })
    }
  })

  test('conventions 1.6: no valid number stands in a column that is shown as it is', async () => {
    const id = await entered('演正〔2026〕9号', { basis: '演示依据，问13800000003' })
    const answer = await act(`${id}/release`, { checked: true })
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('电话')])
  })

  test('what was withdrawn by mistake is found by its number and public again after two persons said so', async () => {
    const id = await entered('演正〔2026〕10号')
    expect((await act(`${id}/reinstate`, { why: '还没有撤回' })).status).toBe(409)
    await act(`${id}/release`, { checked: true })
    await act(`${id}/overturned`, { on: '2026-05-06' })
    await act(`${id}/withdraw`, { reason: '复议机关撤销' })
    const shown = () => desk.office.decisions.published(desk.place.slug, id)
    const by = desk.member('publisher')
    expect(await desk.office.decisions.find(by, ' 演正(2026)第010号')).toMatchObject([{ id }])
    expect(await desk.office.decisions.find(by, '演正〔2026〕999号')).toEqual([])
    expect((await act(`${id}/reinstate`, { why: '法院撤销了复议决定' })).status).toBe(200)
    expect(await shown()).toMatchObject({ state: 'gone' })
    expect((await act(`${id}/correction`, { take: 'new' })).status).toBe(403)
    expect((await act(`${id}/correction`, { take: 'new' }, 'publisher2')).status).toBe(200)
    expect(await shown()).toMatchObject({ state: 'shown', decision: { party: '周某某' } })
    expect(await row(id)).toMatchObject({
      status: 'released',
      pending: null,
      withdrawnAt: null,
      withdrawReason: null,
      overturnedOn: null,
      withdrawBy: null,
    })
    const { store } = desk.deps
    expect(await store.read.decisions.withdrawn(desk.place.slug, 50)).toEqual([])
    const jobs = (await store.read.publishJobs.pending()).map(({ change }) => change)
    const brought = expect.objectContaining({ id, gone: false })
    expect(jobs.filter((job) => brought.asymmetricMatch(job))).toHaveLength(2)
  })

  test('what would be wrong is refused with its field', async () => {
    const id = await entered('演正〔2026〕3号', { facts: '一行\r\n又一行' })
    expect(await faultsOf(id, { facts: '一行\n又一行' })).toEqual(['没有写要改的内容'])
    expect(await faultsOf(id, { partyKind: 'organisation' })).toEqual([
      '法人及非法人组织必须填写统一社会信用代码',
    ])
    expect(await faultsOf(id, { partyCode: '913300000000000018' })).toEqual([
      '统一社会信用代码校验位不对（GB 32100）',
    ])
    expect(await faultsOf(id, { kinds: '罚款' })).toEqual(['有罚款，请写金额'])
    expect(await faultsOf(id, { decidedOn: '2099-01-01' })).toEqual(['决定日期还没有到'])
    expect(await faultsOf(id, { displayUntil: '2026-01-01' })).toEqual(['公示截止早于决定日期'])
    expect(await faultsOf(id, { item: 'nothing-001' })).toEqual(['请写目录里的事项编号，或者留空'])
  })

  test('DESIGN §6.5: the reason of a withdrawal names nobody and no number', async () => {
    const id = await entered('演正〔2026〕4号', { party: '周某甲乙' })
    expect((await act(`${id}/release`, { checked: true })).status).toBe(200)
    for (const reason of ['周某 甲乙的决定撤销', '复议机关撤销，联系 138 0000 0003']) {
      const answer = await act(`${id}/withdraw`, { reason })
      expect([answer.status, reason]).toEqual([400, reason])
    }
    expect((await act(`${id}/withdraw`, { reason: '复议机关撤销' })).status).toBe(200)
  })
})
