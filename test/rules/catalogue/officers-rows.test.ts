import { describe, expect, test } from 'vitest'
import {
  checkOfficer,
  officerColumns,
  readOfficers,
  shownCertificate,
} from '#rules/catalogue/officers.ts'
import { invented } from '#test/rules/route/places.ts'

const today = '2026-05-06'
const head = ['姓名', '单位', '执法证号', '职务', '发证日期', '有效期至']
const read = (table: string[][], demo = false) => readOfficers(table, invented(), today, demo)
const team = '青山镇综合行政执法队'
const good = ['张三', team, 'Z1', '队员', '2024-01-01', '2028-01-01']
const faults = (row: string[], demo = false) => read([head, row], demo).rows[0]?.faults

describe('S0-33 a register of officers, each fault in its words', () => {
  test('whole rows, with what the file leaves out filled in', () => {
    const first = {
      name: '张三',
      body: 'team',
      duty: '队员',
      certificate: 'Z1',
      demo: false,
      from: '2024-01-01',
      to: '2028-01-01',
    }
    expect(
      read([head, good, ['', ' ', '', '', '', ''], ['李四', 'team', 'Z2', '', '', '2026-05-06']]),
    ).toEqual({
      rows: [
        { row: 2, name: '张三', officer: first, faults: [] },
        {
          row: 4,
          name: '李四',
          officer: {
            name: '李四',
            body: 'team',
            duty: '行政执法',
            certificate: 'Z2',
            demo: false,
            to: '2026-05-06',
          },
          faults: [],
        },
      ],
      warnings: [],
      faults: [],
    })
  })
  test('every name of every column is known, also with a remark in brackets', () => {
    for (const { names } of Object.values(officerColumns))
      for (const name of names)
        expect(
          read([['姓名', '单位', '执法证号', '有效期至', `${name}（必填）`]]).warnings,
        ).toEqual([])
    expect(
      read([
        [...head, ' 备注 ', ''],
        [...good, '无', ''],
      ]).warnings,
    ).toEqual(['不认得列“备注”，没有导入'])
    expect(read([['姓名（必填）甲', '单位', '执法证号', '有效期至']]).faults).toEqual([
      '第 1 行表头缺一列：姓名',
    ])
  })
  test.each<[number, string, string[]]>([
    [0, '', ['姓名是空的']],
    [1, ' ', ['单位是空的']],
    [1, ' 某局 ', ['名册里没有“某局”这个机构，请先核对单位名称']],
    [2, '', ['执法证号是空的']],
    [5, '', ['有效期至是空的']],
    [4, ' 去年 ', ['发证日期“去年”不是日期，请写成 2026-05-01']],
    [5, '长期', ['有效期至“长期”不是日期，请写成 2026-05-01']],
    [4, '2028-01-02', ['有效期至早于发证日期']],
    [4, '2028-01-01', []],
    [5, '2026-05-05', ['执法证已于 2026-05-05 到期，请换证后再报']],
    [5, '2026-05-06', []],
    [2, '33010119800101001X', ['执法证号像是身份证号，不能公开，请核对']],
    [2, '330101198001010011', ['执法证号像是身份证号，不能公开，请核对']],
    [2, '3301011980010100111', []],
    [2, 'A330101198001010011', []],
    [2, '演示-1', ['证号以“演示”开头的是演示人员，正式站点不收']],
  ])('column %d «%s»', (at, cell, wanted) => {
    expect(faults(good.with(at, cell))).toEqual(wanted)
  })
  test('on-the-page 1: a demo takes samples alone', () => {
    expect(faults(good, true)).toEqual([
      '演示站点只收证号以“演示”开头的行，真实人员不能放进演示站点',
    ])
    expect(faults(good.with(2, '演示-1'), true)).toEqual([])
    expect(faults(good.with(2, ''), true)).toEqual(['执法证号是空的'])
  })
  test('the file itself: no header, a column missing, nothing below', () => {
    const none = { rows: [], warnings: [] }
    expect(read([['张三', '某局']])).toEqual({
      ...none,
      faults: ['没有认得的表头，要有：姓名、单位、执法证号、有效期至'],
    })
    expect(read([['名单'], ['姓名', '职务'], good])).toEqual({
      ...none,
      faults: ['单位', '执法证号', '有效期至'].map((c) => `第 2 行表头缺一列：${c}`),
    })
    expect(read([head])).toEqual({ ...none, faults: ['表头下面没有内容'] })
  })
  test('one number twice; of one column twice the first counts', () => {
    expect(read([['名单'], head, good, good]).rows[1]).toEqual({
      row: 4,
      name: '张三',
      faults: ['与第 3 行是同一个证号'],
    })
    const twice = read([
      [...head, '执法人员'],
      [...good, '别人'],
    ])
    expect(twice.rows[0]?.name).toBe('张三')
    expect(read([head, good.with(2, ''), good.with(2, '')]).rows.map((r) => r.faults)).toEqual([
      ['执法证号是空的'],
      ['执法证号是空的'],
    ])
  })
})

describe('S0-33 处罚法 55 who is looked up', () => {
  const officer = (name: string, certificate: string, to?: string) => ({
    name,
    body: 'team',
    duty: '查',
    certificate,
    demo: false,
    ...(to ? { to } : {}),
  })
  const register = [
    officer('张三', 'z-1', '2026-05-06'),
    officer('李四', 'z-2', '2026-05-05'),
    officer('王五', 'z-3'),
  ]
  test('by the whole number: valid to its last day', () => {
    const found = (asked: string) => checkOfficer(register, asked, today)
    expect(found('Ｚ - 1')).toEqual({ found: 'valid', officer: register[0] })
    expect(found('z-2')).toEqual({ found: 'expired', officer: register[1] })
    expect(found('z-3')).toEqual({ found: 'valid', officer: register[2] })
    expect([' ', 'z-', '张'].map((a) => found(a).found)).toEqual(['none', 'none', 'none'])
  })
  test('by the whole name: up to five bearers', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => officer('赵六', `y-${i}`))
    expect(checkOfficer(many(5), '赵 六', today)).toEqual({ found: 'names', officers: many(5) })
    expect(checkOfficer(many(6), '赵六', today)).toEqual({ found: 'none' })
  })
  test('shown by the last four signs, and by none of a short number', () => {
    expect(['12345', '1234', ''].map(shownCertificate)).toEqual(['····2345', '····', '····'])
  })
})
