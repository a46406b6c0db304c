import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCase, aDecision, anEvent } from '#test/kit/rows.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'

describe.each(engines)('full text on $name', ({ open }) => {
  let test: TestStore
  beforeAll(async () => {
    test = await open()
  })
  afterAll(() => test.dispose())
  const today = '2026-06-30'

  const release = (number: string, decidedOn: string, words: string, more = {}) =>
    test.store.write(async (tx) => {
      const row = await tx.decisions.insert(aDecision({ number, decidedOn, ...more }))
      const { place, body, field, kinds, month } = row
      const facets = { place, body, field, kinds, month }
      await tx.search.putDecision(row.id, decidedOn, words.split(' '), facets)
      return row
    })
  const find = async (words: string, facets = {}, options = {}) => {
    const tokens = words === '' ? [] : words.split(' ')
    const where = { place: 'here', ...facets }
    const found = await test.store.read.search.decisions(tokens, where, {
      limit: 9,
      today,
      ...options,
    })
    return found.map((row) => (row.missing ? `${row.number}-${row.missing}` : row.number))
  }

  it('finds decisions by every word, the newest day first, within facets', async () => {
    await release('new', '2026-05-06', '占道 道经 经营', { body: 'zhen', field: 'chengguan' })
    await release('old', '2026-04-01', '占道 道经 经营', { kinds: ['警告'] })
    await release('two', '2026-05-06', '占道 停车')
    await release('away', '2026-05-07', '占道', { place: 'elsewhere' })
    expect(await find('占道 经营')).toEqual(['new', 'old'])
    expect(await find('占道')).toEqual(['two', 'new', 'old'])
    expect(await find('占道', { month: '2026-04' })).toEqual(['old'])
    expect(await find('占道', { body: 'zhen', field: 'chengguan' })).toEqual(['new'])
    expect(await find('占道', { kinds: ['警告'] })).toEqual(['old'])
    expect(await find('')).toEqual(['two', 'new', 'old'])
    expect(await find('占道', {}, { limit: 1 })).toEqual(['two'])
    expect(await find('没有')).toEqual([])
  })

  it('goes on with fewer words when asked to rank, unknown words given up first', async () => {
    expect(await find('占道 经营 没有')).toEqual([])
    expect(await find('占道 经营 没有', {}, { sort: 'rank' })).toEqual(['new-1', 'old-1'])
    expect(await find('停车 经营', {}, { sort: 'rank' })).toEqual(['two-1'])
  })

  it('forgets what is withdrawn or expired (DESIGN 6.5), and follows a change', async () => {
    const row = await release('gone', '2026-05-06', '烟花 爆竹')
    await release('over', '2026-05-06', '烟花 爆竹', { displayUntil: '2026-06-29' })
    expect(await find('烟花')).toEqual(['gone'])
    await test.store.write((tx) =>
      tx.search.putDecision(row.id, '2026-05-06', ['鞭炮'], { place: 'here' }),
    )
    expect(await find('烟花')).toEqual([])
    expect(await find('鞭炮')).toEqual(['gone'])
    await test.store.write((tx) => tx.search.dropDecision(row.id))
    expect(await find('鞭炮')).toEqual([])
  })

  it('finds cases of a place, for the bodies that have to do with them', async () => {
    await test.store.write(async (tx) => {
      const row = await tx.cases.insert(aCase({ owner: 'ju' }), anEvent())
      await tx.search.putCase(row.id, '2026-05-06', ['夜间', '间施', '施工'])
    })
    const { search } = test.store.read
    const at = (of: object) => search.cases(['夜间', '施工'], { place: 'here', limit: 9, ...of })
    expect(await at({})).toHaveLength(1)
    expect(await at({ body: 'ju' })).toHaveLength(1)
    expect(await at({ body: 'zhen' }), 'the first responder follows').toHaveLength(1)
    expect(await at({ body: 'other' })).toEqual([])
    expect(await at({ place: 'elsewhere' })).toEqual([])
    expect(await search.cases([], { place: 'here', limit: 9 })).toEqual([])
  })

  it('no word passes for a facet, neither in a text nor in a question', async () => {
    await release('sly', '2026-05-06', 'p:elsewhere b:ju 冒充')
    expect(await find('冒充', { place: 'elsewhere' })).toEqual([])
    expect(await find('冒充', { body: 'ju' })).toEqual([])
    expect(await find('p:elsewhere 冒充')).toEqual(['sly'])
    expect(await find('占道 p:elsewhere')).toEqual([])
    await test.store.write(async (tx) => {
      const row = await tx.cases.insert(aCase(), anEvent())
      await tx.search.putCase(row.id, '2026-05-06', ['p:elsewhere', '冒充'])
    })
    const { search } = test.store.read
    expect(await search.cases(['冒充'], { place: 'elsewhere', limit: 9 })).toEqual([])
    expect(await search.cases(['冒充'], { place: 'here', limit: 9 })).toHaveLength(1)
  })

  it('takes any word at all, to store and to ask, without an error', async () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        '"',
        "'",
        '\\',
        '*',
        'NEAR(',
        ':',
        'a:b',
        '~',
        '!',
        '&|',
        ' ',
        '\0',
        '😀',
        'AND',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (words) => {
        await test.store.write(async (tx) => {
          const row = await tx.decisions.insert(aDecision({ place: 'any' }))
          await tx.search.putDecision(row.id, '2026-05-06', words, { place: 'any' })
          const where = { limit: 1, today, sort: 'rank' as const }
          const [found] = await tx.search.decisions(words, { place: 'any' }, where)
          expect(found).toMatchObject({ id: row.id, missing: 0 })
        })
      }),
      { numRuns: 60 },
    )
  })
})
