import { describe, expect, it } from 'vitest'
import { type Item, type Tier } from '#rules/content/item.ts'
import { sameAuthority, sameTier } from '#rules/statutes/agree.ts'
import { propose } from '#rules/statutes/propose.ts'
import { parseProvisions, type Provision, type StatuteTier } from '#rules/statutes/provision.ts'
import { law, laws, row, made } from './made.ts'

describe('fines and authorities that are the same', () => {
  const tier = (more: object = {}) =>
    ({ base: 'multiple', min: 1, max: 3, of: '违法所得', ...more }) as Tier & StatuteTier
  it.each([
    [{}, {}, true],
    [{ base: 'percent' }, {}, false],
    [{ min: 2 }, {}, false],
    [{ max: 4 }, {}, false],
    [{}, { max: undefined }, true],
    [{ of: '货值金额' }, {}, false],
    [{ of: '所得' }, {}, true],
    [{ of: '违法收入' }, {}, true],
    [{ of: undefined }, {}, true],
    [{}, { of: undefined }, true],
    [{ base: 'fixed', of: '甲乙' }, { base: 'fixed', of: '丙丁' }, true],
  ])('%o and %o: %s', (ours, statute, same) =>
    expect(sameTier(tier(ours), tier(statute))).toBe(same),
  )
  it.each([
    ['公安机关', '县级以上地方人民政府公安机关', true],
    ['公安', '公安派出所', true],
    ['人民政府', '县级人民政府', true],
    ['地方', '机关', false],
    ['渔政', '石料', false],
    ['城市管理部门', '城管部门', true],
    ['水和土', '水土', true],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameAuthority(a, b)).toBe(same)
    expect(sameAuthority(b, a)).toBe(same)
  })
})

describe('rows that no item cites (S0-14)', () => {
  const order = (rows: Provision[], items = [made()]) =>
    propose(rows, items, laws).map((p) => [p.row.article, p.field, p.score])
  it('a sum counts three, an authority and a known law one each; mere consequences take three; a thin field gives', () => {
    const bare = { tiers: [], kinds: ['警告'] as Provision['kinds'] }
    const far = { law: '丙法' }
    const known = [...laws, law('丙法')]
    const of = (more: Partial<Provision>) =>
      propose([row('第五条', more)], [made()], known).map((p) => [p.field, p.score])[0]
    expect(of(bare)).toEqual(['stone', 4])
    expect(of({})).toEqual(['stone', 7])
    expect(of({ ...bare, authority: '渔政' })).toEqual(['stone', 5])
    expect(of({ ...bare, kinds: ['限制从业'] })).toEqual(['stone', 1])
    expect(of({ ...bare, kinds: ['限制从业', '警告'] })).toEqual(['stone', 4])
    expect(of({ ...bare, ...far })).toEqual([undefined, 0])
    expect(of({ ...bare, kinds: [] })).toBeUndefined()
  })
  it('a field with twenty items gives two, with sixty nothing', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => made({ id: `stone-${i}` }))
    const score = (n: number) => order([row('第五条', { tiers: [] })], many(n))[0]?.[2]
    expect([1, 19, 20, 40, 60, 80].map(score)).toEqual([4, 4, 3, 2, 1, 1])
  })
  it('the field that most items of the law have, by name where they tie; else that of a like authority', () => {
    const of = (...fields: string[]) =>
      order(
        [row('第五条')],
        fields.map((field) => made({ field })),
      )[0]?.[1]
    expect(of('a', 'b', 'b')).toBe('b')
    expect(of('b', 'a')).toBe('a')
    const by = (authority: string, items: Item[]) =>
      propose([row('第五条', { law: '丙法', authority })], items, [...laws, law('丙法')])[0]?.field
    expect(by('县级石料局', [made({ authority: '石料局' })])).toBe('stone')
    expect(by('渔政', [made({ authority: '石料局' })])).toBeUndefined()
    expect(by('渔政', [made()])).toBeUndefined()
  })
})

it('the list: points, ratios, sums and whole rows as they are read', () => {
  const head = 'law\tstatus\tarticle\tparagraph\titem\tkinds\tfine_tiers\tfine_ratio\tauthority'
  const [first, second, third] = parseProvisions(
    `\uFEFF${head}\r\n甲法\t现\t第三条\t 第一款 \t(三)\t警告;罚款;\t100-500[x];坏;1.5-\t每株:5-元;货值×0.5-1%;所得×2-倍;乱写;未写数额\t 石料局 \r\n\r\n甲法\t废止\t第四条\n乙\t旧\t第一条\t\t\t\t\t\t`,
  )
  expect(first).toEqual({
    law: '甲法',
    standing: '现',
    article: '第三条',
    paragraph: '第一款',
    point: '第三项',
    kinds: ['警告', '罚款'],
    tiers: [
      { base: 'fixed', min: 100, max: 500 },
      { base: 'fixed', min: 1.5 },
      { base: 'per_unit', of: '每株', min: 5 },
      { base: 'percent', of: '货值', min: 0.5, max: 1 },
      { base: 'multiple', of: '所得', min: 2 },
    ],
    withoutAmount: true,
    authority: '石料局',
  })
  expect(second).toEqual({
    law: '甲法',
    standing: '废',
    article: '第四条',
    kinds: [],
    tiers: [],
    withoutAmount: false,
  })
  expect(third?.standing).toBe('旧')
  expect(() => parseProvisions('law\tstatus')).toThrow(
    '处罚条款清单缺少列：article、paragraph、item、kinds、fine_tiers、fine_ratio、authority',
  )
  expect(() => parseProvisions('')).toThrow('处罚条款清单缺少列：law、')
})
