import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWithStatutes } from '#api/cli/check-law.ts'
import type { Law } from '#rules/content/common.ts'
import { item as itemSchema, type Item } from '#rules/content/item.ts'
import { sameAuthority } from '#rules/statutes/agree.ts'
import { checkItem, checkItems } from '#rules/statutes/check.ts'
import { parseProvisions } from '#rules/statutes/provision.ts'

const head = 'law\tstatus\tarticle\tparagraph\titem\tkinds\tfine_tiers\tfine_ratio\tauthority'
const list = [
  head,
  '青石条例\t现\t第三条\t\t\t警告;罚款\t100-500[对个人];500-3000[对单位]\t\t县级人民政府石料主管部门',
  '青石条例\t现\t第四条\t第一款\t（一）\t罚款\t\t违法所得×1-3倍;工程造价×0.5-1%\t',
  '青石条例\t现\t第四条\t第一款\t（二）\t罚款\t2000-2000\t\t',
  '青石条例\t现\t第四条\t第二款\t\t吊销许可证件\t\t\t',
  '青石条例\t现\t第五条\t\t\t罚款\t\t未写数额\t',
  '青石条例\t现\t第六条\t\t\t罚款\t30000-[情节严重]\t每平方米:100-1000元\t',
  '旧石条例\t旧\t第一条\t\t\t罚款\t1-2\t\t',
].join('\n')
const provisions = parseProvisions(list)

const law = (title: string, inForce = true): Law => ({
  title,
  official: title,
  level: '行政法规',
  version: '2020-01-01',
  inForce,
})
const laws = [law('青石条例'), law('旧石条例', false)]

const cite = (article: string, more: object = {}) => ({
  law: '青石条例',
  article,
  role: 'penalises',
  ...more,
})
const personal = { base: 'fixed', min: 100, max: 500, who: '个人' }
const corporate = { base: 'fixed', min: 500, max: 3000, who: '单位' }
const itemWith = (over: object = {}): Item =>
  itemSchema.parse({
    id: 'jianshe-999',
    field: 'jianshe',
    name: '在青石上乱刻乱画',
    title: '乱刻青石',
    act: '在公共的青石板上乱刻、乱画。',
    basis: [cite('第三条')],
    kinds: ['警告', '罚款'],
    tiers: [personal, corporate],
    authority: '石料主管部门',
    boundary: { supervises: '石料主管部门' },
    words: ['刻石头', '画石板', '涂石'],
    checkedOn: '2026-01-01',
    ...over,
  })
const codes = (over: object) =>
  checkItem(itemWith(over), provisions, laws).map((f) => `${f.level} ${f.code}`)

describe('parseProvisions (S0-14)', () => {
  it('reads fixed, open, proportional and per-unit fines', () => {
    expect(provisions.map((p) => p.tiers)).toEqual([
      [
        { base: 'fixed', min: 100, max: 500 },
        { base: 'fixed', min: 500, max: 3000 },
      ],
      [
        { base: 'multiple', of: '违法所得', min: 1, max: 3 },
        { base: 'percent', of: '工程造价', min: 0.5, max: 1 },
      ],
      [{ base: 'fixed', min: 2000, max: 2000 }],
      [],
      [],
      [
        { base: 'fixed', min: 30000 },
        { base: 'per_unit', of: '每平方米', min: 100, max: 1000 },
      ],
      [{ base: 'fixed', min: 1, max: 2 }],
    ])
  })
  it('writes points the way content does, and keeps the standing', () => {
    expect(provisions[1]).toMatchObject({ paragraph: '第一款', point: '第一项', standing: '现' })
    expect(provisions[4]?.withoutAmount).toBe(true)
    expect(provisions[6]?.standing).toBe('旧')
  })
  it('says which column is missing', () => {
    expect(() => parseProvisions('law\tarticle\n')).toThrow('处罚条款清单缺少列：status')
  })
})

describe('checkItem (S0-14)', () => {
  it.each<[string, object, string[]]>([
    ['agrees', {}, []],
    [
      'no such law',
      { basis: [{ ...cite('第三条'), law: '白石条例' }] },
      ['error law', 'error article'],
    ],
    [
      'a repealed law',
      { basis: [{ ...cite('第一条'), law: '旧石条例' }] },
      ['error law', 'error article'],
    ],
    [
      'a repealed law as prohibition',
      { basis: [cite('第三条'), { ...cite('第一条', { role: 'prohibits' }), law: '旧石条例' }] },
      ['error law'],
    ],
    [
      'no penalising article',
      { basis: [cite('第三条', { role: 'prohibits' })] },
      ['error article'],
    ],
    ['no such article', { basis: [cite('第九条')] }, ['error article']],
    ['a kind too many', { kinds: ['警告', '罚款', '吊销许可证件'] }, ['error kinds']],
    ['其他 is never in the list', { kinds: ['警告', '罚款', '其他'] }, []],
    ['a kind too few', { kinds: ['罚款'] }, ['error kinds']],
    [
      'a wrong amount',
      { tiers: [personal, { ...corporate, max: 30000 }] },
      ['error tiers', 'warn tiers'],
    ],
    ['a step left out', { tiers: [personal] }, ['warn tiers']],
    ['no fine at all', { tiers: [] }, ['warn tiers', 'warn tiers', 'error tiers']],
    ['another authority', { authority: '渔业部门' }, ['error authority']],
    ['authority left out', { authority: undefined }, ['warn authority']],
    [
      'a fine without amount',
      { basis: [cite('第五条')], kinds: ['罚款'], tiers: [], fineWithoutAmount: true },
      [],
    ],
    [
      'an amount that the article does not give',
      { basis: [cite('第五条')], kinds: ['罚款'], tiers: [personal] },
      ['error tiers'],
    ],
    ['amounts called missing', { fineWithoutAmount: true }, ['error tiers']],
    [
      'the right point',
      {
        basis: [cite('第四条', { paragraph: '第一款', point: '第二项' })],
        kinds: ['罚款'],
        tiers: [{ base: 'fixed', min: 2000, max: 2000 }],
      },
      [],
    ],
    [
      'the wrong point',
      {
        basis: [cite('第四条', { paragraph: '第一款', point: '第一项' })],
        kinds: ['罚款'],
        tiers: [{ base: 'fixed', min: 2000, max: 2000 }],
      },
      ['error tiers', 'warn tiers', 'warn tiers'],
    ],
    [
      'an article with several paragraphs, none named',
      { basis: [cite('第四条')], kinds: ['吊销许可证件'], tiers: [] },
      ['warn kinds', 'warn tiers', 'warn tiers', 'warn tiers'],
    ],
    [
      'an open upper end',
      {
        basis: [cite('第六条')],
        kinds: ['罚款'],
        tiers: [
          { base: 'fixed', min: 30000, max: 90000 },
          { base: 'per_unit', min: 100, max: 1000, of: '每平方米面积' },
        ],
      },
      [],
    ],
  ])('%s', (_, over, expected) => expect(codes(over)).toEqual(expected))

  it('an item that copies its row agrees, and any other amount does not', () => {
    const range = fc
      .tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }))
      .map(([min, more]) => ({ min, max: min + more }))
    fc.assert(
      fc.property(range, fc.integer({ min: 1, max: 99 }), ({ min, max }, off) => {
        const rows = parseProvisions(`${head}\n青石条例\t现\t第三条\t\t\t罚款\t${min}-${max}\t\t`)
        const fined = (tier: object) =>
          checkItem(itemWith({ kinds: ['罚款'], tiers: [{ base: 'fixed', ...tier }] }), rows, laws)
        expect(fined({ min, max })).toEqual([])
        expect(fined({ min, max: max + off }).map((f) => f.level)).toEqual(['error', 'warn'])
      }),
    )
  })
})

describe('checkItems', () => {
  const all = (over: object) => checkItems([itemWith(over)], provisions, laws).map((f) => f.code)
  it('an exception accepts what differs from the list, but never a law out of force', () => {
    expect(all({ tiers: [personal], exception: '另一档不适用' })).toEqual([])
    expect(all({ basis: [{ ...cite('第一条'), law: '旧石条例' }], exception: '例外' })).toEqual([
      'law',
    ])
  })
  it('an exception without need is found', () => {
    expect(all({ exception: '多余' })).toEqual(['exception'])
  })
})

describe('sameAuthority', () => {
  it.each([
    ['市容环境卫生主管部门', '城市人民政府市容环境卫生行政主管部门', true],
    ['建设（房地产）主管部门', '直辖市、市、县人民政府建设（房地产）主管部门', true],
    ['地方人民政府指定的部门', '地方人民政府指定的部门', true],
    ['公安机关', '消防救援机构', false],
    ['水行政主管部门', '农业农村主管部门', false],
  ])('%s — %s: %s', (a, b, same) => expect(sameAuthority(a, b)).toBe(same))
})

const root = resolve(import.meta.dirname, '../..')
const statutes = resolve(root, '../shared/reference')
const present = existsSync(resolve(statutes, 'penalty-provisions.tsv'))

describe('the shipped items against the statutes (S0-14)', () => {
  it.runIf(present)('agree, item by item (needs the list in ../shared/reference)', () => {
    const { items, findings } = compareWithStatutes(root, statutes)
    expect(findings.map((f) => `${f.item} ${f.text}`)).toEqual([])
    expect(items).toBeGreaterThan(80)
  })
})
