import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageNumber } from '#site/components/page-number.ts'

test('a page has one address: whatever is written otherwise is no page', () => {
  expect(pageNumber(undefined)).toBe(1)
  for (const wrong of ['', '0', '01', '1e0', '0x1', '-1', '2.5', ' 2', '1e400', '9'.repeat(20)])
    expect([wrong, pageNumber(wrong)]).toEqual([wrong, null])
  fc.assert(
    fc.property(fc.string(), (part) => {
      const number = pageNumber(part)
      if (number !== null)
        expect([String(number), Number.isSafeInteger(number)]).toEqual([part, true])
    }),
  )
})
