import { describe, expect, it } from 'vitest'
import { eachGram, essence } from '#rules/text/grams.ts'
import { highlight } from '#rules/text/highlight.ts'
import { maskPersonal } from '#rules/text/mask.ts'
import { numberOf, numeral } from '#rules/text/numerals.ts'
import { spans } from '#rules/text/tokens.ts'

describe('numbers in Chinese', () => {
  it.each([
    [0, '零'],
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [111, '一百一十一'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [1100, '一千一百'],
    [9999, '九千九百九十九'],
  ])('%i is %s', (value, written) => {
    expect(numeral(value)).toBe(written)
    expect(numberOf(written)).toBe(value)
  })
  it.each([
    ['99999', 99_999],
    ['100000', null],
    ['x1', null],
    ['一x', null],
    ['百', 100],
    ['两百', 200],
    ['贰佰零叁', 203],
    ['一〇二', 102],
    ['1一', null],
  ])('%s is %s', (written, value) => expect(numberOf(written)).toBe(value))
})

describe('runs of characters', () => {
  it('what says only how something is put is left out', () => {
    expect(essence('我们的小区，有ＫＴＶ吗？')).toBe('小区ktv')
    expect(essence('')).toBe('')
  })
  it('one to three characters each, the same for the same seed', () => {
    const grams = (text: string, seed = 7) => {
      const out: number[] = []
      eachGram(text, seed, (hash) => out.push(hash))
      return out
    }
    expect(['', 'a', 'ab', 'abc', 'abcd'].map((t) => grams(t).length)).toEqual([0, 1, 3, 6, 9])
    expect(grams('abab').filter((h) => h === grams('ab')[1])).toHaveLength(2)
    expect(grams('ab')).not.toEqual(grams('ab', 8))
    expect(new Set(grams('abcdefghij')).size).toBe(27)
    for (const hash of grams('甲乙丙丁戊')) expect(hash >= 0 && hash < 2 ** 24).toBe(true)
    const step = (hash: number, code: number) => {
      const mixed = Math.imul(hash ^ code, 0x9e3779b1)
      return mixed ^ (mixed >>> 15)
    }
    const told = (hash: number) => (Math.imul(hash, 0x85ebca6b) >>> 8) & 0xffffff
    const [a, ab] = [step(7, 97), step(step(7, 97), 98)]
    expect(grams('ab')).toEqual([told(a), told(ab), told(step(7, 98))])
  })
})

describe('words and where they stand', () => {
  const at = (text: string) => spans(text).map((s) => [s.token, s.from, s.to])
  it('pairs, single ones, Latin words, provisions', () => {
    expect(at('占道 狗 ktv')).toEqual([
      ['占道', 0, 2],
      ['狗', 3, 4],
      ['ktv', 5, 8],
    ])
    expect(at('养狗证')).toEqual([
      ['养狗', 0, 2],
      ['狗证', 1, 3],
    ])
    expect(at('见第三条之二罚')).toEqual([
      ['见', 0, 1],
      ['第3条', 1, 6],
      ['第3条之2', 1, 6],
      ['罚', 6, 7],
    ])
    expect(at('消防法60')).toEqual([
      ['消防', 0, 2],
      ['防法', 1, 3],
      ['第60条', 3, 5],
    ])
    expect(at('第 3 款')).toEqual([['第3款', 0, 5]])
    expect(at('𠮷野')).toEqual([['𠮷野', 0, 3]])
    expect(at('消防法60个')).toEqual([
      ['消防', 0, 2],
      ['防法', 1, 3],
      ['60', 3, 5],
      ['个', 5, 6],
    ])
  })
  it('marks', () => {
    const cut = (text: string, query: string) =>
      highlight(text, query)
        .map((s) => (s.hit ? `[${s.text}]` : s.text))
        .join('')
    expect(cut('占道经营和占道', '占道')).toBe('[占道]经营和[占道]')
    expect(cut('占道经营', '没有')).toBe('占道经营')
    expect(cut('养狗狗', '狗')).toBe('养[狗狗]')
    expect(cut('ＫＴＶ噪聲', 'ktv')).toBe('[ＫＴＶ]噪聲')
    expect(highlight('', '狗')).toEqual([])
  })
})

it.each([
  ['13812345678', '［电话］'],
  ['+86 138 1234 5678', '［电话］'],
  ['008613812345678', '［电话］'],
  ['138-1234-5678', '［电话］'],
  ['12812345678', '12812345678'],
  ['138123456789', '138123456789'],
  ['0577-6888123', '［电话］'],
  ['0577 68881234', '［电话］'],
  ['0577-1888123', '0577-1888123'],
  ['330327900101123', '［证件号］'],
  ['６２２２ 0212 3456 7890', '［账号］'],
  ['微信号：abc_123', '微信号：［账号］'],
  ['vx abcde', 'vx ［账号］'],
  ['微信abcd', '微信abcd'],
  ['浙C12345', '［车牌］'],
  ['浙CD12345', '［车牌］'],
  ['浙C1234', '浙C1234'],
  ['ＡＢ，ｃ', 'AB，c'],
])('personal numbers in %s', (text, masked) => expect(maskPersonal(text)).toBe(masked))
