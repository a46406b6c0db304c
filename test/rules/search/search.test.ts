import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { buildIndex } from '#rules/search/build.ts'
import { openSearch } from '#rules/search/browser-safe.ts'
import { headName, lawsName } from '#rules/search/layout.ts'
import { facetsOf, type Head, partition } from '#rules/search/partition.ts'
import { search } from '#rules/search/query.ts'
import { queryLimit } from '#rules/search/wanted.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const day = '2026-11-22'
const catalogue = buildIndex(facts(), placeOf('lingxi'), day)
const { cards } = catalogue
const files = partition(catalogue, 'v1')
const plain = <T>(value: unknown): T => JSON.parse(JSON.stringify(value))
const titles = (query: string, n = 10) =>
  search(catalogue, query, {}, n).hits.map((hit) => hit.title)

/** A browser that counts what it fetches. */
const browser = () => {
  const fetched: string[] = []
  const find = openSearch(async <T>(name: string): Promise<T> => {
    fetched.push(name)
    return plain(files.get(name))
  })
  return { find, fetched }
}

const word = fc.constantFrom(...facts().items.flatMap((item) => [item.title, ...item.words]))
const hostile = fc.constantFrom(
  ':',
  '*',
  '~1',
  '+a',
  '-狗',
  'title:狗',
  '^10',
  '"',
  '\\',
  '😀',
  '\u0000',
  '__proto__',
  'constructor',
  'zhandao',
  '治安法58条',
  '拖钱工资',
)
const query = fc
  .array(fc.oneof(word, hostile, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 4 })
  .map((list) => list.join(' '))

describe('search', () => {
  it('answers any query without throwing', () => {
    fc.assert(
      fc.property(query, (text) => {
        const found = search(catalogue, text)
        expect(found.hits.length).toBeLessThanOrEqual(50)
        expect(found.total).toBeGreaterThanOrEqual(found.hits.length)
      }),
    )
  })

  it('takes 10,000 characters and says when it has cut', () => {
    const long = '噪声'.repeat(queryLimit)
    expect(search(catalogue, long).cut).toBe(true)
    expect(search(catalogue, '噪声'.repeat(10)).cut).toBe(false)
    expect(search(catalogue, long).total).toBe(search(catalogue, '噪声声噪').total)
  })

  test.each([
    ['夜间施工噪声', /施工/],
    ['摆摊', /摆摊/],
    ['狗', /狗|犬/],
    ['欠薪', /工资/],
    ['違章建築', /违|违建|建/],
    ['ＫＴＶ', /KTV|歌厅/],
  ])('%s finds %s first', (text, title) => expect(titles(text, 1)[0]).toMatch(title))

  test.each([
    ['楼下酒吧低音炮', /歌厅酒吧/],
    ['推车卖烤肠占路', /摆摊/],
    ['垃圾车滴一路臭水', /垃圾车/],
    ['刚铺的路又开挖', /挖/],
    ['田里堆了好多沙子', /农田|耕地/],
    ['掏鸟窝', /打鸟/],
    ['山脚下偷挖山土', /挖/],
    ['老板不给缴社保', /社保/],
    ['会员卡退不了', /办卡/],
    ['小店卖烟给中学生', /卖烟/],
    ['打药没几天就摘来卖', /农药/],
    ['敲门拉人信教', /传教/],
  ])('finds what people mean by everyday words: %s', (said, title) => {
    expect(titles(said, 3).join()).toMatch(title)
  })

  it('finds nothing for signs alone, and everything for blank', () => {
    expect(search(catalogue, ':*~').total).toBe(0)
    expect(search(catalogue, '  ').total).toBe(cards.length)
  })

  it('counts every facet over the hits that the other filters let through', () => {
    const all = search(catalogue, '噪声')
    const [field] = all.facets.field
    const one = search(catalogue, '噪声', { field: field?.value ?? '' })
    expect(one.total).toBe(field?.count)
    expect(one.facets.field).toEqual(all.facets.field)
    expect(one.facets.body.reduce((sum, row) => sum + row.count, 0)).toBe(one.total)
  })

  it('holds every literal word of the catalogue among its hits', () => {
    const shown = new Set(cards.map((card) => card.id))
    fc.assert(
      fc.property(word, (text) => {
        const literal = facts()
          .items.filter((i) => i.title.includes(text) || i.words.includes(text))
          .map((i) => i.id)
          .filter((id) => shown.has(id))
        const hits = search(catalogue, text, {}, cards.length).hits.map((h) => h.id)
        expect(hits).toEqual(expect.arrayContaining(literal))
      }),
    )
  })
})

describe('the index in files', () => {
  it('keeps what the filters look at', () => {
    expect(facetsOf(plain<Head>(files.get(headName)))).toEqual(
      cards.map(({ field, kind, body }) => ({ field, kind, body })),
    )
  })

  it('gives the same hits and the same scores as the whole, for any query', async () => {
    const { find } = browser()
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        expect(await find(text)).toEqual(search(catalogue, text))
      }),
    )
  })

  it('fetches only the files that a query needs, each once; tables only when asked for', async () => {
    const { find, fetched } = browser()
    await find('摆摊', {}, 5)
    expect(new Set(fetched).size).toBe(fetched.length)
    expect(fetched.length).toBeLessThan(8)
    const before = fetched.length
    await find('摆摊', {}, 5)
    expect(fetched).toHaveLength(before)
    expect(fetched.filter((name) => /^[as]/.test(name) || name === lawsName)).toEqual([])
    await find('消防法60条')
    expect(fetched).toContain(lawsName)
    await find('拖钱工资')
    expect(fetched.some((name) => name.startsWith('a'))).toBe(true)
  })

  it('fails as a whole when a file cannot be fetched, and asks again the next time', async () => {
    let broken = true
    const { find: good } = browser()
    const find = openSearch(async <T>(name: string): Promise<T> => {
      if (broken && name !== headName) throw new Error('offline')
      return plain(files.get(name))
    })
    await expect(find('摆摊')).rejects.toThrow('offline')
    broken = false
    expect(await find('摆摊')).toEqual(await good('摆摊'))
  })
})
