import * as fc from 'fast-check'
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
import { storyFault, tidy } from '#rules/case/text.ts'
import { modifiers, nouns } from '#rules/case/words.ts'

const picks = fc.infiniteStream(fc.nat({ max: 1000 }))
const number = picks.map((stream) => {
  const next = stream[Symbol.iterator]()
  return newNumber('shanhe', '2026-05-06', (below) => Number(next.next().value) % below)
})
const secret = fc.uint8Array({ minLength: 11, maxLength: 11 }).map(secretFrom)

describe('A2.3 the number of a case', () => {
  test('comes back from any way of typing it', () => {
    fc.assert(
      fc.property(number, (n) => {
        expect(n).toMatch(/^SH-260506-[2-9A-Y]{5}-[2-9A-Y]$/)
        for (const typed of [
          n,
          n.toLowerCase(),
          n.replaceAll('-', ''),
          ` ${n.replaceAll('-', ' ')} `,
        ])
          expect(parseNumber(typed)).toBe(n)
      }),
    )
  })

  test('a wrong sign, or two swapped ones, never make another number', () => {
    fc.assert(
      fc.property(number, fc.nat(4), fc.constantFrom(...alphabet), (n, at, sign) => {
        const signs = [...n]
        const place = 10 + at
        fc.pre(signs[place] !== sign)
        const wrong = signs.with(place, sign).join('')
        expect(parseNumber(wrong)).toBeNull()
        const next = signs[place + 1] ?? ''
        if (at === 4 || next === signs[place]) return
        expect(
          parseNumber(
            signs
              .with(place, next)
              .with(place + 1, signs[place] ?? '')
              .join(''),
          ),
        ).toBeNull()
      }),
    )
  })

  test('holds no sign that looks like another', () => {
    for (const sign of '01OILSZ') expect(alphabet).not.toContain(sign)
  })
})

describe('A2.3 on-the-page 9: the secret', () => {
  test('has 80 bits or more, and reads back from groups and from words', () => {
    expect(secretBits).toBeGreaterThanOrEqual(80)
    fc.assert(
      fc.property(secret, (s) => {
        expect(secretGroups(s)).toMatch(/^([2-9A-Y]{3}-){5}[2-9A-Y]{3}$/)
        expect(parseSecret(secretGroups(s))).toBe(s)
        expect(parseSecret(secretGroups(s).toLowerCase().replaceAll('-', ' '))).toBe(s)
        expect(secretWords(s)).toHaveLength(7)
        expect(parseSecret(secretWords(s).join('，'))).toBe(s)
        expect(parseSecret(secretWords(s).join(''))).toBe(s)
        expect(canonicalSecret(s)).toHaveLength(21)
      }),
    )
  })

  test('no word begins another, so words run together still part', () => {
    for (const list of [modifiers, nouns])
      for (const word of list)
        expect(list.filter((other) => other.startsWith(word))).toEqual([word])
  })

  test('anything else is no secret, and nothing throws', () => {
    expect(parseSecret('')).toBeNull()
    expect(parseSecret('Y'.repeat(18))).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (s) => void parseSecret(s)),
    )
  })
})

describe('bad input: the text', () => {
  test('one character is too short, 100,000 too long, and both say what to do', () => {
    expect(storyFault('')).toContain('请写下')
    expect(storyFault('吵')).toContain('至少写2个字')
    expect(storyFault('吵'.repeat(100_000))).toContain('100000个字')
    expect(storyFault('很吵')).toBeNull()
    expect(storyFault('😀'.repeat(5000))).toBeNull()
  })

  test('tidying keeps every ordinary sign and takes out control signs and broken halves', () => {
    expect(tidy(' 一\r\n二\u0000\ud83d ')).toBe('一\n二')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (s) => {
        expect(tidy(s)).not.toMatch(/\p{Surrogate}/u)
        expect(tidy(tidy(s))).toBe(tidy(s))
      }),
    )
  })
})
