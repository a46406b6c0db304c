import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decisionsPerFile } from '#rules/opendata/list-decisions.ts'
import { sheetFields } from '#rules/publish/data-pages.ts'
import { allPages, pagesOf, type Published } from '#rules/publish/pages.ts'
import { facts } from '#test/kit/house.ts'

const place = facts().places[0]
if (!place) throw new Error('no place')
const bodies = place.bodies.map((b) => b.id)
const few = { ...facts(), items: facts().items.slice(0, 20), places: [place] }
const decision = fc.record({
  place: fc.constant(place.slug),
  month: fc.constantFrom('2026-04', '2026-05'),
  item: fc.constant(null),
  body: fc.constantFrom(null, 'no-such-body', ...bodies.slice(0, 3)),
  gone: fc.boolean(),
})
/** Files whose text follows the decisions: what one change leaves alone must not depend on it. */
const derived = /\/(data\/decisions|sitemap)\/|feed\.(xml|json)$/

describe('open data, feeds and sitemaps of decisions (DESIGN §3)', () => {
  it('a change names every file that it makes, alters or empties', () => {
    fc.assert(
      fc.property(fc.array(decision, { minLength: 1, maxLength: 12 }), fc.nat(), (rows, pick) => {
        const after: Published = {
          decisions: rows.map((row, n) => ({ ...row, id: `d${n}` })),
          digests: [],
        }
        const touched = after.decisions[pick % rows.length]!
        const before: Published = {
          ...after,
          decisions: touched.gone
            ? after.decisions.map((d) => (d === touched ? { ...d, gone: false } : d))
            : after.decisions.filter((d) => d !== touched),
        }
        const named = new Set(pagesOf({ type: 'decision', ...touched }, few, after))
        const [old, now] = [new Set(allPages(few, before)), new Set(allPages(few, after))]
        const came = [...now].filter((p) => !old.has(p))
        const went = [...old].filter((p) => !now.has(p))
        for (const page of [...came, ...went]) expect(named).toContain(page)
        for (const page of [...now].filter((p) => derived.test(p)))
          if (page.includes(touched.month) || page.includes('/decisions/feed'))
            expect(named).toContain(page)
      }),
    )
  })

  it('leaves other months alone, and a month in parts as long as it is', () => {
    const rows = (month: string, count: number) =>
      Array.from({ length: count }, (_, n) => ({
        place: place.slug,
        id: `${month}-${n}`,
        month,
        item: null,
        gone: false,
      }))
    const published = {
      decisions: [...rows('2026-04', 3), ...rows('2026-05', decisionsPerFile + 1)],
      digests: [],
    }
    const named = pagesOf(
      { type: 'decision', ...published.decisions[3]!, gone: false },
      few,
      published,
    )
    expect(named.filter((p) => p.includes('2026-04'))).toEqual([])
    expect(named).toContain(`/${place.slug}/data/decisions/2026-05-2.csv`)
    expect(named).toContain(`/${place.slug}/sitemap/2026-05-2.xml`)
    expect(named.filter((p) => p.includes('/handbook/') || p.endsWith('items.csv'))).toEqual([])
  })
})

it('the sheets are those of the fields with items that hold here', () => {
  const fields = sheetFields(few, place)
  expect(fields).toEqual(
    few.fields.map((f) => f.id).filter((id) => few.items.some((i) => i.field === id)),
  )
  expect(allPages(few, { decisions: [], digests: [] })).toEqual(
    expect.arrayContaining(fields.flatMap((id) => [`/${place.slug}/board/${id}/`])),
  )
})
