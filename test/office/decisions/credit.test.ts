import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSheets } from '#api/outside/sheets/read.ts'
import { memberOf } from '#api/office/member.ts'
import { createDecisions, type DecisionsUse } from '#api/office/decisions/use.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { makeHouse } from '#test/kit/house.ts'
import { aDecision, aStaff } from '#test/kit/rows.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'

describe.each(engines)('S1-13: exchange with the credit platform on $name', ({ open }) => {
  let test: TestStore
  let house: Awaited<ReturnType<typeof makeHouse>>
  let decisions: DecisionsUse
  let by: StaffMember
  const ids: string[] = []
  const slug = () => house.deps.facts().places[0]?.slug ?? ''
  const receipt = (...lines: string[]) =>
    decisions.credit.receipt(
      by,
      new TextEncoder().encode(['决定书文号,处理结果,原因', ...lines].join('\n')),
    )

  beforeAll(async () => {
    test = await open()
    house = await makeHouse({ url: test.url })
    decisions = createDecisions({ ...house.deps, publish: () => undefined })
    by = memberOf(
      await house.deps.store.write((tx) =>
        tx.staff.insert(aStaff({ place: slug(), role: 'publisher' })),
      ),
    )
    for (const n of [1, 2, 3])
      ids.push(
        (
          await house.deps.store.write((tx) =>
            tx.decisions.insert(
              aDecision({
                place: slug(),
                number: `演示〔2026〕${n}号`,
                partyKind: 'household',
                organCode: n === 3 ? null : '00000000演示',
                fineFen: 20_000,
              }),
            ),
          )
        ).id,
      )
  })
  afterAll(async () => {
    await house.dispose()
    await test.dispose()
  })

  it('hands over what is public and whole, and says what lacks a field', async () => {
    expect((await decisions.credit.reconcile(by)).counts).toMatchObject({ new: 2, lacking: 1 })
    const made = await decisions.credit.handOver(by)
    expect(made).toMatchObject({ rows: 2 })
    const { sheets } = await readSheets(await decisions.credit.file(by, made?.batch ?? ''))
    expect(sheets[0]?.rows[0]).toContain('CF_WSH')
    expect(sheets[0]?.rows.slice(1).flat()).toContain('演示〔2026〕1号')
    expect((await decisions.credit.reconcile(by)).counts).toMatchObject({ waiting: 2, new: 0 })
    expect(await decisions.credit.handOver(by)).toBeNull()
  })
  it('a receipt settles each row that it names, and says which it cannot', async () => {
    const read = await receipt(
      '演示〔2026〕1号,接收,',
      '演示〔2026〕2号,退回,字段超长',
      '演示〔2026〕9号,接收,',
    )
    expect(read).toMatchObject({
      accepted: 1,
      rejected: 1,
      faults: [expect.stringContaining('9号')],
    })
    const { counts, rows } = await decisions.credit.reconcile(by)
    expect(counts).toMatchObject({ agrees: 1, rejected: 1 })
    expect(rows.find((r) => r.what === 'rejected')?.say).toContain('字段超长')
  })
  it('bad input: a table that is no receipt is refused, and a hostile cell is not said at length', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    const read = (text: string) => decisions.credit.receipt(by, bytes(text))
    await expect(read('文号,备注\n演示〔2026〕1号,接收')).rejects.toThrow('两列')
    await expect(read('<html><table></table></html>')).rejects.toThrow('网页')
    const long = await receipt(
      `${'长'.repeat(100_000)},接收,`,
      `演示〔2026〕1号,${'怪'.repeat(9_000)},`,
    )
    expect(long).toMatchObject({ accepted: 0, rejected: 0 })
    expect(long.faults).toHaveLength(2)
    for (const fault of long.faults) expect(fault.length).toBeLessThan(120)
  })
  it('what was corrected goes again, what was withdrawn is taken down there too (DESIGN §6.5)', async () => {
    const { store } = house.deps
    const [first = '', second = ''] = ids
    await store.write(async (tx) => {
      const one = await tx.decisions.byId(first)
      const two = await tx.decisions.byId(second)
      if (!one || !two) throw new Error('lost')
      await tx.decisions.update(first, one.version, { facts: '改过的事实' })
      await tx.decisions.update(second, two.version, { status: 'withdrawn', withdrawnAt: 1 })
    })
    expect((await decisions.credit.reconcile(by)).counts).toMatchObject({ changed: 1, removed: 1 })
    const made = await decisions.credit.handOver(by)
    const { sheets } = await readSheets(await decisions.credit.file(by, made?.batch ?? ''))
    expect(JSON.stringify(sheets[0]?.rows)).toContain('撤下')
    await receipt('演示〔2026〕1号,接收,', '演示〔2026〕2号,接收,')
    expect((await decisions.credit.reconcile(by)).counts).toMatchObject({ agrees: 2, waiting: 0 })
  })
  it('is no business of who may not publish', async () => {
    const clerk = { ...by, role: 'clerk' as const }
    await expect(decisions.credit.reconcile(clerk)).rejects.toThrow('岗位')
  })
})
