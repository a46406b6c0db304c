import { describe, expect, test } from 'vitest'
import { boardOf, type BoardCase, type BoardRow } from '#rules/case/board.ts'
import type { Area } from '#rules/content/place.ts'

const areas: Area[] = [
  { id: 'county', name: '某县', level: 'county' },
  { id: 'town', name: '某镇', level: 'township', parent: 'county' },
  { id: 'village', name: '某村', level: 'village', parent: 'town' },
]
const day = 86_400_000
const now = Date.UTC(2026, 4, 6)
const clue = (more: Partial<BoardCase> = {}): BoardCase => ({
  item: 'a',
  title: '甲事',
  area: 'village',
  what: 'nobody',
  since: now - 61 * day,
  owner: 'team',
  endedAt: null,
  named: null,
  ...more,
})
const row = (more: Partial<BoardRow> = {}): BoardRow => ({
  item: 'a',
  title: '甲事',
  area: 'town',
  nobody: '不到5件',
  many: '',
  dispute: '',
  open: true,
  months: 2,
  acting: ['team'],
  owner: null,
  ...more,
})

describe('S0-31 S4-1 whole rows of the public board', () => {
  test('counts each kind by itself, and names everybody who acts once', () => {
    const many = Array.from({ length: 5 }, () => clue({ what: 'many', owner: 'bureau' }))
    expect(boardOf([clue(), clue({ what: 'dispute' }), ...many], areas, now)).toEqual([
      row({ many: '5件', dispute: '不到5件', acting: ['team', 'bureau'] }),
    ])
  })
  test('what lies in no township, or is the place itself, stands for the whole place', () => {
    for (const area of [null, 'county', 'unknown'])
      expect(boardOf([clue({ area })], areas, now)).toEqual([row({ area: null })])
  })
  test('the owner is that of the newest end which has one', () => {
    const [got] = boardOf(
      [
        clue({ endedAt: 3, named: 'third' }),
        clue({ endedAt: 5, named: 'fifth' }),
        clue({ endedAt: 4, named: 'fourth' }),
        clue({ endedAt: 9 }),
        clue({ named: 'not yet' }),
      ],
      areas,
      now,
    )
    expect(got).toEqual(row({ owner: 'fifth' }))
  })
  test('months are whole: 29 days are none, 30 are one; the oldest open counts', () => {
    const months = (...days: number[]) =>
      boardOf(
        days.map((d) => clue({ since: now - d * day })),
        areas,
        now,
      )[0]?.months
    expect([months(29), months(30), months(10, 95, 40)]).toEqual([0, 1, 3])
  })
  test('open before settled, then the oldest first', () => {
    const rows = boardOf(
      [
        clue({ item: 'young', since: now }),
        clue({ item: 'done', since: now - 900 * day, endedAt: now, named: 'team' }),
        clue({ item: 'old', since: now - 300 * day }),
        clue({ item: 'middle', since: now - 90 * day }),
      ],
      areas,
      now,
    )
    expect(rows.map((r) => [r.item, r.open, r.months, r.acting])).toEqual([
      ['old', true, 10, ['team']],
      ['middle', true, 3, ['team']],
      ['young', true, 0, ['team']],
      ['done', false, 0, []],
    ])
  })
})
