import { expect, test } from 'vitest'
import { orderColumnOf } from '#rules/platforms/columns.ts'
import { readOrders, type OrderRow } from '#rules/platforms/orders.ts'

const areas = [
  { id: 'town', name: '东岭镇' },
  { id: 'village', name: '东岭镇上塘村' },
]
const head = [
  '工单编号',
  '标题',
  '诉求内容',
  '区域',
  '地址',
  '办理期限',
  '姓名',
  '电话',
  '诉求类型',
  '是否保密',
]
const story = '河边有人倒垃圾'
const line = (over: Partial<Record<string, string>> = {}): string[] =>
  head.map((h) => over[h] ?? { 工单编号: 'A1', 诉求内容: story }[h] ?? '')
const one = (over: Partial<Record<string, string>> = {}): OrderRow => {
  const [row] = readOrders([head, line(over)], areas).rows
  if (!row) throw new Error('no row')
  return row
}

test('a plain row of a 12345 sheet becomes an order without a person', () => {
  expect(readOrders([head, line()], areas)).toEqual({
    faults: [],
    warnings: [],
    rows: [
      {
        row: 2,
        foreignId: 'A1',
        faults: [],
        warnings: [],
        order: {
          foreignId: 'A1',
          story,
          wish: 'check',
          area: 'unsure',
          spot: '',
          due: null,
          nameMode: 'anonymous',
          contact: { name: '', phone: '', email: '', address: '' },
        },
      },
    ],
  })
})

test.each([
  ['咨询', 'ask'],
  ['意见建议', 'suggest'],
  ['意见', 'suggest'],
  ['求助类', 'help'],
  ['投诉', 'check'],
  ['', 'check'],
])('the kind %s is the wish %s', (cell, wish) => {
  expect(one({ 诉求类型: cell }).order?.wish).toBe(wish)
})

test.each([
  ['东岭镇', 'town', ''],
  ['某县东岭镇', 'town', ''],
  ['东岭镇上塘村', 'village', ''],
  ['某县东岭镇上塘村', 'village', ''],
  ['东岭镇上塘村三组', 'village', ''],
  ['西岭镇', 'unsure', '西岭镇'],
])('the area %s', (cell, area, spot) => {
  const row = one({ 区域: cell })
  expect(row.order).toMatchObject({ area, spot })
  expect(row.warnings).toEqual(
    area === 'unsure' ? ['没有区域“西岭镇”，按说不清处理，写进了地点'] : [],
  )
})

test('an unknown area stands before the spot; a long spot is cut, and says so', () => {
  expect(one({ 区域: '西岭镇', 地址: '桥头' }).order?.spot).toBe('西岭镇，桥头')
  const row = one({ 地址: '桥'.repeat(201) })
  expect(row.order?.spot).toBe('桥'.repeat(200))
  expect(row.warnings).toEqual(['地点太长，只收了前 200 个字'])
  expect(one({ 地址: '桥'.repeat(200) }).warnings).toEqual([])
})

test.each([
  ['2026-05-06', '2026-05-06'],
  ['2026-05-06 17:30', '2026-05-06'],
  ['2026-05-06T17:30:00', '2026-05-06'],
  ['2026年5月6日 17时', '2026-05-06'],
  ['2026/5/6', '2026-05-06'],
])('the deadline %s is a day', (cell, due) => {
  expect(one({ 办理期限: cell }).order?.due).toBe(due)
})

test.each([['明天'], ['2026-02-30'], ['2026-05-06左右']])('the deadline %s is refused', (cell) => {
  const row = one({ 办理期限: cell })
  expect(row.order).toBeNull()
  expect(row.faults).toEqual([`办理期限“${cell}”不是日期，请写成 2026-05-06`])
})

test.each([
  ['', '工单编号是空的'],
  ['2.02605E+11', '编号“2.02605E+11”被表格软件改成了科学计数，请把这一列设成文本再导出'],
  ['a'.repeat(61), '工单编号最多 60 个字'],
])('the number %s is refused', (id, fault) => {
  const row = one({ 工单编号: id })
  expect(row.order).toBeNull()
  expect(row.faults).toEqual([fault])
})

test('a number loses blanks and full width; sixty signs are a number', () => {
  expect(one({ 工单编号: ' Ａ１ ２ ' }).foreignId).toBe('A12')
  expect(one({ 工单编号: 'a'.repeat(60) }).faults).toEqual([])
})

test('the title goes before the text unless the text says it', () => {
  expect(one({ 标题: '倒垃圾的事' }).order?.story).toBe(`倒垃圾的事\n${story}`)
  expect(one({ 标题: '倒垃圾' }).order?.story).toBe(story)
  expect(one({ 标题: '倒垃圾', 诉求内容: '' }).faults).toEqual(['诉求内容是空的'])
  expect(one({ 诉求内容: '字'.repeat(5001) }).faults).toHaveLength(1)
})

test.each([
  [{ 姓名: '甲', 电话: '13800000000' }, 'real', '甲'],
  [{ 电话: '13800000000' }, 'real', '未提供姓名'],
  [{ 姓名: '甲', 电话: '13800000000', 是否保密: '是' }, 'withheld', '甲'],
  [{ 姓名: '甲', 电话: '13800000000', 是否保密: '否' }, 'real', '甲'],
  [{ 姓名: '甲', 电话: '13800000000', 是否保密: ' Y ' }, 'withheld', '甲'],
])('the person of %o', (cells, nameMode, name) => {
  expect(one(cells).order).toMatchObject({ nameMode, contact: { name, phone: '13800000000' } })
})

test('half a contact is not taken, and says where the answer goes', () => {
  for (const cells of [{ 姓名: '甲' }, { 姓名: '甲', 电话: '12' }]) {
    const row = one(cells)
    expect(row.order).toMatchObject({ nameMode: 'anonymous', contact: { name: '', phone: '' } })
    expect(row.warnings).toEqual(['姓名、电话不完整，没有收进联系方式，答复请走原平台'])
  }
})

test('the header may stand below a title, in any order, with columns that nobody knows', () => {
  const read = readOrders(
    [
      ['一季度工单', '', ''],
      ['诉求内容', '满意度', '受理编号'],
      [story, '好', 'B7'],
      ['', ' ', ''],
    ],
    areas,
  )
  expect(read.rows).toMatchObject([{ row: 3, foreignId: 'B7', order: { story } }])
  expect(read.warnings).toEqual(['不认得列“满意度”，没有导入'])
})

test('the first of two columns of one meaning counts; a short line has empty cells', () => {
  const twice = ['编号', '流水号', '内容', '地址']
  const read = readOrders([twice, ['A', 'B', story]], areas)
  expect(read.rows).toMatchObject([{ foreignId: 'A', order: { spot: '' } }])
})

test.each([
  [[], ['没有认得的表头，至少要有：工单编号、诉求内容']],
  [[['编号'], ['1']], ['没有认得的表头，至少要有：工单编号、诉求内容']],
  [
    [
      ['编号', '地址'],
      ['1', 'x'],
    ],
    ['第 1 行表头缺一列：诉求内容'],
  ],
  [
    [[''], ['地址', '区域'], ['1', 'x']],
    ['第 2 行表头缺一列：工单编号', '第 2 行表头缺一列：诉求内容'],
  ],
  [
    [
      ['编号', '内容'],
      [' ', ''],
    ],
    ['表头下面没有内容'],
  ],
])('the sheet %j is refused', (table, faults) => {
  expect(readOrders(table, areas)).toEqual({ rows: [], warnings: [], faults })
})

test('a header is looked for in the first thirty lines', () => {
  const title = (n: number) => Array.from({ length: n }, () => ['题'])
  const body = [head, line()]
  expect(readOrders([...title(29), ...body], areas).rows).toMatchObject([{ row: 31 }])
  expect(readOrders([...title(30), ...body], areas).rows).toEqual([])
})

test('a number that comes again is refused with the row of the first', () => {
  const read = readOrders(
    [head, line(), line({ 工单编号: 'A2' }), line(), line({ 工单编号: '' })],
    areas,
  )
  expect(read.rows.map(({ row, faults }) => [row, faults])).toEqual([
    [2, []],
    [3, []],
    [4, ['与第 2 行是同一个工单编号']],
    [5, ['工单编号是空的']],
  ])
  expect(read.rows[2]?.order).toBeNull()
})

test.each([
  ['工单编号', 'foreignId'],
  ['＊工单编号', 'foreignId'],
  [' 联系 电话 ', 'phone'],
  ['办理期限（必填）', 'due'],
  ['“诉求内容”', 'text'],
  ['满意度', undefined],
])('the header %s is the column %s', (header, column) => {
  expect(orderColumnOf(header)).toBe(column)
})
