import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ageOn,
  creditCodeHolds,
  readDay,
  readNumber,
  readWan,
  sumsIn,
} from '#rules/decisions/values.ts'

test.each([
  ['2026/5/1', '2026-05-01'],
  ['2026-05-01', '2026-05-01'],
  ['2026.5.1', '2026-05-01'],
  ['2026年5月1日', '2026-05-01'],
  ['20260501', '2026-05-01'],
  ['２０２６／５／１', '2026-05-01'],
  ['2026/5/1 0:00:00', '2026-05-01'],
  ['46143', '2026-05-01'],
  ['2026-02-30', null],
  ['5月1日', null],
  ['2026-13-01', null],
  ['', null],
])('a day written %s is read as %s', (cell, day) => expect(readDay(cell)).toBe(day))

test('any real day survives each form', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2098-12-31'), noInvalidDate: true }),
      (d) => {
        const day = d.toISOString().slice(0, 10)
        const [y, m, n] = day.split('-').map(Number)
        for (const form of [day, `${y}/${m}/${n}`, `${y}年${m}月${n}日`, day.replaceAll('-', '')])
          expect(readDay(form)).toBe(day)
      },
    ),
  )
})

test('万元 with up to six decimals becomes 分 without loss', () => {
  expect(readWan('0.5')).toBe(500_000)
  expect(readWan('1.234567')).toBe(1_234_567)
  expect(readWan('12万元')).toBe(12_000_000)
  expect(readWan('1,000')).toBe(1_000_000_000)
  for (const wrong of ['五千', '-1', '1.2345678', '1e3', '']) expect(readWan(wrong)).toBeNull()
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (fen) => {
      const text = `${Math.floor(fen / 1_000_000)}.${String(fen % 1_000_000).padStart(6, '0')}`
      expect(readWan(text)).toBe(fen)
    }),
  )
})

test('sums written in a text are found in 分', () => {
  expect(sumsIn('处罚款人民币5,000元，没收违法所得1.2万元')).toEqual([500_000, 1_200_000])
  expect(sumsIn('壹万贰仟叁佰元整；三千圆；5千元；一亿零三百元；二十余万元')).toEqual([
    1_230_000, 300_000, 500_000, 10_000_030_000,
  ])
})

test.each([
  ['演罚字(2026)7号', '演罚字〔2026〕7号', false],
  ['演罚字［2026］第 007号', '演罚字〔2026〕7号', false],
  ['演罚字【2026】12', '演罚字〔2026〕12号', false],
  ['演罚字〔2026〕1-2号', '演罚字〔2026〕1-2号', false],
  ['cxs047-/2021-1026003', 'cxs047-/2021-1026003', true],
])('document number %s becomes %s', (cell, number, odd) =>
  expect(readNumber(cell)).toEqual({ number, odd }),
)

test('document numbers: writing twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (cell) => {
      const once = readNumber(cell).number
      expect(readNumber(once).number).toBe(once)
    }),
  )
})

/** The check sign computed the long way, from the standard's table of weights. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const complete = (body: string): string => {
  const sum = [...body].reduce((s, c, i) => s + signs.indexOf(c) * (weights[i] ?? 0), 0)
  return body + signs.charAt((31 - (sum % 31)) % 31)
}

test('credit codes: the check sign of GB 32100 holds, and one changed sign breaks it', () => {
  const body = fc
    .array(fc.constantFrom(...signs), { minLength: 17, maxLength: 17 })
    .map((a) => a.join(''))
  fc.assert(
    fc.property(body, fc.nat({ max: 17 }), fc.constantFrom(...signs), (b, at, sign) => {
      const code = complete(b)
      expect(creditCodeHolds(code)).toBe(true)
      const changed = code.slice(0, at) + sign + code.slice(at + 1)
      expect(creditCodeHolds(changed)).toBe(changed === code)
    }),
  )
  for (const wrong of ['', '91330', 'I1330000000000000X', `${complete('9133000000000000X')}1`])
    expect(creditCodeHolds(wrong)).toBe(false)
})

test('age counts full years on the day', () => {
  expect(ageOn('11010120080502001X', '2026-05-01')).toBe(17)
  expect(ageOn('11010120080502001X', '2026-05-02')).toBe(18)
  expect(ageOn('110101200813320010', '2026-05-02')).toBeNull()
  expect(ageOn('abc', '2026-05-02')).toBeNull()
})
