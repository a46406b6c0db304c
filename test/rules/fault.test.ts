import { expect, test } from 'vitest'
import { shortFault } from '#rules/fault.ts'

test('a fault in one line, without what stands behind its first line', () => {
  expect(shortFault(new TypeError('cannot\nparams: 张三'))).toBe('TypeError: cannot')
  expect(shortFault(Object.assign(new Error('no'), { code: 'ENOSPC' }))).toBe('Error ENOSPC: no')
  expect(shortFault(new Error('a', { cause: new RangeError('b\nc') }))).toBe(
    'Error: a ← RangeError: b',
  )
  expect(shortFault(new Error('x'.repeat(300)))).toBe(`Error: ${'x'.repeat(200)}`)
  expect(shortFault(new Error(''))).toBe('Error: ')
  expect(shortFault('张三')).toBe('string')
  expect(shortFault(new Error('a', { cause: 'b' }))).toBe('Error: a')
})
