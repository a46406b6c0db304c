import { describe, expect, test } from 'vitest'
import { plain } from '#rules/catalogue-import/clean.ts'
import type { Sheet } from '#rules/catalogue-import/grid.ts'
import { findHeader } from '#rules/catalogue-import/header.ts'
import { headingField, readList } from '#rules/catalogue-import/list.ts'

const fields = new Set(['档案', '建设'].map(plain))
const sheet = (rows: string[][], more: Partial<Sheet> = {}): Sheet => ({
  name: '表',
  rows,
  merges: [],
  csv: false,
  ...more,
})
const read = (...sheets: Sheet[]) => readList(sheets, fields)
const head = ['序号', '事项名称', '法律依据', '领域']
const line = (n: number, name: string, field = '') => [String(n), name, '《甲法》第一条', field]
const names = (rows: string[][], more: Partial<Sheet> = {}) =>
  read(sheet([head, ...rows], more)).rows.map((r) =>
    `${r.row} ${r.name} ${r.fieldName ?? ''}`.trim(),
  )

describe('S0-6 headings inside a list', () => {
  test.each<[string, string | undefined]>([
    ['一、档案领域（13项）', '档案'],
    ['（二）建设类', '建设'],
    ['第三部分 水利事项', '水利'],
    ['第一章渔业方面共 5项', '渔业方面共'],
    ['档案', '档案'],
    ['档案 领域(共13项)', '档案'],
    ['水利', undefined],
    ['十二．渔业系统', '渔业'],
  ])('%s: %s', (text, field) => {
    expect(headingField(text, fields)).toBe(field)
  })
  test('give the field to what follows, where the row has none of its own', () => {
    expect(
      names([
        ['一、档案领域', '', '', ''],
        line(1, '对甲事的处罚'),
        line(2, '对乙事的处罚', '水利'),
        line(3, '对丙事的处罚'),
      ]),
    ).toEqual(['3 对甲事的处罚 档案', '4 对乙事的处罚 水利', '5 对丙事的处罚 水利'])
    const bare = head.slice(0, 3)
    const rows = [
      bare,
      ['一、档案领域', '', ''],
      line(1, '对甲事的处罚').slice(0, 3),
      ['建设', '建设', '建设'],
      line(2, '对乙事的处罚').slice(0, 3),
    ]
    expect(read(sheet(rows)).rows.map((r) => r.fieldName)).toEqual(['档案', '建设'])
    expect(
      read(sheet([bare, line(1, '对甲事的处罚').slice(0, 3)], { name: '档案' })).rows[0]?.fieldName,
    ).toBe('档案')
    expect(
      read(sheet([bare, line(1, '对甲事的处罚').slice(0, 3)], { name: '水利' })).rows[0]?.fieldName,
    ).toBeUndefined()
  })
  test('or the kind', () => {
    const rows = [
      ['一、行政检查', '', '', ''],
      line(1, '去看一看某事'),
      ['二、行政强制类', '', '', ''],
      line(2, '去动一动某事'),
    ]
    expect(read(sheet([head, ...rows])).rows.map((r) => r.kind)).toEqual(['检查', '强制'])
  })
})

describe('S0-6 what is no item', () => {
  test('blank rows, remarks, sums, a header that comes again', () => {
    const rows = [
      ['', '', '', ''],
      ['注：演示', '', '', ''],
      ['合计', '2', '项', ''],
      head,
      line(1, '对甲事的处罚'),
      ['说明', '', '', ''],
    ]
    expect(names(rows)).toEqual(['6 对甲事的处罚'])
  })
  test('a lone cell is said and passed over', () => {
    expect(read(sheet([head, ['孤零零', '', '', ''], line(1, '对甲事的处罚')])).faults).toEqual([
      { sheet: '表', row: 2, name: '孤零零', level: 'warning', say: '只有一格，没有当作事项' },
    ])
  })
})

describe('S0-6 several rows of one item', () => {
  test('gather what differs, each line once', () => {
    const wide = [...head, '处罚种类', '备注']
    const rows = [
      wide,
      ['1', '对甲事的处罚', '《甲法》第一条', '', '警告', ''],
      ['', '', '《甲法》第二条', '', '', '甲'],
      ['', '', '《甲法》第二条', '', '罚款', ''],
    ]
    const [row] = read(sheet(rows, { csv: true })).rows
    expect([row?.basis, row?.penalty, row?.note]).toEqual([
      '《甲法》第一条\n《甲法》第二条',
      '警告\n罚款',
      '甲',
    ])
  })
  test('but a numbered row without a name is a fault of its own', () => {
    expect(
      read(sheet([head, line(1, '对甲事的处罚'), ['2', '', '《甲法》第二条', '']])).faults,
    ).toMatchObject([{ row: 3, level: 'fault', say: '没有写事项名称' }])
    expect(
      read(sheet([head, line(1, '对甲事的处罚'), ['2', '', '《甲法》第二条', '']], { csv: true }))
        .faults,
    ).toEqual([])
  })
})

describe('S0-6 the same item twice', () => {
  const coded = ['事项代码', '事项名称', '法律依据']
  const row = (code: string, name: string, basis = '《甲法》第一条') => [code, name, basis]
  const said = (...sheets: Sheet[]) =>
    read(...sheets).faults.map((f) => `${f.sheet} ${f.row} ${f.level} ${f.say}`)
  test('whole alike is taken once; else it must be mended', () => {
    const one = row('330275012000', '对甲事的处罚')
    expect(said(sheet([coded, one, one]))).toEqual(['表 3 warning 与第 2 行完全一样，只收一次'])
    expect(said(sheet([coded, one]), sheet([coded, one], { name: '二' }))).toEqual([
      '二 2 warning 与工作表“表”第 2 行完全一样，只收一次',
    ])
    expect(said(sheet([coded, one, row('330275012000', '对乙事的处罚')]))).toEqual([
      '表 3 fault 与第 2 行是同一个事项代码，内容却不一样；是子项的请填“子项名称”',
    ])
    expect(
      said(sheet([coded, row('', '对甲事的处罚'), row('', '对甲事的处罚', '《乙法》第一条')])),
    ).toEqual(['表 3 fault 与第 2 行同名，内容却不一样；是子项的请填“子项名称”'])
  })
})

describe('S0-6 the reading of a sheet, whole', () => {
  test('with its columns, and what it does not know', () => {
    const rows = [
      ['序号', '事项名称', '法律依据', '责任事项', '奇怪的列', '奇怪的列', '依据'],
      ['1', '对甲事的处罚', '《甲法》第一条', '', '', '', ''],
    ]
    expect(read(sheet(rows)).sheets).toEqual([
      {
        name: '表',
        rows: 1,
        unknown: ['奇怪的列'],
        columns: [
          { label: '序号', column: 'seq' },
          { label: '事项名称', column: 'name' },
          { label: '法律依据', column: 'basis' },
        ],
      },
    ])
    expect(read(sheet([['甲', '乙']])).sheets).toEqual([
      {
        name: '表',
        rows: 0,
        columns: [],
        unknown: [],
        skipped: '没有认得的表头（至少要有“事项名称”和另一列）',
      },
    ])
  })
  test('a list that calls itself one of penalties is one', () => {
    const rows = [head.slice(0, 3), ['1', '乱扔东西', '《甲法》第一条']]
    const kind = (...title: string[]) =>
      read(sheet([...title.map((t) => [t]), ...rows])).rows[0]?.kind
    expect([kind(), kind('某镇行政处罚清单'), kind('某镇处罚事项')]).toEqual([
      '未知',
      '处罚',
      '处罚',
    ])
    expect(read(sheet(rows, { name: '行政处罚' })).rows[0]?.kind).toBe('处罚')
  })
  test('tells how far it is, every five hundred rows', () => {
    const many = Array.from({ length: 1000 }, (_, n) => line(n, `对第${n}件事的处罚`))
    const told: number[] = []
    readList([sheet([head, ...many])], fields, (done) => void told.push(done))
    expect(told).toEqual([499, 999])
  })
})

describe('S0-6 where the header stands', () => {
  test('over up to three rows, under up to thirty', () => {
    const three = [
      ['', '事项', ''],
      ['', '事项名称', '法律依据'],
      ['序号', '', '罚则'],
      ['1', '甲', '乙'],
    ]
    expect(findHeader(three)).toMatchObject({
      data: 3,
      at: ['seq', 'name', 'basis'],
      labels: ['序号', '事项·事项名称', '法律依据·罚则'],
      unknown: [],
    })
    const below = (n: number) =>
      findHeader([...Array.from({ length: n }, () => ['标题']), head])?.data
    expect([below(0), below(30), below(31)]).toEqual([1, 31, undefined])
    expect(findHeader([['事项名称']])).toBeUndefined()
    expect(findHeader([['法律依据', '领域']])).toBeUndefined()
    expect(findHeader([])).toBeUndefined()
  })
})
