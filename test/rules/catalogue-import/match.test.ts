import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citesIn } from '#rules/catalogue-import/cite.ts'
import { alike, pairsOf } from '#rules/catalogue-import/likeness.ts'
import { matcher, thresholds } from '#rules/catalogue-import/match.ts'
import type { Item } from '#rules/content/item.ts'
import { facts } from '#test/kit/content.ts'

const items = facts().items
const match = matcher(items)
const anItem = fc.constantFrom(...items)
const basisOf = (item: Item, prefix = ''): string =>
  item.basis.map((b) => `《${prefix}${b.law}》${b.article}${b.paragraph ?? ''}`).join('、')

describe('S0-6: an official row and a compiled item, by law, article and act', () => {
  it('every compiled item, written as a list would write it, finds itself or is asked; never another', () => {
    const wrong = items.flatMap((item) => {
      const found = match({
        name: `对${item.name}的行政${item.kind}`,
        basis: basisOf(item, '中华人民共和国'),
        kind: item.kind,
      })
      const names = found.candidates.map((c) => c.item)
      const good = found.verdict === 'matched' ? names[0] === item.id : names.includes(item.id)
      return good ? [] : [`${item.id}: ${found.verdict} ${names.join(' ')}`]
    })
    expect(wrong).toEqual([])
  })

  it('rows as real lists have them find their items', () => {
    const rows: [string, string, RegExp][] = [
      [
        '对档案服务企业在服务过程中丢失国有档案的行政处罚',
        '《档案法》第四十八条第（一）项、第四十九条第二款',
        /^dangan-/,
      ],
      ['对破坏或者擅自改变基本农田保护区标志的处罚', '《基本农田保护条例》第三十二条', /^ziran-/],
      ['对损坏城市树木花草的处罚', '《城市绿化条例》第二十六条第（一）项', /^jianshe-/],
    ]
    for (const [name, basis, id] of rows) {
      const found = match({ name, basis, kind: '处罚' })
      expect(found.verdict, name).toBe('matched')
      expect(found.candidates[0]?.item, name).toMatch(id)
    }
    expect(
      match({ name: '对在月球上摆摊的处罚', basis: '《月球法》第一条', kind: '处罚' }).verdict,
    ).toBe('none')
  })

  it('scores lie in 0–1, the best first; what is sure leads clearly; order, width and numerals of the basis change nothing', () => {
    fc.assert(
      fc.property(
        anItem,
        anItem,
        fc.string({ maxLength: 12 }),
        fc.boolean(),
        (item, other, noise, half) => {
          const name = half ? `${item.name}${noise}` : `${noise}${other.title}`
          const cites = [basisOf(item), basisOf(other)]
          const found = match({ name, basis: cites.join('；'), kind: '处罚' })
          const again = match({
            name,
            basis: cites
              .toReversed()
              .join('\n')
              .replace(
                /第六十([一二三四五六七八九])条/g,
                (_, d: string) => `第６${'一二三四五六七八九'.indexOf(d) + 1}条`,
              ),
            kind: '处罚',
          })
          expect(again).toEqual(found)
          const scores = found.candidates.map((c) => c.score)
          expect(scores.every((s) => s >= 0 && s <= 1)).toBe(true)
          expect(scores).toEqual(scores.toSorted((a, b) => b - a))
          if (found.verdict === 'matched')
            expect((scores[0] ?? 0) - (scores[1] ?? 0)).toBeGreaterThanOrEqual(
              thresholds.lead - 0.001,
            )
          if (found.verdict === 'none') expect(scores).toEqual([])
        },
      ),
    )
  })

  it('a further provision never makes an item less likely', () => {
    fc.assert(
      fc.property(anItem, anItem, (item, other) => {
        const score = (basis: string) =>
          match({ name: item.name, basis, kind: item.kind }).candidates.find(
            (c) => c.item === item.id,
          )?.score ?? 0
        expect(score(`${basisOf(item)}、${basisOf(other)}`)).toBeGreaterThanOrEqual(
          score(basisOf(item)),
        )
      }),
    )
  })

  it('likeness is the same both ways, 1 with itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (a, b) => {
        expect(alike(pairsOf(a), pairsOf(b))).toBe(alike(pairsOf(b), pairsOf(a)))
        expect(alike(pairsOf(b), pairsOf(b))).toBe(1)
      }),
    )
  })

  it('provisions are read in every form that lists use', () => {
    const forms = [
      '《中华人民共和国森林法》第七十四条第一款',
      '<森林法(2019年修订)>第74条第1款',
      '《森林法》 第 ７４ 条 第 １ 款',
      '森林法第七十四条第一款',
    ]
    for (const form of forms)
      expect(citesIn(form), form).toEqual([{ law: '森林法', article: '74', paragraph: 1 }])
    expect(
      citesIn('《甲条例》第十条之一、第十一条；《乙办法》第三条').map(
        (c) => `${c.law}${c.article}`,
      ),
    ).toEqual(['甲条例10之1', '甲条例11', '乙办法3'])
  })
})
