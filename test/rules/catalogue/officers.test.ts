import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkOfficer, readOfficers, shownCertificate } from '#rules/catalogue/officers.ts'
import type { Officer } from '#rules/content/place.ts'
import { invented } from '#test/rules/route/places.ts'

const today = '2026-11-22'
const head = ['姓名', '所在单位', '执法证号', '有效期至']
const read = (rows: string[][], demo = false) =>
  readOfficers([head, ...rows], invented(), today, demo)
const team = '青山镇综合行政执法队'

describe('the register of officers by import (S0-33)', () => {
  it('a good row, also with full-width digits, an alias and a serial day', () => {
    const { rows, faults } = read([['张 三', '县局青山中队', 'Ｚ１２３', '2028/5/1']])
    expect(faults).toEqual([])
    expect(rows[0]?.officer).toEqual({
      name: '张三',
      body: 'team',
      duty: '行政执法',
      certificate: 'Z123',
      demo: false,
      to: '2028-05-01',
    })
  })
  it('a title above the header is passed over, and rows keep the number of the sheet', () => {
    const table = [['执法人员名册'], [''], head, ['李四', '没有的单位', 'Z1', '2028-01-01']]
    const [row] = readOfficers(table, invented(), today, false).rows
    expect([row?.row, row?.faults[0]]).toEqual([
      4,
      '名册里没有“没有的单位”这个机构，请先核对单位名称',
    ])
  })
  it.each([
    ['', team, 'Z1', '2028-01-01', '姓名是空的'],
    ['张三', team, '', '2028-01-01', '执法证号是空的'],
    ['张三', team, 'Z1', '明年', '不是日期'],
    ['张三', team, 'Z1', '2026-11-21', '已于 2026-11-21 到期'],
    ['张三', team, '330327199001011234', '2028-01-01', '像是身份证号'],
    ['张三', team, '演示1', '2028-01-01', '正式站点不收'],
  ])('%s %s %s %s: %s', (...cells) => {
    const [row] = read([cells.slice(0, 4)]).rows
    expect(row?.officer).toBeUndefined()
    expect(row?.faults.join('；')).toContain(cells[4])
  })
  it('a demo takes samples alone: no real person stands on it (on-the-page 1)', () => {
    const [real, sample] = read(
      [
        ['张三', team, 'Z1', '2028-01-01'],
        ['演示甲', team, '演示1', '2028-01-01'],
      ],
      true,
    ).rows
    expect(real?.faults[0]).toContain('演示站点只收')
    expect(sample?.officer?.demo).toBe(true)
  })
  it('the same number twice, and a header that lacks a column', () => {
    const twice = read([
      ['张三', team, 'Z1', '2028-01-01'],
      ['李四', team, 'Z1', '2028-01-01'],
    ]).rows
    expect(twice[1]?.faults).toEqual(['与第 2 行是同一个证号'])
    const short = readOfficers([['姓名', '单位', '执法证号']], invented(), today, false)
    expect(short.faults).toEqual(['第 1 行表头缺一列：有效期至'])
    expect(readOfficers([['a']], invented(), today, false).faults[0]).toContain('没有认得的表头')
  })
})

describe('查验执法证 (S0-33, 处罚法 55)', () => {
  const officer = (certificate: string, name: string, to = '2028-01-01'): Officer => ({
    name,
    body: 'team',
    duty: '执法',
    certificate,
    demo: false,
    to,
  })
  const all = [officer('ZJ000123', '张三'), officer('ZJ000456', '李四', '2026-01-01')]

  it('the whole number finds, in any width and case', () => {
    expect(checkOfficer(all, ' zj０００１２３ ', today)).toMatchObject({ found: 'valid' })
    expect(checkOfficer(all, 'ZJ000456', today)).toMatchObject({ found: 'expired' })
  })
  it('a name gives names and units, never a number', () => {
    expect(checkOfficer(all, '张三', today)).toMatchObject({ found: 'names' })
  })
  it('no part of a number or a name finds anybody', () => {
    fc.assert(
      fc.property(fc.constantFrom('ZJ000123', '张三'), fc.nat(7), fc.nat(7), (text, a, b) => {
        const part = text.slice(Math.min(a, b), Math.max(a, b))
        if (part !== text) expect(checkOfficer(all, part, today)).toEqual({ found: 'none' })
      }),
    )
  })
  it('a name that many bear gives nobody away', () => {
    const many = Array.from({ length: 6 }, (_, n) => officer(`Z${n}`, '王伟'))
    expect(checkOfficer(many, '王伟', today)).toEqual({ found: 'none' })
  })
  it('the register shows the last four signs, and of a short number none', () => {
    expect(shownCertificate('ZJ000123')).toBe('····0123')
    expect(shownCertificate('123')).toBe('····')
  })
})
