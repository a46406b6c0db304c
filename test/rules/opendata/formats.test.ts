import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import readXlsx from 'read-excel-file/node'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { workbookOf } from '#api/publish/workbook.ts'
import { between, bom, csvOf, guarded, jsonOf, unguarded } from '#rules/opendata/csv.ts'
import { factListIds, factLists } from '#rules/opendata/files.ts'
import { decisionList } from '#rules/opendata/list-decisions.ts'
import { type Cell, column, type List } from '#rules/opendata/list.ts'
import { csvwOf, jsonSchemaOf } from '#rules/opendata/schema.ts'
import { facts } from '#test/kit/house.ts'

const columns = [
  column('a', '甲', 'text'),
  column('b', '乙', 'number?'),
  column('c', '丙', 'list'),
  column('d', '丁', 'day?'),
]
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('=1+1', '+86', '-1', '@x', "'quoted", '一,"二"\r\n三', '\t跳', ''),
)
const rows = fc.array(
  fc.record({
    a: text,
    b: fc.option(fc.integer()),
    c: fc.array(text.filter((t) => t !== '' && !t.includes(between))),
    d: fc.option(fc.constant('2026-05-06')),
  }),
)
const listOf = (given: readonly Record<string, Cell>[]): List => ({
  id: 'x',
  name: '试验',
  about: '试验用的清单',
  key: ['a'],
  columns,
  rows: given,
})

describe('CSV and JSON twins (conventions 1.11)', () => {
  it('hold the same rows, whatever stands in the cells', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const list = listOf(given)
        const csv = csvOf(list)
        expect(csv.startsWith(bom)).toBe(true)
        const [head, ...lines] = parse(csv, { bom: true, record_delimiter: '\r\n' }) as string[][]
        expect(head).toEqual(columns.map((c) => c.title))
        const json = JSON.parse(jsonOf(list)) as Record<string, Cell>[]
        expect(json).toEqual(given)
        const back = lines.map(([a = '', b = '', c = '', d = '']) => ({
          a: unguarded(a),
          b: b === '' ? null : Number(b),
          c: c === '' ? [] : unguarded(c).split(between),
          d: d === '' ? null : d,
        }))
        expect(back).toEqual(json)
      }),
    )
  })

  it('no cell of text can be taken for a formula', () => {
    fc.assert(
      fc.property(text, (cell) => {
        expect(guarded(cell)).not.toMatch(/^[=+\-@\t\r]/)
        expect(unguarded(guarded(cell))).toBe(cell)
      }),
    )
  })

  it('a workbook holds them as text, without a formula', async () => {
    const bytes = await workbookOf('试验', columns, [
      { a: '=HYPERLINK("http://x")', b: 3, c: ['一', '=二'], d: null },
    ])
    const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml'])
    expect(sheet).not.toMatch(/<f[ >]/)
    const [first] = await readXlsx(Buffer.from(bytes))
    const [head, row] = (Array.isArray(first) ? [] : (first?.data ?? [])) as unknown[][]
    expect(head).toEqual(['甲', '乙', '丙', '丁'])
    expect(row).toEqual(['=HYPERLINK("http://x")', 3, '一；=二', null])
  })
})

describe('schemas', () => {
  it('the JSON Schema takes what the JSON holds, and refuses another row', () => {
    const schema = z.fromJSONSchema(JSON.parse(jsonSchemaOf(listOf([]), 'https://x.cn/x')))
    fc.assert(
      fc.property(rows, (given) => {
        expect(schema.safeParse(JSON.parse(jsonOf(listOf(given)))).success).toBe(true)
      }),
      { numRuns: 30 },
    )
    const good = { a: '甲', b: 1, c: [], d: null }
    for (const bad of [{ ...good, a: null }, { ...good, e: 1 }, { ...good, b: '1' }, { a: '甲' }])
      expect(schema.safeParse([bad]).success).toBe(false)
  })

  it('CSVW names the columns as the CSV does, with the separator of lists', () => {
    const csvw = JSON.parse(csvwOf(listOf([]), 'https://x.cn/x.csv')) as {
      tableSchema: { columns: { titles: string; separator?: string }[]; primaryKey: string[] }
    }
    expect(csvw.tableSchema.columns.map((c) => c.titles)).toEqual(columns.map((c) => c.title))
    expect(csvw.tableSchema.columns[2]?.separator).toBe(between)
    expect(csvw.tableSchema.primaryKey).toEqual(['a'])
  })
})

describe.each(facts().places.map((p) => [p.slug, p] as const))('the lists of %s', (_, place) => {
  const lists = factLists(facts(), place, '2026-11-22', [])
  it('are those that the publisher knows', () =>
    expect(lists.map((l) => l.id)).toEqual([...factListIds]))
  it.each(lists.map((l) => [l.id, l] as const))('%s: sound columns, keys and rows', (id, list) => {
    const names = list.columns.map((c) => c.name)
    expect(new Set(names).size).toBe(names.length)
    expect(list.key.every((k) => names.includes(k))).toBe(true)
    const keys = list.rows.map((r) => JSON.stringify(list.key.map((k) => r[k])))
    expect(keys.filter((k, n) => keys.indexOf(k) !== n)).toEqual([])
    const schema = z.fromJSONSchema(JSON.parse(jsonSchemaOf(list, `https://x.cn/${id}`)))
    const parsed = schema.safeParse(JSON.parse(jsonOf(list)))
    expect(parsed.success ? [] : parsed.error.issues.slice(0, 3)).toEqual([])
  })
  it('hold no internal clock, and money in yuan', () => {
    const clocks = lists.find((l) => l.id === 'clocks')?.rows ?? []
    expect(clocks.map((r) => r['standing'])).not.toContain('内部提醒')
    const item = facts().items.find((i) => i.tiers.some((t) => t.base === 'fixed'))
    const tier = lists
      .find((l) => l.id === 'tiers')
      ?.rows.find((r) => r['item'] === item?.id && r['base'] === 'fixed')
    const own = item?.tiers.find((t) => t.base === 'fixed')
    if (tier) expect(tier['max']).toBe((own?.max ?? 0) / 100)
  })
})

it('decisions about people and households are in no bulk file (conventions 1.6)', () => {
  const row = {
    id: '1',
    number: '演罚〔2026〕1号',
    organ: '演示机关',
    itemId: null,
    party: '张某',
    partyKind: 'person',
    partyCode: null,
    act: '占道',
    facts: '占道',
    basis: '某法',
    kinds: ['罚款'],
    content: '罚款一百元',
    fineFen: 10_000,
    confiscatedFen: null,
    grounds: null,
    decidedOn: '2026-05-06',
    month: '2026-05',
    validUntil: null,
    displayUntil: null,
    releasedAt: 1,
    demo: true,
  }
  const kinds = ['person', 'household', 'organisation'].map((partyKind) => ({ ...row, partyKind }))
  const { rows: out } = decisionList(kinds)
  expect(out).toHaveLength(1)
  expect(out[0]).toMatchObject({ partyKind: '法人及非法人组织', fineYuan: 100 })
})
