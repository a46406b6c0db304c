import * as fc from 'fast-check'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Identity numbers that hold, of nobody: region, birth date and serial at random, the check sign computed. */
export const idNumber = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({
      min: new Date('1930-01-01'),
      max: new Date('2020-12-31'),
      noInvalidDate: true,
    }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, born, serial]) => {
    const body = `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`
    const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
    return body + '10X98765432'.charAt(sum % 11)
  })

export const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`)

/** Card numbers of 16 to 19 digits with Luhn's check digit, reckoned from the left. */
export const card = fc
  .tuple(fc.integer({ min: 16, max: 19 }), fc.array(fc.nat(9), { minLength: 18, maxLength: 18 }))
  .map(([length, digits]) => {
    const body = [6, ...digits.slice(0, length - 2)]
    const sum = body
      .toReversed()
      .reduce((total, d, at) => total + (at % 2 === 0 ? (d * 2 > 9 ? d * 2 - 9 : d * 2) : d), 0)
    return `${body.join('')}${(10 - (sum % 10)) % 10}`
  })

const wide = (text: string): string =>
  text.replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
const blanks = ['', ' ', '  ', '\u3000', '\u200b']

/** A number as people write it: plain, full width, lower case x, with blanks anywhere. */
export const written = (number: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    number,
    number.map(wide),
    number.map((n) => n.toLowerCase()),
    fc
      .tuple(
        number,
        fc.array(fc.constantFrom(...blanks), { minLength: 20, maxLength: 20 }),
        fc.boolean(),
      )
      .map(([n, gaps, full]) =>
        [...(full ? wide(n) : n)].map((c, at) => c + (at < n.length - 1 ? gaps[at] : '')).join(''),
      ),
  )
/** A card as it is printed: plain, or in fours. */
export const printed = fc.oneof(
  card,
  card.map(wide),
  card.map((c) => c.replace(/(\d{4})(?=\d)/g, '$1 ')),
  card.map((c) => c.replace(/(\d{4})(?=\d)/g, '$1-')),
)
/** What stands around a number in a decision; no digit touches it. */
export const around = fc.constantFrom(
  '当事人',
  '，',
  '证件号：',
  '电话',
  '（',
  '2026年5月1日',
  '罚款5000元',
  'A',
  '：第3号',
  '。\n',
)
