import { expect, test } from 'vitest'
import { metersOf, shareOf, type MeterRow } from '#rules/decisions/meter.ts'

const row = (over: Partial<MeterRow>): MeterRow => ({
  organ: '乙局',
  body: null,
  withheld: null,
  status: 'published',
  count: 0,
  inTime: 0,
  late: 0,
  demo: 0,
  ...over,
})

test('S1-12: what is held back without a confirmed reason counts as late, 不公开 stands apart with its reasons', () => {
  const meters = metersOf([
    row({ count: 10, inTime: 8, late: 1, demo: 3 }),
    row({ status: 'draft', count: 4, late: 4 }),
    row({ status: 'withheld', withheld: 'minor', count: 2, late: 2 }),
    row({ status: 'withheld', withheld: 'reserved', count: 1 }),
    row({ status: 'withheld', withheld: 'X', count: 1 }),
    row({ organ: '甲局', count: 1 }),
  ])
  expect(meters).toEqual([
    {
      organ: '甲局',
      toPublish: 1,
      inTime: 0,
      late: 0,
      running: 1,
      withheld: [],
      total: 1,
      demo: false,
    },
    {
      organ: '乙局',
      toPublish: 14,
      inTime: 8,
      late: 5,
      running: 1,
      withheld: [
        { reason: '当事人未满十八周岁', count: 2 },
        { reason: '保留给县级，县级核查后不公开', count: 1 },
        { reason: 'X', count: 1 },
      ],
      total: 18,
      demo: true,
    },
  ])
})

test('organs stand by name, never by a number (on-the-page 11)', () => {
  const names = ['乙局', '甲局', '丙局'].map((organ, n) => row({ organ, count: 100 - n, late: n }))
  expect(metersOf(names).map((m) => m.organ)).toEqual(['丙局', '甲局', '乙局'])
})

test.each([
  [0, 0, '—'],
  [1, 1, '100%'],
  [0, 3, '0%'],
  [2, 3, '66.6%'],
  [999, 1000, '99.9%'],
  [9999, 10000, '99.9%'],
])('%i of %i is %s, never rounded up to whole', (part, whole, text) => {
  expect(shareOf(part, whole)).toBe(text)
})
