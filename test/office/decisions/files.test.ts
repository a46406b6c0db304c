import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { columnOf, columns } from '#rules/decisions/columns.ts'
import { workbook } from '#test/kit/workbook.ts'
import { openDesk, type Desk } from '../desk.ts'

const organ = '演示镇人民政府'
const header = [
  'CF_XDR_MC',
  'CF_XDR_LB',
  'CF_WSH',
  'CF_WFXW',
  'CF_SY',
  'CF_YJ',
  'CF_CFLB',
  'CF_NR',
  'CF_NR_FK',
  'CF_JDRQ',
  'CF_CFJG',
]
const row = (n: number, over: Record<string, string> = {}): string[] =>
  header.map(
    (h) =>
      ({
        CF_XDR_MC: `孙某甲${n}`,
        CF_XDR_LB: '自然人',
        CF_WSH: `演文字〔2026〕${n}号`,
        CF_WFXW: '演示：乱堆物料',
        CF_SY: '演示数据',
        CF_YJ: '《演示条例》第一条',
        CF_CFLB: '罚款',
        CF_NR: '罚款200元',
        CF_NR_FK: '0.02',
        CF_JDRQ: '2026/4/20',
        CF_CFJG: organ,
        ...over,
      })[h] ?? '',
  )
const objects = (rows: string[][]) =>
  rows.map((r) => Object.fromEntries(header.map((h, at) => [h, r[at]])))
const bytes = (text: string) => new TextEncoder().encode(text)

describe.each(engines)('files of decisions on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())
  const run = (fileName: string, file: Uint8Array, dry = false) => {
    desk.clock.at += 1_000
    return desk.office.decisions.run(desk.member('publisher'), { fileName, bytes: file }, { dry })
  }
  const find = (n: number) => desk.deps.store.read.decisions.byNumber(`演文字〔2026〕${n}号`, organ)

  test('S1-12: xlsx, csv, JSON and NDJSON are one and the same; the same rows again change nothing', async () => {
    const rows = [row(1), row(2)]
    const book = await workbook({ 双公示: [header, ...rows] })
    expect((await run('a.xlsx', book)).report.counts).toMatchObject({ new: 2 })
    const csv = bytes([header, ...rows].map((r) => r.join(',')).join('\r\n'))
    const json = bytes(JSON.stringify(objects(rows), null, 1))
    const lines = bytes(
      objects(rows)
        .map((o) => JSON.stringify(o))
        .join('\n'),
    )
    for (const [name, file] of [
      ['b.csv', csv],
      ['c.json', json],
      ['d.ndjson', lines],
    ] as const)
      expect((await run(name, file)).report.counts).toMatchObject({ new: 0, change: 0, same: 2 })
    expect(await find(1)).toMatchObject({ fineFen: 20_000, status: 'draft', version: 1 })
  })

  test('conventions 1.5: a title above the columns and their names in a second language are no rows', async () => {
    const named = header.map((name) => columns[columnOf(name) ?? 'note'].say)
    const book = await workbook({ 双公示: [['处罚信息表'], ['2026年5月'], header, named, row(6)] })
    const { report } = await run('titled.xlsx', book)
    expect(report).toMatchObject({ total: 1, faults: [], warnings: [], counts: { new: 1 } })
    expect(report.rows).toMatchObject([{ row: 5 }])
    const none = await run('none.csv', bytes('一,二\n三,四\n五,六\n七,八\n九,十\n甲,乙'))
    expect(none.report.faults).toEqual([expect.stringContaining('没有认得的列名')])
    expect((await run('short.csv', bytes('一,二\n三,四'))).report.faults).toHaveLength(1)
  })

  test('a broken line of NDJSON and a cut-off JSON are faults of their rows, said with their numbers', async () => {
    const good = JSON.stringify(objects([row(11)])[0])
    const lines = await run(
      'e.ndjson',
      bytes(`${good}\n{"CF_WSH":\n${good.replace('〕11号', '〕12号')}`),
      true,
    )
    expect(lines.report.rows.map((r) => [r.row, r.fate, r.faults])).toEqual([
      [1, 'new', []],
      [2, 'refused', ['不是有效的 JSON']],
      [3, 'new', []],
    ])
    const cut = await run('f.json', bytes(`[${good},${good.slice(0, 30)}`), true)
    expect(cut.report.rows.map((r) => r.fate)).toEqual(['new', 'refused'])
    expect(await find(11)).toBeUndefined()
  })

  test('a correction in a later file makes a version; undo brings the earlier content back and takes new rows away', async () => {
    const later = [row(1, { CF_NR: '罚款200元，限期改正' }), row(21)]
    await run('g.csv', bytes([header, ...later].map((r) => r.join(',')).join('\n')))
    expect(await find(1)).toMatchObject({ content: '罚款200元，限期改正', version: 2 })
    expect(await desk.deps.store.read.decisions.versions((await find(1))?.id ?? '')).toHaveLength(1)
    const undone = await desk.as('publisher', '/admin/decisions/undo', { checked: true })
    expect(await undone.json()).toMatchObject({ stayed: 0 })
    expect(await find(1)).toMatchObject({ content: '罚款200元', status: 'draft' })
    expect(await find(21)).toBeUndefined()
  })

  test('undo leaves what a second person has settled since', async () => {
    await run('h.csv', bytes([header, row(31), row(32)].map((r) => r.join(',')).join('\n')))
    const id = (await find(31))?.id ?? ''
    expect(
      (await desk.as('publisher2', `/admin/decisions/${id}/release`, { checked: true })).status,
    ).toBe(200)
    const undone = await desk.as('publisher', '/admin/decisions/undo', { checked: true })
    expect(await undone.json()).toMatchObject({ stayed: 1 })
    expect([(await find(31))?.status, await find(32)]).toEqual(['released', undefined])
  })

  test('the error workbook lists every row with a fault; a reader of it is who brought the file', async () => {
    const dry = (await (
      await desk.as('publisher', '/admin/decisions/dry-run', {
        file: { name: 'i.csv', text: [header, row(41), row(42, { CF_NR_FK: '200' })].join('\n') },
      })
    ).json()) as { preview: string }
    const book = (login: string) => desk.office.decisions.errors(desk.member(login), dry.preview)
    const { readSheets } = await import('#api/outside/sheets/read.ts')
    const rows = (await readSheets(await book('publisher'))).sheets[0]?.rows.flat().join(' ')
    expect(rows).toContain('演文字〔2026〕42号')
    expect(rows).toContain('万元')
    await expect(book('publisher2')).rejects.toThrow('过期')
  })

  test('S0-12: a reserved penalty of a township is quarantined and listed, not dropped; the county settles it', async () => {
    const place = desk.place
    const kind = place.reserved?.kinds[0]
    if (!kind) throw new Error('the first place reserves nothing')
    const taken = row(51, { CF_CFLB: kind, CF_NR: kind, CF_NR_FK: '' })
    const { report } = await run('j.csv', bytes([header, taken].map((r) => r.join(',')).join('\n')))
    expect(report.counts).toMatchObject({ reserved: 1, new: 0 })
    const held = await find(51)
    expect(held?.status).toBe('quarantined')
    const id = held?.id ?? ''
    expect(
      (await desk.as('publisher2', `/admin/decisions/${id}/release`, { checked: true })).status,
    ).toBe(409)
    const settle = (login: string) =>
      desk.as(login, `/admin/decisions/${id}/quarantine`, {
        outcome: 'void',
        why: '演示：确属越权',
      })
    expect((await settle('publisher2')).status).toBe(403)
    expect((await settle('supervisor')).status).toBe(200)
    expect(await find(51)).toMatchObject({ status: 'withheld', withheld: 'reserved' })
  })
})
