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
