import { describe, expect, it, test } from 'vitest'
import * as fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import type { Item } from '#rules/content/item.ts'
import { buildIndex } from '#rules/search/build.ts'
import { packed, stepped, unpacked } from '#rules/search/codec.ts'
import { lawsNamed } from '#rules/search/laws.ts'
import { search } from '#rules/search/query.ts'
import { readings } from '#rules/search/sound.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const catalogue = buildIndex(facts(), placeOf('lingxi'), '2026-11-22')
const items = new Map(facts().items.map((item) => [item.id, item]))
const hits = (query: string, n = 10): Item[] =>
  search(catalogue, query, {}, n).hits.flatMap((hit) => items.get(hit.id) ?? [])
const titles = (query: string, n = 3): string =>
  hits(query, n)
    .map((item) => [item.title, ...item.words].join())
    .join('\n')

describe('other ways to ask (B3)', () => {
  test.each([
    ['zhanjiejingying', /占/],
    ['zhan dao jing ying', /占道|摆/],
    ['zdjy', /占道|摆/],
    ['youyan', /油烟/],
    ['zaosheng', /噪声|噪音|吵/],
    ['tqgz', /工资/],
    ['ZAOYIN', /噪音|噪声|吵/],
  ])('letters: %s', (query, wanted) => expect(titles(query)).toMatch(wanted))

  it('letters that only meet by chance find nothing', () => expect(hits('qqzzxxjj')).toEqual([]))

  test.each([
    ['油烟绕民', /油烟/],
    ['操音扰民', /噪声|噪音|吵|扰民/],
    ['拖钱工资', /工资/],
    ['工资拖欠', /工资/],
    ['折除承重墙', /承重墙/],
    ['占到经营', /占道|摆/],
    ['消防通到堵了', /消防通道|消防/],
  ])('mistyped: %s', (query, wanted) => expect(titles(query)).toMatch(wanted))

  const penalised = (law: string, article: string) =>
    expect.objectContaining({ law, article, role: 'penalises' })

  test.each([
    ['城乡规划法64', '城乡规划法', '第六十四条'],
    ['城乡规划法第六十四条', '城乡规划法', '第六十四条'],
    ['城乡规划法 64条', '城乡规划法', '第六十四条'],
    ['城规法 64 条', '城乡规划法', '第六十四条'],
    ['治安法 89条', '治安管理处罚法', '第八十九条'],
    ['处罚法第四十三条', '治安管理处罚法', '第四十三条'],
    ['查一下消防法六十条', '消防法', '第六十条'],
  ])('law and article: %s', (query, law, article) =>
    expect(hits(query, 1)[0]?.basis).toContainEqual(penalised(law, article)),
  )

  it('every law of the catalogue is found by its name, and by it with an article', () => {
    const cited = new Map<string, string>()
    for (const { id } of catalogue.cards)
      for (const { law, article } of items.get(id)?.basis ?? []) cited.set(law, article)
    for (const [law, article] of cited) {
      const first = hits(`${law}${article}`, 1)[0]?.basis
      expect(first, law).toContainEqual(expect.objectContaining({ law, article }))
      expect(hits(law, 1)[0]?.basis, law).toContainEqual(expect.objectContaining({ law }))
    }
  })
})

describe('the pieces of it', () => {
  it('a name of two characters must be the whole title: 水法, not 违法', () => {
    const names: [string, number][] = [
      ['水法', 0],
      ['治安管理处罚法', 1],
    ]
    expect(lawsNamed(names, '水法')).toEqual([0])
    expect(lawsNamed(names, '违法')).toEqual([])
    expect(lawsNamed(names, '请看治安法')).toEqual([1])
  })

  it('any word that pinyin writes is read again', () => {
    const word = fc.constantFrom(
      ...facts().items.map((item) => item.title.replace(/[^一-鿿]/g, '')),
    )
    fc.assert(
      fc.property(word, (text) => {
        const said = pinyin(text.slice(0, 6), { toneType: 'none', type: 'array', v: true })
        expect(readings(said.join(''), 200)).toContainEqual(said)
      }),
    )
  })

  it('postings are the same after packing, weights to a step', () => {
    const list = fc
      .uniqueArray(fc.nat(70_000), { maxLength: 50 })
      .map((at) => at.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(list, fc.double({ min: 0.06, max: 60, noNaN: true }), (documents, weight) => {
        const pairs = documents.map((at): [number, number] => [at, stepped(weight)])
        expect(unpacked(packed(pairs))).toEqual(pairs)
        expect(Math.abs(stepped(weight) / weight - 1)).toBeLessThan(0.08)
      }),
    )
  })
})
