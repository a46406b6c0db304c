import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facts } from '#rules/content/facts.ts'
import { allPages, decisionsPerPage, pagesOf, type Published } from '#rules/publish/pages.ts'

const facts: Facts = {
  version: 'x',
  fields: [],
  laws: [],
  items: [],
  lexicon: [],
  specials: [],
  thresholds: { sure: 0.4, likely: 0.3, candidate: 0.2, kind: 0.5 },
  hotlines: [],
  holidays: [],
  topics: [],
  procedures: [],
  clocks: [],
  places: [],
}
const decisions = (month: string, count: number): Published['decisions'] =>
  Array.from({ length: count }, (_, n) => ({
    place: 'a',
    id: `${month}-${n}`,
    month,
    item: null,
    gone: false,
  }))

describe('pages of a month of decisions (DESIGN §3)', () => {
  it('numbers pages of a month; the first has no number', () => {
    const pages = allPages(facts, {
      decisions: decisions('2026-05', decisionsPerPage + 1),
      digests: [],
    })
    expect(pages.filter((p) => p.includes('/month/'))).toEqual([
      '/a/decisions/month/2026-05/',
      '/a/decisions/month/2026-05/2/',
    ])
  })

  it('a change names every list page that it makes, alters or empties', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 * decisionsPerPage }),
        fc.boolean(),
        (count, gone) => {
          const before = { decisions: decisions('2026-05', count), digests: [] }
          const touched = before.decisions[0]!
          const after = gone
            ? {
                ...before,
                decisions: before.decisions.map((d) => (d === touched ? { ...d, gone: true } : d)),
              }
            : before
          const old = gone
            ? before
            : { ...before, decisions: before.decisions.filter((d) => d !== touched) }
          const named = new Set(pagesOf({ type: 'decision', ...touched, gone }, facts, after))
          const lists = [...allPages(facts, old), ...allPages(facts, after)].filter((p) =>
            p.includes('/month/'),
          )
          for (const page of lists) expect(named).toContain(page)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('pages of the daily digests (DESIGN §6.9, §3)', () => {
  const day = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2027-12-31'),
    noInvalidDate: true,
  })
  const days = fc.uniqueArray(
    day.map((d) => d.toISOString().slice(0, 10)),
    { minLength: 1, maxLength: 60 },
  )
  const state = (list: readonly string[]): Published => ({
    decisions: [],
    digests: list.map((d) => ({ place: 'a', day: d })),
  })

  it('a day names each page that it makes, and of the months only its own', () => {
    fc.assert(
      fc.property(days, (list) => {
        const [newest = '', ...earlier] = list.toSorted().toReversed()
        const before = new Set(allPages(facts, state(earlier)))
        const named = pagesOf({ type: 'digest', place: 'a', day: newest }, facts, state(list))
        const made = allPages(facts, state(list)).filter((page) => !before.has(page))
        for (const page of made) expect(named).toContain(page)
        const month = newest.slice(0, 7)
        expect(named).toEqual([
          `/a/digests/month/${month}/`,
          `/a/digests/${month}.json`,
          '/a/digests/',
          '/a/sitemap.xml',
        ])
      }),
    )
  })

  it('every month has one page and one file, however many days', () => {
    fc.assert(
      fc.property(days, (list) => {
        const pages = allPages(facts, state(list)).filter((page) => page.includes('/digests/'))
        expect(pages).toHaveLength(2 * new Set(list.map((d) => d.slice(0, 7))).size)
      }),
    )
  })
})

describe('a revision of one place (DESIGN §3)', () => {
  const history = ['/a/versions/initial/', '/b/versions/initial/']
  it('names the history with all pages, and of one place its own pages and those above the places', () => {
    const bare = { ...facts, places: [] }
    const published = { decisions: [], digests: [], history }
    expect(allPages(bare, published)).toEqual(expect.arrayContaining(history))
    const named = pagesOf({ type: 'facts', place: 'a' }, bare, published)
    expect(named).toContain('/a/versions/initial/')
    expect(named).toContain('/sitemap.xml')
    expect(named.filter((path) => path.startsWith('/b/'))).toEqual([])
  })
})
