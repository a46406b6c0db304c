import { describe, expect, test } from 'vitest'
import { clean, oneLine, plain } from '#rules/catalogue-import/clean.ts'
import {
  columnName,
  columnOf,
  columns,
  exactColumn,
  isUnread,
} from '#rules/catalogue-import/columns.ts'
import { fillMerges } from '#rules/catalogue-import/grid.ts'

test('a cell is cleaned, compared and put on one line', () => {
  expect(clean('\u3000０９ＡＺａｚ，甲\r\n \t\n 乙\r丙\u200b ')).toBe('09AZaz，甲\n乙\n丙')
  expect(oneLine(' 对甲\n事的\r\n处罚 ')).toBe('对甲事的处罚')
  expect(plain('Ａ b-1（甲）、乙 。')).toBe('ab1甲乙')
})

describe('S0-6 headers', () => {
  test('each name of each column is known, whatever stands around it', () => {
    for (const [column, names] of Object.entries(columns))
      for (const name of names) {
        expect(exactColumn(` *${name}（必填） `)).toBe(column)
        expect(columnOf(name)).toBe(column)
      }
    expect([columnName('name'), columnName('penalty')]).toEqual(['事项名称', '处罚种类和幅度'])
  })
  test('a longer header by its longest name at one end; too long or left out on purpose by none', () => {
    expect(columnOf('省统一目录事项代码')).toBe('code')
    expect(columnOf('某县原实施主体')).toBe('department')
    expect(columnOf('事项名称及内容')).toBe('name')
    expect(columnOf('某依据')).toBeUndefined()
    expect(columnOf('一二三四五六七八九十一二事项名称')).toBe('name')
    expect(columnOf('一二三四五六七八九十一二三事项名称')).toBeUndefined()
    expect(columnOf('责任事项')).toBeUndefined()
    expect(['责任事项', '“三定”对应职责', '办理时限（日）', '追责情形'].map(isUnread)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(isUnread('事项名称')).toBe(false)
  })
})

test('merged cells all get the text of the first, and know what came from above', () => {
  const sheet = {
    name: '表',
    csv: false,
    rows: [['甲', '', '丙'], ['x'], ['', 'y', 'z']],
    merges: [
      { top: 0, left: 0, bottom: 0, right: 1 },
      { top: 0, left: 2, bottom: 9, right: 2 },
      { top: 7, left: 0, bottom: 8, right: 0 },
    ],
  }
  const { rows, fromAbove } = fillMerges(sheet)
  expect(rows).toEqual([
    ['甲', '甲', '丙'],
    ['x', '', '丙'],
    ['', 'y', '丙'],
  ])
  expect([
    fromAbove(0, 2),
    fromAbove(1, 2),
    fromAbove(2, 2),
    fromAbove(0, 1),
    fromAbove(1, 1),
  ]).toEqual([false, true, true, false, false])
  expect(sheet.rows[1]).toEqual(['x'])
  const wide = fillMerges({ ...sheet, merges: [{ top: 0, left: 0, bottom: 0, right: 500 }] })
  expect(wide.rows[0]).toHaveLength(200)
})
