import { describe, expect, test } from 'vitest'
import { basisText, differences, itemElements, type Element } from '#rules/catalogue/elements.ts'
import { anItem } from './fixture.ts'

const written = (elements: readonly Element[]) =>
  Object.fromEntries(elements.map((e) => [e.name, e.text]))

describe('S0-11 every element of a fact in words', () => {
  test('an item with everything, in the order of its page', () => {
    const item = anItem('jianshe-001', {
      code: '330101001000',
      basis: [
        { law: '甲法', article: '第五条', paragraph: '第二款', point: '第一项', role: 'penalises' },
        { law: '乙法', article: '第六条', role: 'prohibits' },
      ],
      kinds: ['警告', '罚款'],
      conditions: '逾期不改',
      corrective: '责令改正',
      authority: '主管部门',
      leniency: '首次免罚',
      discretion: '某标准',
      boundary: { supervises: '住建局', penalises: '镇政府' },
      territory: '浙江',
    })
    expect(itemElements(item)).toEqual([
      { name: '事项名称', text: '演示事项jianshe-001的正式名称' },
      { name: '通俗名称', text: '演示jianshe-001' },
      { name: '官方编码', text: '330101001000' },
      { name: '类别', text: '处罚' },
      { name: '具体行为', text: '演示：在不该做的地方做了不该做的事。' },
      { name: '条件', text: '逾期不改' },
      { name: '依据', text: '《甲法》第五条第二款第一项（处罚）；《乙法》第六条（禁止）' },
      { name: '处罚种类', text: '警告、罚款' },
      { name: '幅度', text: '拒不改正，100元以上1000元以下' },
      { name: '责令改正', text: '责令改正' },
      { name: '法定主管', text: '主管部门' },
      { name: '从轻、免罚', text: '首次免罚' },
      { name: '裁量基准', text: '某标准' },
      { name: '监管找谁', text: '住建局' },
      { name: '处罚找谁', text: '镇政府' },
      { name: '适用地区', text: '浙江' },
    ])
    expect(basisText({ law: '甲', article: '第一条', role: 'prohibits' })).toBe(
      '《甲》第一条（禁止）',
    )
  })

  test('what nobody has written is empty', () => {
    const empty = itemElements(anItem('jianshe-001', { tiers: [] })).filter((e) => e.text === '')
    expect(empty.map((e) => e.name)).toEqual([
      '官方编码',
      '条件',
      '幅度',
      '责令改正',
      '法定主管',
      '从轻、免罚',
      '裁量基准',
      '处罚找谁',
      '适用地区',
    ])
  })

  test.each([
    [{ base: 'fixed', min: 0, max: 50_000 }, '500元以下'],
    [{ base: 'fixed', min: 50_000, max: 50_000 }, '500元'],
    [{ base: 'fixed', min: 1_000_000, max: 5_500_000 }, '1万元以上5.5万元以下'],
    [{ base: 'fixed', min: 999_900, max: 1_000_100 }, '9999元以上10001元以下'],
    [{ base: 'multiple', min: 1, max: 5, of: '违法所得' }, '违法所得的1倍以上5倍以下'],
    [{ base: 'percent', min: 5, max: 10, of: '工程价款' }, '工程价款的5%以上10%以下'],
    [{ base: 'per_unit', min: 0, max: 10_000, of: '每平方米' }, '每平方米100元以下'],
    [{ base: 'per_unit', min: 0, max: 10_000, of: '株' }, '每株100元以下'],
    [{ base: 'fixed', min: 0, max: 10_000, who: '单位', when: '逾期' }, '单位，逾期，100元以下'],
  ])('a fine %j reads %s', (tier, words) => {
    expect(written(itemElements(anItem('jianshe-001', { tiers: [tier] })))['幅度']).toBe(words)
  })
  test('differences name each element that is not alike, both ways', () => {
    const list = (...texts: string[]) => texts.map((text, n) => ({ name: `n${n}`, text }))
    expect(differences(list('a', 'b', 'c'), list('a', 'x', 'c'))).toEqual([
      { name: 'n1', before: 'b', after: 'x' },
    ])
    expect(differences([], list('a', ''))).toEqual([{ name: 'n0', before: '', after: 'a' }])
    expect(differences(list('a', ''), [])).toEqual([{ name: 'n0', before: 'a', after: '' }])
  })
})
