import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardOf, sayCount, smallest, type BoardCase } from '#rules/case/board.ts'
import type { Area } from '#rules/content/place.ts'

const areas: Area[] = [
  { id: 'county', name: '某县', level: 'county' },
  { id: 'town', name: '某镇', level: 'township', parent: 'county' },
  { id: 'village', name: '某村', level: 'village', parent: 'town' },
]
const now = Date.UTC(2026, 4, 6)
const month = 30 * 86_400_000
const clue = (more: Partial<BoardCase> = {}): BoardCase => ({
  item: 'shengtai-001',
  title: '某事',
  area: 'village',
  what: 'nobody',
  since: now - month,
  owner: 'team',
  endedAt: null,
  named: null,
  ...more,
})

describe('the public board of what nobody or several act on (S0-31, S4-1)', () => {
  test('cells are items in townships, never villages; the oldest open one stands first', () => {
    const rows = boardOf(
      [clue(), clue({ area: 'town', since: now - 3 * month }), clue({ item: null, area: null })],
      areas,
      now,
    )
    expect(rows.map((r) => [r.item, r.area, r.months])).toEqual([
      ['shengtai-001', 'town', 3],
      [null, null, 1],
    ])
  })

  test('what has ended leaves the open list and shows its owner at last, the newest one', () => {
    const old = clue({ endedAt: now - 2, named: 'bureau' })
    const [row] = boardOf([old, clue({ endedAt: now - 1, named: 'team' })], areas, now)
    expect(row).toMatchObject({ open: false, nobody: '', owner: 'team', acting: [] })
    const [again] = boardOf([old, clue()], areas, now)
    expect(again).toMatchObject({ open: true, owner: 'bureau', acting: ['team'] })
  })

  test('no number below the smallest is ever said, and age is in whole months', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            what: fc.constantFrom<BoardCase['what']>('nobody', 'many', 'dispute'),
            since: fc.integer({ min: now - 400 * 86_400_000, max: now }),
            ended: fc.boolean(),
          }),
          { minLength: 1, maxLength: 20 },
        ),
        (list) => {
          const rows = list.map(({ ended, ...r }) =>
            clue({ ...r, endedAt: ended ? now : null, named: ended ? 'team' : null }),
          )
          for (const row of boardOf(rows, areas, now)) {
            for (const said of [row.nobody, row.many, row.dispute])
              expect(Number(/^\d+(?=件)/.exec(said)?.[0] ?? smallest)).toBeGreaterThanOrEqual(
                smallest,
              )
            expect(Number.isInteger(row.months)).toBe(true)
          }
        },
      ),
    )
    expect([0, 1, 4, 5].map(sayCount)).toEqual(['', '不到5件', '不到5件', '5件'])
  })
})
