import { describe, expect, test } from 'vitest'
import { canonical } from '#rules/chain/canonical.ts'
import {
  dayRoot,
  firstRoot,
  leastLeaves,
  monthHolds,
  sealDay,
  sealedRoot,
} from '#rules/chain/digest.ts'
import { commitment, genesis, link } from '#rules/chain/link.ts'
import { merkleTree, rootFrom } from '#rules/chain/merkle.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { verifyChain } from '#rules/chain/verify.ts'
import { chainOf, number, random } from './build.ts'

describe('DESIGN 6.9 the parts of a chain', () => {
  test('a salt is sixteen bytes in hex, and stands before the content', () => {
    const salt = '0123456789abcdef'.repeat(2)
    expect(commitment(sha256, salt, { b: 1, a: [] })).toBe(sha256(`${salt}{"a":[],"b":1}`))
    for (const wrong of [salt.slice(1), `${salt}0`, salt.toUpperCase(), `x${salt}`.slice(0, 32)])
      expect(() => commitment(sha256, wrong, null)).toThrow('a salt is 16 bytes in hex')
  })
  test('the first link is to the number, each other to verb, moment, role and content', () => {
    expect(genesis(sha256, 'N')).toBe(sha256('["shouwen","N"]'))
    expect(link(sha256, { prev: 'p', verb: 'v', at: 3, role: 'r', commitment: 'c' })).toBe(
      sha256('["p","v",3,"r","c"]'),
    )
  })
  test('verdicts: each with the step and the fault', () => {
    const events = chainOf(['甲', '乙'])
    const head = events[1]?.hash ?? ''
    expect(verifyChain(sha256, [], { number })).toEqual({
      ok: true,
      head: genesis(sha256, number),
      length: 0,
      erased: 0,
    })
    expect(verifyChain(sha256, events, { number, head, length: 2 })).toEqual({
      ok: true,
      head,
      length: 2,
      erased: 0,
    })
    expect(verifyChain(sha256, events, { number, head: random(32) })).toMatchObject({
      ok: false,
      fault: 'head',
    })
    expect(verifyChain(sha256, events, { number, length: 3 })).toMatchObject({
      ok: false,
      fault: 'head',
    })
  })
  test('a tree of five: leaves and nodes under signs of their own, the largest power of two to the left', () => {
    const h = (text: string) => `(${text})`
    const { root, proofs } = merkleTree(h, ['a', 'b', 'c', 'd', 'e'])
    expect(root).toBe('(1(1(1(0a)(0b))(1(0c)(0d)))(0e))')
    expect(proofs[2]).toEqual([
      { side: 'right', hash: '(0d)' },
      { side: 'left', hash: '(1(0a)(0b))' },
      { side: 'right', hash: '(0e)' },
    ])
    expect(rootFrom(h, 'c', proofs[2] ?? [])).toBe(root)
    expect(merkleTree(h, [])).toEqual({ root: '()', proofs: [] })
    expect(merkleTree(h, ['a'])).toEqual({ root: '(0a)', proofs: [[]] })
  })
  test('a day: tied to the day before, filled up to a power of two, its own proofs last to the root before', () => {
    const h = (text: string) => `(${text})`
    expect(firstRoot(h, 'p')).toBe('(["shouwen","digests","p"])')
    expect(dayRoot(h, 'b', 't')).toBe('(1bt)')
    const of = (n: number) =>
      sealDay(
        sha256,
        { place: 'p', day: '2026-05-01', before: 'b' },
        Array.from({ length: n }, () => random(32)),
        random,
      )
    expect(
      [0, 1, leastLeaves, leastLeaves + 1, 2 * leastLeaves].map(
        (n) => of(n).sealed[0]?.path.length,
      ),
    ).toEqual([undefined, 7, 7, 8, 8])
    const { sealed, tree, root } = of(3)
    expect(root).toBe(dayRoot(sha256, 'b', tree))
    for (const one of sealed) {
      expect(one.path.at(-1)).toEqual({ side: 'left', hash: 'b' })
      expect(sealedRoot(sha256, 'p', '2026-05-01', one)).toBe(root)
    }
  })
  test('a month holds when each of its roots is tied to the one before', () => {
    const h = (text: string) => `(${text})`
    const day = (tree: string, root: string) => ({ day: '2026-05-01', tree, root, made: '' })
    const month = {
      format: 'shouwen-digests-1' as const,
      place: 'p',
      month: '2026-05',
      before: 'b',
    }
    expect(monthHolds(h, { ...month, days: [day('t', '(1bt)'), day('u', '(1(1bt)u)')] })).toBe(true)
    expect(monthHolds(h, { ...month, days: [day('t', '(1bt)'), day('u', '(1bu)')] })).toBe(false)
    expect(monthHolds(h, { ...month, days: [] })).toBe(true)
  })
  test('one text for one value, and none for what has none', () => {
    expect(canonical({ b: [null, true, 1.5, 'a"'], a: {}, 甲: '' })).toBe(
      '{"a":{},"b":[null,true,1.5,"a\\""],"甲":""}',
    )
    expect(canonical(JSON.parse('{"x":1}'))).toBe('{"x":1}')
    expect(canonical('😀')).toBe('"😀"')
    expect(() => canonical('\ud83d')).toThrow('a lone surrogate has no canonical form')
    expect(() => canonical(Number.NaN)).toThrow('NaN has no canonical form')
  })
})
