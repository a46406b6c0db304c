import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewDecision } from '#db/decision-write.ts'
import { hitsPerPage } from '#db/register-search.ts'
import { countedCuts, cutsOf } from '#rules/decisions/cuts.ts'
import { aDecision } from '#test/kit/rows.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'

const today = '2026-06-30'
const change = fc.record({
  pick: fc.nat(8),
  body: fc.constantFrom(null, 'zhen', 'ju'),
  field: fc.constantFrom(null, 'jianshe', 'linye'),
  kinds: fc.subarray(['罚款', '警告', '没收违法所得'], { minLength: 1 }),
  decidedOn: fc.constantFrom('2026-04-30', '2026-05-01', '2026-05-20'),
  status: fc.constantFrom(
    'released' as const,
    'released' as const,
    'withdrawn' as const,
    'draft' as const,
  ),
  fineFen: fc.nat(500),
})

describe.each(engines)('the public register on $name', ({ open }) => {
  let test: TestStore
  const ids: string[] = []
  beforeAll(async () => {
    test = await open()
  })
  afterAll(() => test.dispose())

  it('S1-12: lists and counts are those of the rows on display, after any changes', async () => {
    const { store } = test
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        for (const { pick, ...over } of changes) {
          const id = ids[pick]
          const old = id === undefined ? undefined : await store.read.decisions.byId(id)
          await store.write(async (tx) => {
            if (old) await tx.decisions.update(old.id, old.version, over)
            else ids.push((await tx.decisions.insert(aDecision({ place: 'walk', ...over }))).id)
          })
        }
        const rows = await Promise.all(ids.map((id) => store.read.decisions.byId(id)))
        const shown = rows.flatMap((row) => (row?.status === 'released' ? [row] : []))
        const expected = new Map<string, number>()
        for (const row of shown)
          for (const cut of countedCuts(row)) {
            const key = `${cut} ${row.month}`
            expected.set(key, (expected.get(key) ?? 0) + 1)
          }
        const counts = await store.read.decisions.cutCounts({ place: 'walk' })
        expect(new Map(counts.map((c) => [`${c.cut} ${c.month}`, c.count]))).toEqual(expected)
        for (const { cut, month } of counts.filter((c) => c.cut.startsWith('kind:'))) {
          const page = { offset: 0, limit: 99 }
          const listed = await store.read.decisions.ofCut({ place: 'walk', cut, month }, page)
          const wanted = shown.filter((row) => row.month === month && cutsOf(row).includes(cut))
          expect(listed.map((row) => row.id).toSorted()).toEqual(wanted.map((r) => r.id).toSorted())
          const days = listed.map((row) => row.decidedOn)
          expect(days).toEqual(days.toSorted())
        }
      }),
      { numRuns: 25 },
    )
  })

  it('a change names its lists, the counts of them, and where in its month the row stands', async () => {
    const { store } = test
    const add = (number: string, over: Partial<NewDecision> = {}) =>
      store.write((tx) =>
        tx.decisions.insert(aDecision({ place: 'rank', body: 'zhen', number, ...over })),
      )
    await add('a', { decidedOn: '2026-05-01' })
    const second = await add('b', { decidedOn: '2026-05-02' })
    await add('c', { decidedOn: '2026-05-03' })
    const of = { place: 'rank', id: second.id, month: '2026-05' }
    const { counts, places } = await store.read.decisions.registerAround({
      ...of,
      cuts: ['field:x'],
    })
    expect(places).toEqual([
      { cut: 'body:zhen', row: 1 },
      { cut: 'kind:fine', row: 1 },
      { cut: 'field:x', row: 0 },
    ])
    expect(counts.find((c) => c.cut === 'body:zhen')).toMatchObject({ month: '2026-05', count: 3 })
    const sums = await store.read.decisions.cutSums('rank', ['body:zhen', 'field:x'])
    expect([...sums]).toEqual([['body:zhen', 3]])
    const moved = await store.read.decisions.registerAround({ ...of, from: '2026-05-03' })
    expect(moved.places?.[0]).toEqual({ cut: 'body:zhen', row: 2 })
    const elsewhere = await store.read.decisions.registerAround({ ...of, month: '2026-04' })
    expect(elsewhere.places?.[0]).toEqual({ cut: 'body:zhen', row: 0 })
    const newest = await store.read.decisions.newestOfCut('rank', 'body:zhen', '2026-05-04', 2)
    expect(newest.map((row) => row.number)).toEqual(['c', 'b'])
    expect(
      await store.read.decisions.finesOf('rank', 'body:zhen', { from: '2026-01', to: '2026-12' }),
    ).toEqual([100_000, 100_000, 100_000])
  })

  it('changes since a mark come once each, in order, and drafts never', async () => {
    const { store } = test
    const add = (over: Partial<NewDecision>) =>
      store.write((tx) => tx.decisions.insert(aDecision({ place: 'since', ...over })))
    const draft = await add({ status: 'draft', releasedAt: null })
    const first = await add({ number: 'one' })
    const other = await add({ number: 'two' })
    const since = (mark: number) => store.read.decisions.changesSince('since', mark, 9)
    const seen = await since(0)
    expect(seen.map((c) => c.decision.id)).toEqual([first.id, other.id])
    const mark = seen.at(-1)?.seq ?? 0
    expect(await since(mark)).toEqual([])
    await store.write(async (tx) => {
      await tx.decisions.update(draft.id, draft.version, { proposal: { any: true } })
      await tx.decisions.update(first.id, first.version, { status: 'withdrawn' })
    })
    const later = await since(mark)
    expect(later.map((c) => [c.decision.id, c.decision.status])).toEqual([[first.id, 'withdrawn']])
    expect((await since(0)).map((c) => c.decision.id)).toEqual([other.id, first.id])
  })

  describe('search', () => {
    const add = (number: string, decidedOn: string, words: string, heads = '', over = {}) =>
      test.store.write(async (tx) => {
        const row = await tx.decisions.insert(
          aDecision({ place: 'seek', number, decidedOn, body: 'zhen', ...over }),
        )
        const facets = { place: row.place, body: row.body, field: row.field, kinds: ['fine'] }
        await tx.search.putDecision(row.id, decidedOn, words.split(' '), facets, heads.split(' '))
        return row
      })
    const ask = (words: string, facets = {}) => ({
      tokens: words === '' ? [] : words.split(' '),
      facets: { place: 'seek', ...facets },
      today,
    })
    const register = () => test.store.read.search.register
    beforeAll(async () => {
      await add('old', '2024-02-01', '占道 经营', '占道 经营')
      await add('mid', '2026-04-01', '占道 经营', '占道')
      await add('new', '2026-05-06', '占道 经营')
      await add('other', '2026-05-06', '停车', '', { body: 'ju' })
      await add('over', '2026-05-06', '占道', '', { displayUntil: '2026-06-29' })
      await add('away', '2026-05-07', '占道', '', { place: 'elsewhere' })
    })

    it('gives the newest first, however rare or common the words are', async () => {
      const numbers = async (words: string, facets = {}) =>
        (await register().newest(ask(words, facets))).rows.map((row) => row.number)
      expect(await numbers('占道')).toEqual(['new', 'mid', 'old'])
      expect(await numbers('')).toEqual(['other', 'new', 'mid', 'old'])
      expect(await numbers('', { month: '2026-04' })).toEqual(['mid'])
      expect(await numbers('占道', { body: 'ju' })).toEqual([])
      expect(await numbers('没有')).toEqual([])
      expect(await numbers('p:elsewhere')).toEqual([])
    })

    it('ranks what stands at the head before the newer, and says how many it ranked', async () => {
      const { rows, found } = await register().ranked(ask('占道 经营'))
      expect(rows.map((row) => row.number)).toEqual(['old', 'mid', 'new'])
      expect(found).toBe(3)
    })

    it('counts facets of hits, and forgets what is withdrawn', async () => {
      const bodies = async () => (await register().facets(ask(''))).map((f) => f.body).toSorted()
      expect(await bodies()).toEqual(['ju', 'zhen', 'zhen', 'zhen', 'zhen'])
      const row = await add('gone', '2026-05-08', '占道')
      await test.store.write((tx) => tx.search.dropDecision(row.id))
      expect((await bodies()).length).toBe(5)
    })

    it('finds the same after the index was put in order', async () => {
      const numbers = async () =>
        (await register().newest(ask('占道'))).rows.map((row) => row.number)
      const before = await numbers()
      for (const pages of [-16, 16, 16])
        await test.store.write((tx) => tx.search.tidyDecisions(pages))
      expect(await numbers()).toEqual(before)
    })

    it('goes from page to page without a gap, newest first and ranked', async () => {
      const many = hitsPerPage + 3
      for (let n = 0; n < many; n += 1)
        await add(`p${n}`, `2026-0${1 + (n % 4)}-1${n % 9}`, '翻页', n % 5 ? '' : '翻页')
      const first = await register().newest(ask('翻页'))
      expect(first.rows).toHaveLength(hitsPerPage)
      const second = await register().newest(ask('翻页'), first.next ?? 0)
      expect(second.next).toBeNull()
      const all = [...first.rows, ...second.rows].map((row) => row.number)
      expect(new Set(all).size).toBe(many)
      const ranked = [
        ...(await register().ranked(ask('翻页'))).rows,
        ...(await register().ranked(ask('翻页'), hitsPerPage)).rows,
      ].map((row) => row.number)
      expect(new Set(ranked).size).toBe(many)
      expect(ranked.slice(0, 5).every((number) => Number(number.slice(1)) % 5 === 0)).toBe(true)
    })
  })
})
