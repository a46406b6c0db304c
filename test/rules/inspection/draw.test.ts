import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256 } from '#rules/chain/sha256.ts'
import { draw, drawFault, type Announced } from '#rules/inspection/draw.ts'
import { commitmentOf } from '#rules/inspection/commitment.ts'

const codes = (letter: string, n: number) =>
  Array.from({ length: n }, (_, at) => `${letter}${String(at).padStart(3, '0')}`)
const announced = (objects: number, officers: number, count: number): Announced => ({
  id: 'draw',
  valueSource: '演示：某一期的开奖号码',
  valueOn: '2026-05-08',
  count,
  objects: codes('D', objects),
  officers: codes('Z', officers),
  conflicts: [],
})
const any = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 4, max: 9 }), fc.nat(29))
  .chain(([objects, officers, n]) => {
    const a = announced(objects, officers, (n % objects) + 1)
    // Up to two officers must not meet each object; two more are always left.
    const pair = fc.tuple(fc.constantFrom(...a.objects), fc.constantFrom(...a.officers.slice(0, 2)))
    return fc.array(pair, { maxLength: 12 }).map((conflicts) => ({ ...a, conflicts }))
  })

/** The steps that the public page tells, with nothing of ours but the record. */
const byHand = (a: Announced, value: string) => {
  const sum = (text: string) => createHash('sha256').update(text).digest('hex')
  const list = (lines: string[]) => sum([...lines].sort().join('\n'))
  const lists = [[...a.objects], [...a.officers], a.conflicts.map((p) => p.join(' '))].map(list)
  const published = sum([a.id, a.valueSource, a.valueOn, `${a.count}`, ...lists].join('\n'))
  const seed = sum(`${published}\n${value}`)
  const sorted = (before: string, all: string[]) =>
    all.map((c) => [sum(`${before} ${c}`), c] as const).sort((x, y) => (x[0] < y[0] ? -1 : 1))
  return sorted(seed, [...a.objects])
    .slice(0, a.count)
    .map(([, object]) => ({
      object,
      officers: sorted(`${seed} ${object}`, [...a.officers])
        .map(([, officer]) => officer)
        .filter((o) => !a.conflicts.some(([x, y]) => x === object && y === o))
        .slice(0, 2),
    }))
}

describe('S1-16 双随机: objects and officers are drawn', () => {
  test('anybody draws the same from what is published, whatever the order of the lists', () => {
    fc.assert(
      fc.property(any, fc.string(), (a, value) => {
        const { picked } = draw(sha256, a, value)
        expect(picked).toEqual(byHand(a, value.trim()))
        const turned = { ...a, objects: a.objects.toReversed(), officers: a.officers.toReversed() }
        expect(draw(sha256, turned, value).picked).toEqual(picked)
      }),
    )
  })

  test('as many as announced, none twice, nobody alone, never who must stay away (行政处罚法 42, 43)', () => {
    fc.assert(
      fc.property(any, fc.string(), (a, value) => {
        expect(drawFault(a)).toBeNull()
        const { picked } = draw(sha256, a, value)
        expect(new Set(picked.map((p) => p.object)).size).toBe(a.count)
        for (const { object, officers } of picked) {
          expect(new Set(officers).size).toBe(2)
          expect(a.conflicts.filter(([o, z]) => o === object && officers.includes(z))).toEqual([])
        }
      }),
    )
  })

  test('it is fair: over two thousand numbers every object and officer comes about equally often', () => {
    const a = announced(10, 5, 3)
    const seen = new Map<string, number>()
    for (let n = 0; n < 2000; n += 1)
      for (const { object, officers } of draw(sha256, a, `${n}`).picked)
        for (const code of [object, ...officers]) seen.set(code, (seen.get(code) ?? 0) + 1)
    // Expected 600 of each object and 2400 of each officer; five standard deviations either way.
    for (const code of a.objects) expect(Math.abs((seen.get(code) ?? 0) - 600)).toBeLessThan(103)
    for (const code of a.officers) expect(Math.abs((seen.get(code) ?? 0) - 2400)).toBeLessThan(190)
  })

  test('whatever is changed after the announcement changes its hash', () => {
    const a = announced(5, 4, 2)
    const others: Announced[] = [
      { ...a, count: 3 },
      { ...a, objects: a.objects.slice(1) },
      { ...a, officers: a.officers.slice(1) },
      { ...a, conflicts: [['D001', 'Z001']] },
      { ...a, valueSource: '另一期' },
      { ...a, valueOn: '2026-05-09' },
    ]
    const all = [a, ...others].map((x) => commitmentOf(sha256, x))
    expect(new Set(all).size).toBe(all.length)
  })

  test('a list from which no two officers could go to an object is not announced', () => {
    const a = announced(3, 3, 1)
    expect(drawFault({ ...a, conflicts: [['D001', 'Z000']] })).toBeNull()
    const two = [
      ['D001', 'Z000'],
      ['D001', 'Z001'],
    ] as const
    expect(drawFault({ ...a, conflicts: two })).toContain('不够两名')
    expect(drawFault({ ...a, count: 4 })).toContain('只有 3 个')
    expect(drawFault({ ...a, objects: ['D001', 'D001', 'D002'] })).toContain('重复')
  })
})
