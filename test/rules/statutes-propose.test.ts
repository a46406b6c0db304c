import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cells } from '#api/cli/propose-items.ts'
import type { Law } from '#rules/content/common.ts'
import { item as itemSchema, type Item } from '#rules/content/item.ts'
import { propose } from '#rules/statutes/propose.ts'
import { parseProvisions } from '#rules/statutes/provision.ts'

const head = 'law\tstatus\tarticle\tparagraph\titem\tkinds\tfine_tiers\tfine_ratio\tauthority'
const rows = (...lines: string[]) => parseProvisions([head, ...lines].join('\n'))
const law = (title: string, inForce = true): Law => ({
  title,
  official: title,
  level: '行政法规',
  version: '2020-01-01',
  inForce,
})
const laws = [law('青石条例'), law('白石条例'), law('旧石条例', false)]
const itemWith = (over: object = {}): Item =>
  itemSchema.parse({
    id: 'jianshe-999',
    field: 'jianshe',
    name: '在青石上乱刻乱画',
    title: '乱刻青石',
    act: '在公共的青石板上乱刻、乱画。',
    basis: [{ law: '青石条例', article: '第三条', role: 'penalises' }],
    kinds: ['警告'],
    authority: '石料主管部门',
    boundary: { supervises: '石料主管部门' },
    words: ['刻石头', '画石板', '涂石'],
    checkedOn: '2026-01-01',
    ...over,
  })
const places = (list: string[], items = [itemWith()]) =>
  propose(rows(...list), items, laws).map(
    (p) => `${p.row.law}${p.row.article}${p.row.paragraph ?? ''}`,
  )

describe('propose (S0-14: the raw list proposes, a reader decides)', () => {
  it('leaves out what an item cites, and what is no longer law', () => {
    expect(
      places([
        '青石条例\t现\t第三条\t\t\t警告\t\t\t',
        '青石条例\t现\t第四条\t\t\t罚款\t100-500\t\t',
        '青石条例\t旧\t第五条\t\t\t罚款\t100-500\t\t',
        '旧石条例\t现\t第一条\t\t\t罚款\t1-2\t\t',
        '黑石条例\t现\t第一条\t\t\t罚款\t1-2\t\t',
      ]),
    ).toEqual(['青石条例第四条'])
  })
  it('a citation of one paragraph leaves the others; an item that has ended cites nothing', () => {
    const list = [
      '青石条例\t现\t第三条\t第一款\t\t警告\t\t\t',
      '青石条例\t现\t第三条\t第二款\t\t警告\t\t\t',
    ]
    const first = { law: '青石条例', article: '第三条', paragraph: '第一款', role: 'penalises' }
    expect(places(list, [itemWith({ basis: [first] })])).toEqual(['青石条例第三条第二款'])
    expect(places(list, [itemWith({ to: '2026-02-01' })])).toHaveLength(2)
  })
  it('a prohibition does not count as citing', () => {
    const prohibits = { law: '白石条例', article: '第一条', role: 'prohibits' }
    const both = itemWith({ basis: [...itemWith().basis, prohibits] })
    expect(places(['白石条例\t现\t第一条\t\t\t罚款\t1-2\t\t'], [both])).toHaveLength(1)
  })
  it('guesses the field by the law, then by the authority, else leaves it open', () => {
    const found = propose(
      rows(
        '青石条例\t现\t第四条\t\t\t罚款\t1-2\t\t',
        '白石条例\t现\t第一条\t\t\t罚款\t1-2\t\t县级以上人民政府石料主管部门',
        '白石条例\t现\t第二条\t\t\t罚款\t1-2\t\t海事管理机构',
      ),
      [itemWith()],
      laws,
    )
    expect(found.map((p) => p.field)).toEqual(['jianshe', 'jianshe', undefined])
  })
  it('puts a row with an amount before one without, and mere consequences last', () => {
    expect(
      places([
        '青石条例\t现\t第六条\t\t\t限制从业\t\t\t',
        '青石条例\t现\t第五条\t\t\t警告\t\t\t',
        '青石条例\t现\t第四条\t\t\t罚款\t100-500\t\t',
      ]),
    ).toEqual(['青石条例第四条', '青石条例第五条', '青石条例第六条'])
  })
  it('never proposes the same row twice, nor one that is not in the list', () => {
    const article = fc.constantFrom('第一条', '第二条', '第三条', '第四条')
    fc.assert(
      fc.property(fc.uniqueArray(article), fc.array(article, { minLength: 1 }), (listed, cited) => {
        const basis = cited.map((a) => ({ law: '青石条例', article: a, role: 'penalises' }))
        const left = places(
          listed.map((a) => `青石条例\t现\t${a}\t\t\t罚款\t1-2\t\t`),
          [itemWith({ basis })],
        )
        const expected = listed.filter((a) => !cited.includes(a)).map((a) => `青石条例${a}`)
        expect(left.toSorted()).toEqual(expected.toSorted())
      }),
    )
  })
  it('prints place, kinds, fines and authority in one line', () => {
    const [p] = propose(
      rows('青石条例\t现\t第四条\t第一款\t（二）\t警告;罚款\t100-500\t违法所得×1-3倍\t石料局'),
      [itemWith()],
      laws,
    )
    expect(p && cells(p).split('\t').slice(1)).toEqual([
      'jianshe',
      '青石条例第四条第一款第二项',
      '警告、罚款',
      '100—500元；违法所得 1—3倍',
      '石料局',
    ])
  })
})
