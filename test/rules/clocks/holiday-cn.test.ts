import { expect, test } from 'vitest'
import { readHolidayCn } from '#rules/clocks/holiday-cn.ts'

const day = (date: string, isOffDay: boolean) => ({ name: '节', date, isOffDay })
const file = (days: unknown[], more: object = {}) => ({
  year: 2026,
  papers: ['通知甲', '通知乙'],
  days,
  ...more,
})
const refusal = (value: unknown, source?: string): string => {
  try {
    readHolidayCn(value, source)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  throw new Error('taken')
}

test('what differs from a plain week is kept, in order; days of another year are not', () => {
  const days = [
    day('2026-10-02', true), // a Friday off
    day('2026-10-01', true),
    day('2026-10-03', true), // a Saturday is off anyhow
    day('2026-10-10', false), // a Saturday worked
    day('2026-09-20', false), // a Sunday worked
    day('2026-10-08', false), // a Thursday is worked anyhow
    day('2025-12-31', true),
  ]
  expect(readHolidayCn(file(days), undefined)).toEqual({
    year: 2026,
    source: '通知甲；通知乙',
    off: ['2026-10-01', '2026-10-02'],
    work: ['2026-09-20', '2026-10-10'],
  })
  expect(readHolidayCn(file(days, { papers: undefined }), '通知丙').source).toBe('通知丙')
})

test.each([
  ['another shape', { year: 2026, days: [{ date: '2026-10-01' }] }, '不是 holiday-cn 格式'],
  ['a day that is none', file([day('2026-02-30', true)]), '不是 holiday-cn 格式'],
  ['a year far away', { ...file([]), year: 1999 }, '不是 holiday-cn 格式'],
  ['no days yet', file([]), '2026 年的文件里没有日子'],
  ['a day twice', file([day('2026-10-01', true), day('2026-10-01', false)]), '2026-10-01 写了两次'],
  ['another year', file([day('2025-10-01', true)]), '文件里没有 2026 年的日子'],
  ['no notice', file([day('2026-10-01', true)], { papers: [] }), '文件没有写依据的通知'],
])('%s is refused', (_, value, say) => {
  expect(refusal(value)).toContain(say)
})
