import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { engines } from '#test/kit/stores.ts'
import { claimOf } from '#rules/catalogue/claims.ts'
import { layRevisions } from '#rules/content/revisions.ts'
import { openDesk, type Desk } from '../desk.ts'

const [engine] = engines
if (!engine) throw new Error('no engine')
const head = '姓名,单位,执法证号,有效期至\n'

describe('beside the catalogue', () => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())
  const place = () => {
    const found = desk.deps.facts().places.find((p) => p.slug === desk.place.slug)
    if (!found) throw new Error('no place')
    return found
  }
  const own = () => desk.office.oversight.overview(desk.member('lead')).checks.map((c) => c.item)
  const team = () => place().bodies.find((b) => b.id === desk.here)?.name ?? ''
  const jobs = async () => (await desk.deps.store.read.publishJobs.pending()).map((j) => j.change)

  test('a department claims in its own name, and the rate moves (S0-28, S4-5)', async () => {
    const [first, second, third] = own()
    if (!first || !second || !third) throw new Error('no items')
    const answer = await desk.as('lead', '/admin/catalogue/claim', {
      items: [first.id, second.id],
      matter: 'same',
      text: '',
    })
    expect(answer.status).toBe(200)
    const claim = claimOf(place(), first)
    expect(claim.row).toMatchObject({ matter: first.name, claimedBy: desk.here })
    expect(desk.office.oversight.overview(desk.member('lead')).total.claimed.done).toBe(2)
    // Only pages of this place have to be made anew.
    expect(await jobs()).toContainEqual({ type: 'facts', place: desk.place.slug })
    const none = { items: [third.id], matter: 'none', text: '' }
    expect((await desk.as('lead', '/admin/catalogue/claim', none)).status).toBe(400)
    await desk.as('lead', '/admin/catalogue/claim', { ...none, text: '没有审批，也没有许可' })
    expect(claimOf(place(), third).state).toBe('none')
    const rows = desk.office.oversight.supervisionRows(desk.member('lead'))
    expect(rows.filter((r) => r.state === '已认领')).toHaveLength(2)
  })

  test('an unknown item is refused, and nothing is written', async () => {
    const before = await desk.deps.store.read.revisions.last()
    const body = { items: ['nowhere-999'], matter: 'same', text: '' }
    expect((await desk.as('lead', '/admin/catalogue/claim', body)).status).toBe(400)
    expect(await desk.deps.store.read.revisions.last()).toBe(before)
  })

  test('the approval of a list and the guidance of a field have their dates (S1-2, S1-32, S2-17)', async () => {
    const approve = {
      list: 'power',
      by: desk.here,
      on: '2026-05-01',
      reference: '×政发〔2026〕5号',
    }
    expect((await desk.as('publisher', '/admin/catalogue/approve', approve)).status).toBe(200)
    expect(place().oversight?.approvals).toEqual([approve])
    const [first] = own()
    const guide = { fields: [first?.field], unit: desk.here, person: '某人', until: '2027-01-01' }
    expect((await desk.as('publisher', '/admin/catalogue/guide', guide)).status).toBe(200)
    expect(place().oversight?.guidance[0]).toMatchObject({ unit: desk.here, until: '2027-01-01' })
    const past = { ...guide, until: '2026-01-01' }
    expect((await desk.as('publisher', '/admin/catalogue/guide', past)).status).toBe(400)
  })

  test('a weak item is sent back with reasons, and the reviewer alone takes the mark off (S2-17)', async () => {
    const [first] = own()
    const back = { item: first?.id, reasons: '裁量基准没有写\n条件没有写' }
    expect((await desk.as('publisher', '/admin/catalogue/return', back)).status).toBe(403)
    expect((await desk.as('reviewer', '/admin/catalogue/return', back)).status).toBe(200)
    expect(place().oversight?.returned).toMatchObject([
      { item: first?.id, reasons: ['裁量基准没有写', '条件没有写'] },
    ])
    await desk.as('reviewer', '/admin/catalogue/mended', { item: first?.id })
    expect(place().oversight?.returned).toEqual([])
  })

  test('officers come by import alone: good rows in, bad ones said by their row (S0-33)', async () => {
    const csv = `${head}张三,${team()},演示1,2030-01-01\n李四,没有的单位,演示2,2030-01-01\n`
    const bytes = new TextEncoder().encode(csv)
    const by = { ...desk.member('publisher') }
    const { officers } = desk.office.oversight
    const dry = await officers.dryRun(by, bytes)
    expect(dry.counts).toMatchObject({ new: 1, refused: 1 })
    expect(place().officers).toEqual([])
    const report = await officers.run(by, bytes)
    expect(report.rows[1]).toMatchObject({ row: 3, fate: 'refused' })
    expect(place().officers.map((o) => o.certificate)).toEqual(['演示1'])
    expect(officers.check(desk.place.slug, '演示1').found).toMatchObject({ found: 'valid' })
    // The same file changes nothing.
    expect((await officers.run(by, bytes)).counts).toMatchObject({ new: 0, same: 1 })
  })

  test('a whole list takes out who is no more on it; a refused row takes nobody out', async () => {
    const by = desk.member('publisher')
    const { officers } = desk.office.oversight
    const of = (rows: string) => new TextEncoder().encode(head + rows)
    const bad = of(`王五,${team()},演示3,2030-01-01\n,${team()},演示4,2030-01-01\n`)
    expect((await officers.run(by, bad, true)).counts.gone).toBe(0)
    const good = of(`王五,${team()},演示3,2030-01-01\n`)
    expect((await officers.dryRun(by, good)).gone).toEqual([{ name: '张三', certificate: '演示1' }])
    expect((await officers.run(by, good, true)).counts.gone).toBe(1)
    expect(place().officers.map((o) => o.certificate)).toEqual(['演示3'])
  })

  test('xlsx is read like CSV; what is no table is refused with what to do', async () => {
    const { officers } = desk.office.oversight
    const by = desk.member('publisher')
    const cell = (value: string) => ({ value, type: String })
    const sheet = await writeXlsx([
      ['姓名', '单位', '执法证号', '有效期至'].map(cell),
      ['赵六', team(), '演示9', '2030-01-01'].map(cell),
    ]).toBuffer()
    expect((await officers.dryRun(by, new Uint8Array(sheet))).counts.new).toBe(1)
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])
    await expect(officers.dryRun(by, old)).rejects.toThrow('另存为 xlsx')
    const broken = new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])
    await expect(officers.dryRun(by, broken)).rejects.toThrow('读不懂这个文件')
  })

  test('items and laws are common: where there are several places nobody of one changes them', async () => {
    const several = desk.deps.facts().places.length > 1
    const [first] = own()
    const recall = { item: first?.id, from: '2026-12-01', cause: '演示收回' }
    const answer = await desk.as('publisher', '/admin/catalogue/recall', recall)
    expect(answer.status).toBe(several ? 403 : 200)
  })
})

describe('a law ends and its items switch over on the day (S0-14)', () => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine, {}, 1)))
  afterAll(() => desk.dispose())

  test('the report names the items, a scheduled switch settles them, the old form stands until then', async () => {
    const { oversight } = desk.office
    const by = desk.member('publisher')
    const item = desk.deps.facts().items[0]
    const old = item?.basis[0]
    if (!item || !old) throw new Error('no item')
    const law = desk.deps.facts().laws.find((l) => l.inForce && l.title !== old.law)
    const fresh = law?.title ?? ''
    await oversight.lawEnds(by, {
      law: old.law,
      to: '2026-08-14',
      replacedBy: fresh,
      cause: '演示：新法施行',
    })
    const mine = () => oversight.overview(by).stale.find((s) => s.item.id === item.id)
    expect(mine()).toMatchObject({ why: 'ending', to: '2026-08-14', replacedBy: fresh })
    const articles = Object.fromEntries(item.basis.map((b) => [b.article, '第九条']))
    const input = { item: item.id, old: old.law, fresh, articles, cause: '演示：改用新法' }
    await expect(oversight.switchBasis(by, { ...input, from: '2026-01-01' })).rejects.toThrow(
      '有几处需要改一下',
    )
    await expect(
      oversight.switchBasis(by, { ...input, from: '2026-08-15', articles: {} }),
    ).rejects.toThrow('有几处需要改一下')
    await oversight.switchBasis(by, { ...input, from: '2026-08-15' })
    expect(mine()?.planned).toEqual({ from: '2026-08-15', cause: '演示：改用新法' })
    expect(desk.deps.facts().items.find((i) => i.id === item.id)?.basis[0]?.law).toBe(old.law)
    const then = layRevisions(desk.deps.facts(), desk.deps.revisions(), '2026-08-15')
    expect(then.items.find((i) => i.id === item.id)?.basis[0]).toMatchObject({ law: fresh })
    // The day comes: the history has a version, and its cause is what was written.
    desk.clock.at = Date.UTC(2026, 7, 15, 4)
    const version = desk.deps.histories.history(desk.place.slug).versions.at(-1)
    expect(version?.from).toBe('2026-08-15')
    expect(version?.changes.map((c) => c.cause)).toContain('演示：改用新法')
  })
})
