import * as fc from 'fast-check'
import lunr from 'lunr'
import { describe, expect, it, test } from 'vitest'
import { buildIndex } from '#rules/search/build.ts'
import { manifestName, openSearch, partName } from '#rules/search/browser-safe.ts'
import { loadParts } from '#rules/search/load.ts'
import { partition } from '#rules/search/partition.ts'
import { queryLimit, search } from '#rules/search/query.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const place = placeOf('lingxi')
const day = '2026-11-22'
const catalogue = buildIndex(facts(), place, day)
const { index, cards } = catalogue
const parts = partition(catalogue, 'v1', 32)
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))
const titles = (query: string, n = 10) =>
  search(index, cards, query, {}, n).hits.map((hit) => hit.title)

/** A browser that counts what it fetches. */
const browser = () => {
  const fetched: string[] = []
  const find = openSearch(async (name) => {
    fetched.push(name)
    const files = new Map<string, unknown>([
      [manifestName, parts.manifest],
      ...parts.parts.map((part, at): [string, unknown] => [partName(at), part]),
    ])
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
)
const query = fc
  .array(fc.oneof(word, hostile, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 4 })
  .map((list) => list.join(' '))

describe('search', () => {
  it('answers any query without throwing', () => {
    fc.assert(
      fc.property(query, (text) => {
        const found = search(index, cards, text)
        expect(found.hits.length).toBeLessThanOrEqual(50)
        expect(found.total).toBeGreaterThanOrEqual(found.hits.length)
      }),
    )
  })

  it('takes 10,000 characters and says when it has cut', () => {
    const long = '噪声'.repeat(queryLimit)
    expect(search(index, cards, long).cut).toBe(true)
    expect(search(index, cards, '噪声'.repeat(10)).cut).toBe(false)
    expect(search(index, cards, long).total).toBe(search(index, cards, '噪声声噪').total)
  })

  test.each([
    ['夜间施工噪声', /施工/],
    ['摆摊', /摆摊/],
    ['狗', /狗|犬/],
    ['欠薪', /工资/],
    ['違章建築', /违|违建|建/],
    ['ＫＴＶ', /KTV|歌厅/],
  ])('%s finds %s first', (text, title) => expect(titles(text, 1)[0]).toMatch(title))

  test.each(['城乡规划法64', '城乡规划法第六十四条', '城乡规划法 64条'])(
    '%s finds the items on that article first',
    (text) => {
      const first = search(index, cards, text, {}, 1).hits[0]
      const item = facts().items.find((row) => row.id === first?.id)
      expect(item?.basis).toContainEqual(
        expect.objectContaining({ law: '城乡规划法', article: '第六十四条' }),
      )
    },
  )

  it('finds nothing for signs alone, and everything for blank', () => {
    expect(search(index, cards, ':*~').total).toBe(0)
    expect(search(index, cards, '  ').total).toBe(cards.length)
  })

  it('counts every facet over the hits that the other filters let through', () => {
    const all = search(index, cards, '噪声')
    const [field] = all.facets.field
    const one = search(index, cards, '噪声', { field: field?.value ?? '' })
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
        const hits = search(index, cards, text, {}, cards.length).hits.map((h) => h.id)
        expect(hits).toEqual(expect.arrayContaining(literal))
      }),
    )
  })
})

describe('the index in parts', () => {
  it('loses no term: all parts together are the whole index', () => {
    const whole = loadParts(parts.manifest, plain(parts.parts))
    expect(plain(whole.index).invertedIndex).toEqual(plain(index).invertedIndex)
    expect(whole.cards).toEqual(cards)
    const vectors = (of: lunr.Index) => Object.fromEntries(plain(of)['fieldVectors'])
    expect(vectors(whole.index)).toMatchObject(
      Object.fromEntries(
        Object.entries(vectors(index)).filter(
          ([, vector]) => Array.isArray(vector) && vector.length > 0,
        ),
      ),
    )
  })

  it('gives the same hits and the same scores as the whole, for any query', async () => {
    const { find } = browser()
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        expect(await find(text)).toEqual(search(index, cards, text))
      }),
    )
  })

  it('fetches only the parts that a query needs, each once', async () => {
    const { find, fetched } = browser()
    await find('摆摊')
    expect(fetched).toHaveLength(2)
    await find('摆摊')
    expect(fetched).toHaveLength(2)
  })

  it('fails as a whole when a part cannot be fetched, and asks again the next time', async () => {
    let broken = true
    const { find: good } = browser()
    const find = openSearch(async (name) => {
      if (broken && name !== manifestName) throw new Error('offline')
      return plain(name === manifestName ? parts.manifest : parts.parts[parseInt(name)])
    })
    await expect(find('摆摊')).rejects.toThrow('offline')
    broken = false
    expect(await find('摆摊')).toEqual(await good('摆摊'))
  })
})
