import { describe, expect, it } from 'vitest'
import { calendarGap, gapsOf } from '#rules/place/gaps.ts'
import { facts } from '#test/kit/content.ts'

const day = '2026-11-22'
const place = facts().places[0]
if (!place) throw new Error('content has no place')

describe('what a place has not told us', () => {
  it('the shipped place lacks its announcement, its telephones, its officers', () => {
    const gaps = gapsOf(place, facts(), day).join('\n')
    for (const word of ['已与公告核对 0 项', '未公布', '执法人员', '裁量基准'])
      expect(gaps).toContain(word)
  })
  it('each gap closes when the fact is there', () => {
    const items = facts().items.map((i) => ({ ...i, discretion: '某裁量基准' }))
    const told = {
      ...place,
      banner: '',
      supervisor: place.firstResponder,
      bodies: place.bodies.map((b) => ({ ...b, phone: '1', address: '某路', hours: '工作日' })),
      officers: [
        { name: '某人', body: place.firstResponder, duty: '执法', certificate: '1', demo: false },
      ],
      assignments: place.assignments.map((a) => ({
        ...a,
        standing: 'announced' as const,
        announcement: 'doc',
        items: items.map((i) => i.id),
        agreement: { from: '2026-01-01', to: '2027-01-01' },
      })),
    }
    expect(gapsOf(told, { ...facts(), items }, day)).toEqual([])
  })
  it('officers of the demo are no officers', () => {
    const officers = [
      { name: '演示', body: place.firstResponder, duty: '执法', certificate: '演示', demo: true },
    ]
    const lacks = (list: typeof officers) =>
      gapsOf({ ...place, officers: list }, facts(), day)
        .join()
        .includes('执法人员')
    expect(lacks(officers)).toBe(true)
    expect(lacks(officers.map((o) => ({ ...o, demo: false })))).toBe(false)
  })
})

describe('how far the holiday tables reach', () => {
  it.each([
    ['2026-01-01', [2026], null],
    ['2026-10-31', [2026], null],
    ['2026-11-01', [2026], 'remark'],
    ['2026-12-31', [2026, 2027], null],
    ['2027-01-01', [2026], 'fault'],
    ['2025-12-31', [2026], 'fault'],
  ])('%s with %j', (today, years, level) => {
    expect(calendarGap(years, today)?.level ?? null).toBe(level)
  })
  it('names the file that is missing', () => {
    expect(calendarGap([2026], '2026-11-01')?.say).toContain('holidays/2027.yaml')
  })
})
