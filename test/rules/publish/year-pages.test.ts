import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CutCount } from '#rules/decisions/cuts.ts'
import { yearsOf } from '#rules/decisions/years.ts'
import { allPages, pagesBeside, pagesOf } from '#rules/publish/pages.ts'
import { yearPages, yearsTouched } from '#rules/publish/year-pages.ts'
import { facts, none } from './small.ts'

const may = { month: '2026-05', count: 2 }
const march = { month: '2026-03', count: 1 }
const december = { month: '2025-12', count: 7 }
const old = { month: '2019-01', count: 3 }

describe('years of a list of decisions', () => {
  it('are the newest first, whatever the order of the months', () => {
    expect(yearsOf([december, may, old, march])).toEqual([
      { year: '2026', count: 3, months: [may, march] },
      { year: '2025', count: 7, months: [december] },
      { year: '2019', count: 3, months: [old] },
    ])
    expect(yearsOf([])).toEqual([])
  })

  it('the newest has no page of its own', () => {
    expect(yearPages('/a/', [may, march])).toEqual([])
    expect(yearPages('/a/', [old, december, may])).toEqual(['/a/year/2025/', '/a/year/2019/'])
  })

  it('a change alters the page of an earlier year, and takes one away when the newest year goes', () => {
    const months = [old, december, may]
    expect(yearsTouched('/a/', months, '2026-01')).toEqual([])
    expect(yearsTouched('/a/', months, '2025-01')).toEqual(['/a/year/2025/'])
    expect(yearsTouched('/a/', months, '2019-01')).toEqual(['/a/year/2019/'])
    expect(yearsTouched('/a/', [old, december], '2026-01')).toEqual([
      '/a/year/2026/',
      '/a/year/2025/',
    ])
    expect(yearsTouched('/a/', [], '2026-01')).toEqual(['/a/year/2026/'])
  })

  const list = (months: readonly { year: number; count: number }[]): CutCount[] =>
    ['all', 'kind:fine'].flatMap((cut) =>
      months.map(({ year, count }) => ({ place: 'a', cut, month: `${year}-05`, count })),
    )
  const some = fc.uniqueArray(
    fc.record({
      year: fc.integer({ min: 2020, max: 2026 }),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    { selector: (m) => m.year, maxLength: 4 },
  )

  it('what comes or goes while jobs wait: what each of them names is together enough (DESIGN §3)', () => {
    fc.assert(
      fc.property(some, some, (before, after) => {
        const state = (months: typeof before) => ({ ...none, register: { counts: list(months) } })
        const pages = (months: typeof before) =>
          allPages(facts, state(months)).filter((path) => path.includes('/year/'))
        const there = new Set(pages(before))
        // Every year in which something changed leaves a job, and all jobs see the last state.
        const of = (months: typeof before, year: number) => months.find((m) => m.year === year)
        const changed = [...before, ...after].filter(
          ({ year }) => of(before, year)?.count !== of(after, year)?.count,
        )
        const register = { counts: list(after), places: [{ cut: 'kind:fine', row: 0 }] }
        const wanted = pages(after)
        const named = changed.flatMap(({ year }) => {
          const row = { place: 'a', id: 'd', month: `${year}-05`, item: null, gone: false }
          const change = { type: 'decision' as const, ...row }
          const seen = { ...none, register }
          return [...pagesOf(change, facts, seen), ...pagesBeside(change, seen)]
        })
        for (const path of named.filter((p) => p.includes('/year/')))
          if (wanted.includes(path)) there.add(path)
          else there.delete(path)
        expect([...there].toSorted()).toEqual(wanted.toSorted())
        for (const { year } of changed)
          expect(named).toEqual(
            expect.arrayContaining(wanted.filter((path) => path.endsWith(`/year/${year}/`))),
          )
      }),
      {
        examples: [
          [
            [{ year: 2025, count: 1 }],
            [
              { year: 2025, count: 1 },
              { year: 2026, count: 3 },
            ],
          ],
        ],
      },
    )
  })
})
