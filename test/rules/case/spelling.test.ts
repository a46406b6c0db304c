import { describe, expect, test } from 'vitest'
import { alphabet, newNumber, parseNumber } from '#rules/case/number.ts'
import {
  canonicalSecret,
  parseSecret,
  secretBits,
  secretFrom,
  secretGroups,
  secretWords,
} from '#rules/case/secret.ts'

const largest = 2n ** 84n - 1n

describe('A2.3 a number, reckoned by hand', () => {
  test('letters of the slug, the day, five signs with digits at the second and fifth place, the check sign', () => {
    expect(newNumber('s-2hanhe', '2026-05-06', () => 0)).toBe('SH-260506-22222-3')
    expect(newNumber('shanhe', '2026-05-06', (below) => below - 1)).toBe('SH-260506-Y9YY9-G')
  })
  test('whatever its last sign, what is too long, too short or of other signs is none', () => {
    const wrong = [
      'ASH26050622222',
      'SH260506222222',
      'SH2605062222',
      '1226050622222',
      'SHA6050622222',
      'H26050622222',
    ]
    for (const body of wrong)
      for (const sign of `${alphabet}01OILSZ`) expect(parseNumber(`${body}${sign}`)).toBeNull()
    expect(parseNumber('SH-260506-22222-4')).toBeNull()
    expect(parseNumber('ｓｈ 260506。22222／3')).toBe('SH-260506-22222-3')
  })
})

describe('A2.3 a secret, reckoned by hand', () => {
  test('is the lowest 84 bits of at least eleven bytes', () => {
    expect(secretFrom(new Uint8Array(11).fill(255))).toBe(largest)
    expect(secretFrom(new Uint8Array([9, ...Array<number>(9).fill(0), 1, 2]))).toBe(258n)
    expect(() => secretFrom(new Uint8Array(10))).toThrow('at least 11 bytes')
  })
  test('counts in signs from the right, and in words by six and six bits', () => {
    expect(secretGroups(0n)).toBe('222-222-222-222-222-222')
    expect(secretGroups(29n + 28n)).toBe('222-222-222-222-222-23Y')
    expect(secretWords(0n)).toEqual(Array<string>(7).fill('蓝色苹果'))
    expect(secretWords(65n).at(-1)).toBe('红色橘子')
    expect(secretWords(1n << 72n)[0]).toBe('蓝色橘子')
    expect(secretWords(largest)).toEqual(Array<string>(7).fill('陶瓷竹篮'))
  })
  test('is hashed in one form of fixed length', () => {
    expect(canonicalSecret(17n)).toBe(`${'0'.repeat(19)}11`)
    expect(canonicalSecret(largest)).toBe('f'.repeat(secretBits / 4))
  })
  test('reads back up to the largest, and nothing beyond it', () => {
    expect(parseSecret(secretGroups(largest))).toBe(largest)
    expect(parseSecret(secretGroups(largest + 1n))).toBeNull()
    expect(parseSecret('222-222-222-222-222-23y')).toBe(57n)
    expect(parseSecret('２２２ ２２２ ２２２ ２２２ ２２２ ２２３')).toBe(1n)
  })
  test.each([
    ['a sign short', '2'.repeat(17)],
    ['a sign more', '2'.repeat(19)],
    ['a sign that is none', `${'2'.repeat(17)}0`],
    ['six pairs', '蓝色苹果'.repeat(6)],
    ['eight pairs', '蓝色苹果'.repeat(8)],
    ['no such first word', `${'蓝色苹果'.repeat(6)}某某苹果`],
    ['no such second word', `${'蓝色苹果'.repeat(6)}蓝色某某`],
    ['behind four hundred blanks', ' '.repeat(400) + '蓝色苹果'.repeat(7)],
  ])('%s', (_, typed) => {
    expect(parseSecret(typed)).toBeNull()
  })
  test('words with anything between them', () => {
    expect(parseSecret(`1. 蓝色 苹果，${'蓝色苹果 '.repeat(5)}/ 红色橘子!`)).toBe(65n)
  })
})
