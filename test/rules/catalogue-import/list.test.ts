import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnOf, columns, type Column } from '#rules/catalogue-import/columns.ts'
import { plain } from '#rules/catalogue-import/clean.ts'
import type { Merge, Sheet } from '#rules/catalogue-import/grid.ts'
import { findHeader } from '#rules/catalogue-import/header.ts'
import { readList } from '#rules/catalogue-import/list.ts'

const fields = new Set(['档案', '建设', '林业'].map(plain))
const sheet = (rows: string[][], more: Partial<Sheet> = {}): Sheet => ({
  name: '表',
  rows,
  merges: [],
  csv: false,
  ...more,
})
const read = (...sheets: Sheet[]) => readList(sheets, fields)
const merge = (top: number, left: number, bottom: number, right: number): Merge => ({
  top,
  left,
  bottom,
  right,
})

describe('S0-6: the headers of real lists', () => {
  it('are known in the three forms that were seen (温州, 鄂温克, 克什克腾) and in any order', () => {
    const seen: [string, Column | undefined][] = [
      ['事项代码', 'code'],
      ['具体职责边界', 'boundary'],
      ['划转范围', 'scope'],
      ['划出部门', 'department'],
      ['权利类型', 'kind'],
      ['赋权的原实施层级', 'department'],
      ['权力事项名称', 'name'],
      ['设定依据', 'basis'],
      ['责任主体', 'body'],
      ['职权类别', 'kind'],
      ['事项名称（主项）', 'name'],
      ['省统一目录事项代码', 'code'],
      ['原实施主体', 'department'],
      ['实施主体', 'body'],
      ['追责情形', undefined],
      ['“三定”对应职责', undefined],
    ]
    for (const [header, column] of seen) expect(columnOf(header), header).toBe(column)
    const names = ['code', 'name', 'basis', 'scope', 'boundary', 'department'] as const
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...names], { minLength: names.length }),
        fc.array(fc.nat({ max: 9 }), { minLength: 6, maxLength: 6 }),
        (order, picks) => {
          const labels = order.map((c, i) => {
            const list: readonly string[] = columns[c]
            return list[(picks[i] ?? 0) % list.length] ?? ''
          })
          const values = {
            code: '330275012000',
            name: '对乱扔的处罚',
            basis: '《档案法》第四十八条',
            scope: '全部',
            boundary: '主管部门管',
            department: '县档案局',
          }
          const { rows } = read(sheet([labels, order.map((c) => values[c])]))
          expect(rows[0]).toMatchObject(values)
        },
      ),
    )
  })

  it('may take several rows, merged, under a title; blank rows, notes and footers are no items', () => {
    const rows = [
      ['灵山县行政处罚事项清单', '', '', '', ''],
      ['', '', '', '', ''],
      ['序号', '事项', '', '法律依据', ''],
      ['', '事项代码', '事项名称', '违则', '罚则'],
      ['1', '３３０２７５０１２０００', '对甲事的处罚', '《甲条例》第三条', '《甲条例》第九条'],
      ['', '', '', '', ''],
      ['2', '330275011000', '对乙事的\n处罚', '', '《乙条例》第８条'],
      ['合计', '', '2项', '', ''],
      ['注：以上事项自公布之日起施行', '', '', '', ''],
    ]
    const reading = read(
      sheet(rows, {
        merges: [merge(0, 0, 0, 4), merge(2, 0, 3, 0), merge(2, 1, 2, 2), merge(2, 3, 2, 4)],
      }),
    )
    expect(reading.faults).toEqual([])
    expect(reading.rows.map((r) => [r.row, r.code, r.name, r.basis, r.kind])).toEqual([
      [5, '330275012000', '对甲事的处罚', '《甲条例》第三条\n《甲条例》第九条', '处罚'],
      [7, '330275011000', '对乙事的处罚', '《乙条例》第8条', '处罚'],
    ])
  })

  it('merged cells are filled down; one item over several rows gathers its basis; sub-items stay apart', () => {
    const reading = read(
      sheet(
        [
          ['领域', '事项编码', '事项名称', '子项名称', '设定依据'],
          ['建设', '330217001000', '对违法建设的处罚', '', '《城乡规划法》第六十四条'],
          ['', '', '', '', '《城乡规划法》第六十五条'],
          ['', '330217002000', '对施工的处罚', '夜间施工', '《甲条例》第一条'],
          ['', '', '', '没有围挡', '《甲条例》第二条'],
        ],
        {
          merges: [
            merge(1, 0, 4, 0),
            merge(1, 1, 2, 1),
            merge(1, 2, 2, 2),
            merge(1, 3, 2, 3),
            merge(3, 1, 4, 1),
            merge(3, 2, 4, 2),
          ],
        },
      ),
    )
    expect(reading.faults).toEqual([])
    expect(reading.rows.map((r) => [r.fieldName, r.name, r.part, r.basis])).toEqual([
      ['建设', '对违法建设的处罚', undefined, '《城乡规划法》第六十四条\n《城乡规划法》第六十五条'],
      ['建设', '对施工的处罚', '夜间施工', '《甲条例》第一条'],
      ['建设', '对施工的处罚', '没有围挡', '《甲条例》第二条'],
    ])
    expect(new Set(reading.rows.map((r) => r.key)).size).toBe(3)
  })

  it('CSV has lost its merges: fields go on, a row without name adds its basis to the one above', () => {
    const reading = read(
      sheet(
        [
          ['领域', '事项名称', '依据'],
          ['档案', '对甲的处罚', '《档案法》第四十八条'],
          ['', '', '《档案法》第四十九条'],
          ['', '对乙的处罚', '《档案法》第五十条'],
          ['林业', '对丙的处罚', '《森林法》第七十四条'],
        ],
        { csv: true },
      ),
    )
    expect(reading.rows.map((r) => [r.fieldName, r.name, r.basis?.split('\n').length])).toEqual([
      ['档案', '对甲的处罚', 2],
      ['档案', '对乙的处罚', 1],
      ['林业', '对丙的处罚', 1],
    ])
  })

  it('headings inside the list give the field; several sheets are one list; a sheet without header is said', () => {
    const list = (heading: string, name: string) =>
      sheet(
        [
          ['事项名称', '法律依据', '备注'],
          [heading, '', ''],
          [name, '《甲法》第一条', ''],
        ],
        { name, merges: [merge(1, 0, 1, 2)] },
      )
    const reading = read(
      list('一、档案领域（13项）', '对甲的处罚'),
      list('林业', '对乙的处罚'),
      sheet([['填表说明'], ['请照填']], { name: '说明' }),
    )
    expect(reading.rows.map((r) => [r.sheet, r.fieldName])).toEqual([
      ['对甲的处罚', '档案'],
      ['对乙的处罚', '林业'],
    ])
    const named = read(
      sheet(
        [
          ['事项名称', '依据'],
          ['对丁的处罚', '《甲法》第一条'],
        ],
        { name: '林业领域' },
      ),
    )
    expect(named.rows[0]?.fieldName).toBe('林业')
    expect(reading.sheets[2]?.skipped).toMatch(/没有认得的表头/)
  })
})

describe('row-numbered faults in Chinese', () => {
  const header = ['事项编码', '事项名称', '法律依据', '调整类型', '本站事项编号']
  it('say the row as the spreadsheet counts it, and keep only that row out', () => {
    const reading = read(
      sheet([
        header,
        ['3.30275E+11', '对甲的处罚', '《甲法》第一条', '', ''],
        ['330275012000', '', '《甲法》第一条', '', ''],
        ['330275012001', '对乙的处罚', '', '', ''],
        ['330275012001', '对丙的处罚', '《丙法》第一条', '', ''],
        ['X-1', '对丁的处罚', '《丁法》第一条', '收回', '无'],
        ['330275012001', '对乙的处罚', '', '', ''],
      ]),
    )
    expect(reading.rows.map((r) => [r.row, r.recalled, r.decided])).toEqual([
      [4, false, undefined],
      [6, true, null],
    ])
    expect(reading.faults.map((f) => [f.row, f.level, f.say])).toEqual([
      [2, 'fault', '事项代码变成了科学计数，请把这一列设为“文本”再填一遍'],
      [3, 'fault', '没有写事项名称'],
      [4, 'warning', '没有写法律依据，只能按名称对应'],
      [5, 'fault', '与第 4 行是同一个事项代码，内容却不一样；是子项的请填“子项名称”'],
      [6, 'warning', '事项代码“X-1”不是 12 位数字，照原样保存'],
      [7, 'warning', '没有写法律依据，只能按名称对应'],
      [7, 'warning', '与第 4 行完全一样，只收一次'],
    ])
  })

  it('whatever the cells hold, reading ends, numbers rows that are there, and never gives one key twice', () => {
    const cell = fc.oneof(
      fc.constant(''),
      fc.constantFrom('处罚', '一、档案', '合计', '对甲的处罚', '《甲法》第一条'),
      fc.string(),
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 15 }),
        fc.boolean(),
        (rows, csv) => {
          const reading = read(sheet([header, ...rows], { csv }))
          const numbers = [...reading.rows.map((r) => r.row), ...reading.faults.map((f) => f.row)]
          expect(numbers.every((n) => n >= 2 && n <= rows.length + 1)).toBe(true)
          expect(new Set(reading.rows.map((r) => r.key)).size).toBe(reading.rows.length)
          expect(reading.rows.every((r) => r.name.length >= 2)).toBe(true)
        },
      ),
    )
  })

  it('a header is only where items are named beside something else', () => {
    expect(findHeader([['序号', '依据']])).toBeUndefined()
    expect(findHeader([['事项名称']])).toBeUndefined()
    expect(findHeader([['x'], ['事项名称', '依据']])?.data).toBe(2)
  })
})
