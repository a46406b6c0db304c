import { describe, expect, it } from 'vitest'
import type { Item } from '#rules/content/item.ts'
import { columnOf, compulsory, readHeader } from '#rules/decisions/columns.ts'
import { citedArticles, itemsOf, plainLaw } from '#rules/decisions/link.ts'
import { naturalKey, tableReader } from '#rules/decisions/table.ts'
import { tableText } from '#rules/decisions/bytes.ts'

describe('the columns of 双公示 (conventions 1.5)', () => {
  it.each([
    ['CF_XDR_MC', 'party'],
    ['cf_wsh', 'number'],
    ['*处罚 依据', 'basis'],
    ['“处罚内容”', 'content'],
    ["'处罚决定日期'＊", 'decidedOn'],
    ['ＣＦ＿ＣＦＪＧ', 'organ'],
    ['罚款金额(万元)', 'fine'],
    ['CF_XDR_ZJLX', null],
    ['税务登记号', null],
    ['  ', null],
    ['', null],
    ['没听过', undefined],
  ])('%s is %s', (header, column) => expect(columnOf(header)).toBe(column))
  it('of two with one meaning the first counts; what is missing and what nobody knows is said', () => {
    expect(readHeader(['文号', '决定书文号', ' 没听过 ', '', '处罚机关', '税务登记号'])).toEqual({
      at: ['number', null, null, null, 'organ', null],
      unknown: ['没听过'],
      missing: ['party', 'basis', 'content', 'decidedOn'],
    })
    expect(compulsory).toEqual(['party', 'number', 'basis', 'content', 'decidedOn', 'organ'])
  })
})

const item = (id: string, law: string, article: string, role = 'penalises') =>
  ({ id, basis: [{ law, article, role }] }) as unknown as Item
const items = [
  item('a-001', '甲法', '第三十六条'),
  item('a-002', '乙条例', '第七条'),
  item('a-003', '乙条例', '第七条'),
  item('a-004', '甲法', '第一条', 'prohibits'),
  item('a-005', '丙法', '第一百二十条之一'),
  item('a-006', '丁法', '附则'),
]

describe('a decision is led to its item by the article that it cites', () => {
  it.each([
    ['《甲法》第36条', [{ law: '甲法', article: '36' }]],
    ['《中华人民共和国甲法（2020年修正）》第三十六条第一款', [{ law: '甲法', article: '36' }]],
    [
      '《甲法》第三条、第四条，《乙条例》第七条',
      [
        { law: '甲法', article: '3' },
        { law: '甲法', article: '4' },
        { law: '乙条例', article: '7' },
      ],
    ],
    ['《丙法》第一百二十条之一', [{ law: '丙法', article: '120之一' }]],
    ['《甲法》', []],
    ['第三条', []],
    ['《》第三条', []],
  ])('%s', (text, cited) => expect(citedArticles(text)).toEqual(cited))
  it('a law without the name of the state and without its version', () => {
    expect(plainLaw(' 中华人民共和国甲法')).toBe('中华人民共和国甲法')
    expect(plainLaw('中华人民共和国甲法 （试行）')).toBe('甲法')
    expect(plainLaw('甲（乙）法')).toBe('甲(乙)法')
    expect(plainLaw('关于中华人民共和国的规定')).toBe('关于中华人民共和国的规定')
  })
  it.each([
    ['《甲法》第三十六条', ['a-001']],
    ['《乙条例》第7条', ['a-002', 'a-003']],
    ['《乙条例》第七条，《甲法》第三十六条', ['a-001', 'a-002', 'a-003']],
    ['《甲法》第一条', []],
    ['《丙法》第一百二十条之一', ['a-005']],
    ['《丙法》第一百二十条', []],
    ['没有写', []],
  ])('%s leads to %o', (basis, ids) => {
    expect(itemsOf(basis, items)).toEqual(ids)
    expect(itemsOf(basis, items), 'asked again').toEqual(ids)
  })
  it('an item that cites one article twice is one item', () => {
    const twice = { ...item('b-001', '甲法', '第二条') }
    expect(
      itemsOf('《甲法》第二条', [{ ...twice, basis: [...twice.basis, ...twice.basis] }]),
    ).toEqual(['b-001'])
  })
})

const least = {
  行政相对人名称: '张三',
  行政相对人类别: '自然人',
  文号: '演罚字〔2026〕1号',
  处罚依据: '《甲法》第三十六条',
  处罚内容: '警告',
  处罚类别: '警告',
  违法行为: '占道',
  决定日期: '2026-05-01',
  处罚机关: '演示镇人民政府',
}
const reader = () => tableReader(items, '2026-11-22')
const fields = (over: object = {}) => ({ row: 2, fields: { ...least, ...over } })

describe('the rows of a file, one after another', () => {
  it('a header says what is wrong with the whole file', () => {
    expect(reader().header(['甲', '乙'])).toEqual([
      '第 1 行没有认得的列名，请用双公示的字段代码或中文列名',
    ])
    expect(reader().header(['文号', '处罚机关', '处罚依据', '处罚内容', '决定日期'])).toEqual([
      '缺少列：行政相对人名称（CF_XDR_MC）',
    ])
    const rows = reader()
    expect(rows.header([...Object.keys(least), '甲', '乙', '甲'])).toEqual([])
    expect(rows.warnings()).toEqual(['不认得列“甲”，没有导入', '不认得列“乙”，没有导入'])
    expect(rows.wanted).toEqual(compulsory)
  })
  it('cells stand under their header; more cells than it has are a fault', () => {
    const rows = reader()
    rows.header(Object.keys(least))
    const cells = Object.values(least)
    expect(rows.read({ row: 2, cells })).toMatchObject({
      row: 2,
      faults: [],
      candidates: ['a-001'],
      draft: { party: '张三', item: 'a-001', partyKind: 'person', kinds: ['警告'] },
    })
    expect(rows.read({ row: 3, cells: [...cells, '', 'x'] })).toEqual({
      row: 3,
      draft: null,
      number: '',
      party: '',
      candidates: [],
      warnings: [],
      faults: ['比表头多 2 格，可能有没加引号的逗号'],
    })
    expect(rows.read({ row: 4, cells: [...cells, ' '] })?.faults).toEqual([
      '与第 2 行是同一个文号、同一个处罚机关',
    ])
    expect(rows.read({ row: 5, cells: ['', ' '] })).toBeNull()
    expect(rows.read({ row: 6, cells: ['张三'] })?.faults.length).toBeGreaterThan(3)
  })
  it('fields go by their names; an unknown one is told once, a known one that is not kept never', () => {
    const rows = reader()
    const row = rows.read(fields({ 没听过: 'x', 税务登记号: 'y', CF_WSH: '另一个' }))
    expect(row).toMatchObject({ number: least['文号'], faults: [], candidates: ['a-001'] })
    rows.read(fields({ 没听过: 'x', 文号: '演罚字〔2026〕2号' }))
    expect(rows.warnings()).toEqual(['不认得列“没听过”，没有导入'])
    expect(rows.read({ row: 9, fields: { 文号: ' ' } })).toBeNull()
    expect(rows.read({ row: 9 })).toBeNull()
  })
  it('a row that could not be read says why', () => {
    expect(reader().read({ row: 7, broken: '引号没有合上' })).toMatchObject({
      row: 7,
      draft: null,
      faults: ['引号没有合上'],
    })
  })
  it('the item: named, found, to be chosen, or none', () => {
    const read = (over: object) => reader().read(fields(over))
    expect(read({ 事项编号: 'a-004' })).toMatchObject({
      candidates: [],
      warnings: [],
      draft: { item: 'a-004' },
    })
    expect(read({ 事项编号: 'z-9' })).toMatchObject({
      draft: null,
      faults: ['执法事项编号：目录里没有“z-9”'],
    })
    expect(read({ 处罚依据: '《乙条例》第七条' })).toMatchObject({
      candidates: ['a-002', 'a-003'],
      warnings: ['依据对应 2 个事项，公开前请选一个'],
      draft: { item: null },
    })
    expect(read({ 处罚依据: '《戊法》第七条' })).toMatchObject({
      candidates: [],
      warnings: ['依据没有对应到目录里的事项'],
      draft: { item: null },
    })
  })
  it('one number of two organs is two decisions', () => {
    const rows = reader()
    expect(rows.read(fields())?.draft).not.toBeNull()
    expect(rows.read({ ...fields({ 处罚机关: '另一机关' }), row: 3 })?.draft).not.toBeNull()
    expect(naturalKey({ number: '1号', organ: '甲' })).toBe('1号 甲')
  })
})

it('a table is UTF-8, else GB 18030, else nothing that can be read', () => {
  expect(tableText(new TextEncoder().encode('甲,乙'))).toEqual({ text: '甲,乙', encoding: 'utf-8' })
  expect(tableText(Uint8Array.from([0xbc, 0xd7]))).toEqual({ text: '甲', encoding: 'gb18030' })
  expect(() => tableText(Uint8Array.from([0xff, 0xff]))).toThrow(TypeError)
})
