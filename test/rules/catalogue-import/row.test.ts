import { describe, expect, test } from 'vitest'
import { keyOf, kindOf, readRow, type Cells } from '#rules/catalogue-import/row.ts'

describe('one row of the list', () => {
  const at = { sheet: '表', row: 5 }
  const read = (cells: Cells) => readRow(cells, at, '未知')
  const full: Cells = { name: '对甲事的处罚', basis: '《甲法》第一条', code: '330275012000' }
  test('whole', () => {
    const cells: Cells = {
      ...full,
      part: '子项',
      kind: '行政强制',
      field: '建\n设',
      prohibits: '《甲法》第二条',
      scope: '全部',
      boundary: '/',
      department: '—',
      body: '-',
      penalty: '罚款',
      note: '无',
      change: '已收回',
      item: 'a-001',
      seq: '1',
    }
    expect(read(cells)).toEqual({
      faults: [],
      row: {
        ...at,
        key: keyOf({ code: '330275012000', name: '', part: '子项' }),
        code: '330275012000',
        name: '对甲事的处罚',
        part: '子项',
        kind: '强制',
        fieldName: '建设',
        basis: '《甲法》第二条\n《甲法》第一条',
        scope: '全部',
        boundary: undefined,
        department: undefined,
        body: undefined,
        penalty: '罚款',
        note: '无',
        recalled: true,
        decided: 'a-001',
      },
    })
    expect(read(full).row).toMatchObject({ recalled: false, kind: '处罚', decided: undefined })
  })
  test.each(['收回', '取消', '划回县局', '调出', '废止', '删除', '不再行使'])(
    '%s takes it back',
    (change) => {
      expect(read({ ...full, change }).row?.recalled).toBe(true)
    },
  )
  test('«无» says that nothing here is it', () => {
    expect(
      ['无', '没有', '不对应', '无关'].map((item) => read({ ...full, item }).row?.decided),
    ).toEqual([null, null, null, '无关'])
  })
  test.each<[Cells, string, string]>([
    [{ name: '' }, 'fault', '没有写事项名称'],
    [{ name: '甲' }, 'fault', '事项名称太短'],
    [{ code: '3.30275E+11' }, 'fault', '事项代码变成了科学计数，请把这一列设为“文本”再填一遍'],
    [{ code: '3E+11' }, 'fault', '事项代码变成了科学计数，请把这一列设为“文本”再填一遍'],
    [{ code: 'A1 2' }, 'warning', '事项代码“A12”不是 12 位数字，照原样保存'],
    [{ code: '3302750120001' }, 'warning', '事项代码“3302750120001”不是 12 位数字，照原样保存'],
    [{ basis: '' }, 'warning', '没有写法律依据，只能按名称对应'],
    [{ code: '1'.repeat(61) }, 'fault', '事项代码有 61 个字，最多 60 个'],
    [{ name: '甲'.repeat(601) }, 'fault', '事项名称有 601 个字，最多 600 个'],
    [{ part: '甲'.repeat(601) }, 'fault', '子项名称有 601 个字，最多 600 个'],
    [{ field: '甲'.repeat(101) }, 'fault', '领域有 101 个字，最多 100 个'],
    [{ basis: '甲'.repeat(10_001) }, 'fault', '法律依据有 10001 个字，最多 10000 个'],
    [{ scope: '甲'.repeat(2001) }, 'fault', '划转范围有 2001 个字，最多 2000 个'],
    [{ boundary: '甲'.repeat(5001) }, 'fault', '具体职责边界有 5001 个字，最多 5000 个'],
    [{ department: '甲'.repeat(501) }, 'fault', '划出部门有 501 个字，最多 500 个'],
    [{ body: '甲'.repeat(501) }, 'fault', '责任主体有 501 个字，最多 500 个'],
    [{ penalty: '甲'.repeat(5001) }, 'fault', '处罚种类和幅度有 5001 个字，最多 5000 个'],
    [{ note: '甲'.repeat(2001) }, 'fault', '备注有 2001 个字，最多 2000 个'],
  ])('%#: %s %s', (more, level, say) => {
    const { row, faults } = read({ ...full, ...more })
    expect(faults).toMatchObject([{ ...at, level, say }])
    expect(row === undefined).toBe(level === 'fault')
    const name = more.name ?? '对甲事的处罚'
    expect(faults[0]?.name).toBe(name.slice(0, 60))
  })
  test('of a row that stays out only the reason is told; at its most a cell is taken', () => {
    expect(read({ name: '', basis: '', code: 'A' }).faults.map((f) => f.say)).toEqual([
      '没有写事项名称',
    ])
    expect(read({ ...full, field: '甲'.repeat(100), note: '乙'.repeat(2000) }).faults).toEqual([])
    expect(read({ ...full, name: '甲乙' }).faults).toEqual([])
  })
  test('the kind by its words, the first that fits', () => {
    expect(
      ['行政处罚', '行政强制', '监督检查', '处罚与检查', '许可', ''].map((t) => kindOf(t, '检查')),
    ).toEqual(['处罚', '强制', '检查', '处罚', '未知', '检查'])
  })
  test('a key is of the code, else of the name, and of the sub-item', () => {
    expect(keyOf({ code: 'Ab-1', name: '甲' })).toBe('c-ab-1')
    expect(keyOf({ name: '甲 事' })).toBe(keyOf({ name: '甲事' }))
    expect(keyOf({ name: '甲事' })).toMatch(/^n-[0-9a-f]{16}$/)
    expect(keyOf({ name: '甲事', part: '子' })).toMatch(/^n-[0-9a-f]{16}-[0-9a-f]{8}$/)
    expect(keyOf({ code: '1'.repeat(40), name: '' })).toBe(`c-${'1'.repeat(40)}`)
    for (const code of ['1'.repeat(41), '甲1', '1/2', '1_'])
      expect(keyOf({ code, name: '' })).toMatch(/^c-[0-9a-f]{16}$/)
  })
})
