import { describe, expect, it, test } from 'vitest'
import { branchOf } from '#rules/content/branch.ts'
import { checkAssignments } from '#rules/content/check-assignments.ts'
import { checkCommon } from '#rules/content/check-common.ts'
import { checkItems } from '#rules/content/check-items.ts'
import { checkLists } from '#rules/content/check-lists.ts'
import { organName, perArea } from '#rules/content/per-area.ts'
import type { Place } from '#rules/content/place.ts'
import { withAgreements } from '#rules/place/agreement.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const nowhere = () => ({ file: 'content', path: '' })
const messages = (found: { message: string }[]) => found.map((f) => f.message).join()
const town = (id: string, name: string) => ({ id, name, level: 'township' as const, parent: 'c' })
const areas = [
  { id: 'c', name: '甲县', level: 'county' as const },
  town('east', '东镇'),
  town('west', '西街道'),
]

describe('a row written once for all townships', () => {
  const spread = perArea(areas)

  it('is made one for each, with id, name and organ filled in at any depth', () => {
    const row = { id: '{area}-gov', perArea: true, name: '{organ}', notes: ['在{name}'], n: 1 }
    expect(spread(row)).toEqual([
      { id: 'east-gov', name: '东镇人民政府', notes: ['在东镇'], n: 1 },
      { id: 'west-gov', name: '西街道办事处', notes: ['在西街道'], n: 1 },
    ])
    expect(spread({ ...row, perArea: ['west'] })).toHaveLength(1)
  })

  it('leaves every other row alone, whatever it is', () => {
    for (const row of [{ id: 'x', name: '{area}' }, 'text', null, 7, ['a']])
      expect(spread(row)).toEqual([row])
  })

  it('S1-3: a town has a government, a sub-district an office', () => {
    expect(organName({ name: '大山乡' })).toBe('大山乡人民政府')
    expect(organName({ name: '新城街道' })).toBe('新城街道办事处')
  })
})

describe('branches of a field', () => {
  const fields = [
    { id: 'a' },
    { id: 'b', within: 'a', laws: ['甲法'] },
    { id: 'c', within: 'a', laws: ['乙法'] },
  ]
  const basis = (law: string, role: 'penalises' | 'prohibits' = 'penalises') => ({
    field: 'a',
    basis: [{ law, article: '第一条', role }],
  })

  it('an item belongs by the law that penalises it, unless it says so itself', () => {
    expect(branchOf(basis('甲法'), fields)).toBe('b')
    expect(branchOf({ ...basis('甲法'), branch: 'c' }, fields)).toBe('c')
    expect(branchOf(basis('甲法', 'prohibits'), fields)).toBeUndefined()
    expect(branchOf({ ...basis('甲法'), field: 'z' }, fields)).toBeUndefined()
  })

  it('an item may not stand in a branch as if it were a field, nor in one of another field', () => {
    const [item] = facts().items.filter((i) => i.field === 'jianshe')
    if (!item) throw new Error('no item')
    const wrong = (more: object) =>
      messages(checkItems({ ...facts(), items: [{ ...item, ...more }] }, [], nowhere))
    expect(wrong({ field: 'shirong' })).toContain('“shirong”是“jianshe”的分支')
    expect(wrong({ branch: 'shebao' })).toContain('“shebao”不是领域“jianshe”的分支')
    expect(wrong({ branch: 'shirong' })).not.toContain('分支')
  })

  it('a branch needs a field above it, and laws that are known', () => {
    const wrong = (more: object) =>
      messages(
        checkCommon(
          {
            ...facts(),
            fields: [...facts().fields, { id: 'x', name: '新', plain: '新的', ...more }],
          },
          nowhere,
        ),
      )
    expect(wrong({ within: 'nothing' })).toContain('没有这个领域“nothing”')
    expect(wrong({ within: 'shirong' })).toContain('它自己也是分支')
    expect(wrong({ within: 'jianshe', laws: ['没有的法'] })).toContain('没有“没有的法”')
    expect(wrong({ laws: ['渔业法'] })).toContain('只有分支')
  })
})

describe('agreements (S3-4)', () => {
  const place = placeOf('hunan')
  const [row] = place.assignments.filter((a) => a.under)
  const [paper] = place.agreements ?? []
  if (!row || !paper) throw new Error('no entrustment')
  const wrong = (more: object) =>
    messages(checkAssignments({ ...place, assignments: [{ ...row, ...more }] }, facts(), nowhere))

  test.each([
    [{ under: 'nothing' }, '没有这份委托协议“nothing”'],
    [{ inNameOf: 'county-dept' }, '的委托机关是'],
    [{ owner: 'county-justice' }, '没有委托给“county-justice”'],
    [{ mode: 'retained', standing: 'retained' }, '只有委托的才写委托协议'],
  ])('%o: %s', (more, said) => expect(wrong(more)).toContain(said))

  it('gives its days to the rows that rest on it, and takes away days that it has not', () => {
    const of = (more: object): Place => ({
      ...place,
      agreements: [{ ...paper, ...more }],
      assignments: [{ ...row, agreement: { from: '2020-01-01', to: '2020-12-31' } }],
    })
    const days = (more: object) => withAgreements(of(more)).assignments[0]?.agreement
    expect(days({})).toBeUndefined()
    expect(days({ from: '2026-01-01' })).toBeUndefined()
    const both = { from: '2026-01-01', to: '2026-12-31' }
    expect(days(both)).toEqual(both)
  })
})

describe('what a source states', () => {
  const place = placeOf('hunan')
  const wrong = (more: Partial<Place>) =>
    messages(checkLists({ ...place, ...more }, facts(), nowhere))
  const [figure] = place.statistics ?? []
  const [area] = place.areas
  if (!figure || !area) throw new Error('nothing stated')

  it('is sound as shipped', () => expect(wrong({})).toBe(''))

  test.each([
    [{ statistics: [figure, figure] }, '数据“chosen”重复'],
    [{ statistics: [{ ...figure, denominator: 0 }] }, '分母不能是 0'],
    [
      { statistics: [{ ...figure, source: { ...figure.source, document: 'none' } }] },
      '没有这个文件“none”',
    ],
    [{ localFields: [{ name: '水务', fields: ['none'] }] }, '没有这个领域“none”'],
    [{ areas: [{ ...area, firstResponder: 'none' }] }, '没有这个机构“none”'],
  ])('%#: %s', (more, said) => expect(wrong(more)).toContain(said))
})
