import { describe, expect, it } from 'vitest'
import { onlyPicture, whollySeen } from '#rules/decisions/scan.ts'
import {
  ageOn,
  creditCodeHolds,
  readDay,
  readNumber,
  readWan,
  sumsIn,
} from '#rules/decisions/values.ts'

describe('values at their edges', () => {
  it.each([
    ['1990-01-01', '1990-01-01'],
    ['1989-12-31', null],
    ['2099-12-31', '2099-12-31'],
    ['2100-01-01', null],
    ['2026-5-1T9:00', '2026-05-01'],
    ['2026-05-01 9:0', null],
    ['x2026-05-01', null],
    ['2026-05-01x', null],
    ['2026-00-01', null],
    ['2026-01-00', null],
    ['32874', '1990-01-01'],
    ['32873', null],
    ['46143.75', '2026-05-01'],
    ['29999', null],
    ['70000', null],
    ['461430', null],
  ])('the day %s is %s', (cell, day) => expect(readDay(cell)).toBe(day))
  it.each([
    ['１２３．５', 123_500_000],
    ['999999999', 999_999_999_000_000],
    ['1234567890', null],
    ['5 万', null],
    ['5万', 5_000_000],
    ['5元', null],
    ['x5', null],
    ['.5', null],
    ['5.', null],
    ['0.000001', 1],
  ])('%s 万元 is %s', (cell, fen) => expect(readWan(cell)).toBe(fen))
  it('sums in a text', () => {
    expect(sumsIn('罚款 1,234.5 元、２ 万元、3万')).toEqual([123_450, 2_000_000])
    expect(sumsIn('')).toEqual([])
  })
  it.each([
    ['甲［2026］0012号', '甲〔2026〕12号', false],
    ['甲《2026》第3号', '甲〔2026〕3号', false],
    ['甲﹝2026﹞ 3 号', '甲〔2026〕3号', false],
    ['甲{2026}3', '甲〔2026〕3号', false],
    ['甲<2026>3', '甲〔2026〕3号', false],
    ['甲〔26〕3号', '甲〔26〕3号', true],
    ['〔2026〕3号', '〔2026〕3号', true],
    [`${'甲'.repeat(60)}〔2026〕3号`, `${'甲'.repeat(60)}〔2026〕3号`, false],
    [`${'甲'.repeat(61)}〔2026〕3号`, `${'甲'.repeat(61)}〔2026〕3号`, true],
    ['甲〔2026〕123456789号', '甲〔2026〕123456789号', true],
    ['甲〔2026〕1-12345号', '甲〔2026〕1-12345号', true],
  ])('the number %s is %s', (cell, number, odd) =>
    expect(readNumber(cell)).toEqual({ number, odd }),
  )
  it('codes and ages want the whole form', () => {
    expect(creditCodeHolds('913300000000000017')).toBe(true)
    for (const wrong of ['x913300000000000017', '9133000000000000170', '91330000000000001z'])
      expect(creditCodeHolds(wrong)).toBe(false)
    const age = (id: string) => ageOn(id, '2026-05-01')
    expect(age(' ３30327200805010011')).toBe(18)
    expect(age('33032720080501001x')).toBe(18)
    for (const none of [
      'x330327200805010011',
      '3303272008050100111',
      '330327180805010011',
      '330327200813010011',
      '330327200804310011',
    ])
      expect(age(none), none).toBeNull()
  })
})

describe('one picture and nothing else, at the edges (conventions 1.6)', () => {
  const at = [1, 0, 0, 1, 0, 0] as const
  it('names, strings and remarks of every form', () => {
    const seen = { name: 'I', at }
    for (const drawn of [
      '/I Do',
      '/I Do % f',
      '(f) <66> BMC /I Do',
      '(\\)) BMC /I Do',
      '((f)) BMC /I Do',
      '<</a 1>> /P BDC /I Do',
      'q/I Do Q',
      '%x\r/I Do',
    ])
      expect(onlyPicture(drawn), drawn).toEqual(seen)
    expect(onlyPicture('2 0 0 3 1 1 cm 1 0 0 1 10 20 cm /I Do')).toEqual({
      name: 'I',
      at: [2, 0, 0, 3, 21, 61],
    })
    expect(onlyPicture('0 1 2 0 0 0 cm 1 2 3 4 5 6 cm /I Do')).toEqual({
      name: 'I',
      at: [4, 1, 8, 3, 12, 5],
    })
    expect(onlyPicture('q 2 0 0 2 0 0 cm Q /I Do')).toEqual(seen)
    expect(onlyPicture('2 0 0 2 0 0 cm Q /I Do')).toEqual(seen)
    expect(onlyPicture('3 Tr (a) Tj (a) \' (a) " [(a)] TJ /I Do')).toEqual(seen)
    for (const painted of [
      '(f',
      '3 Tr Q (a) Tj /I Do',
      '/OC /L BDC /I Do',
      '1 2 3 4 5 x cm /I Do',
      '1 2 3 4 5 cm /I Do',
      'Tr (a) Tj /I Do',
      '( f /I Do',
      '<66 f',
    ])
      expect(onlyPicture(painted), painted).toBeNull()
  })
  it('a point of slack on each side, and no more', () => {
    const page = { x: 10, y: 20, width: 100, height: 200 }
    const seen = (x: number, y: number, w: number, h: number) =>
      whollySeen([w, 0, 0, h, x, y], page)
    expect(seen(9, 19, 102, 202)).toBe(true)
    for (const [x, y, w, h] of [
      [8.9, 20, 10, 10],
      [10, 18.9, 10, 10],
      [10, 20, 101.1, 10],
      [10, 20, 10, 201.1],
      [20, 30, 0, 10],
      [20, 30, 10, 0],
    ] as const)
      expect(seen(x, y, w, h)).toBe(false)
  })
})
