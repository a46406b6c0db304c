import { describe, expect, test } from 'vitest'
import { matchersOf, speaking } from '#rules/classify/kinds/cues.ts'
import type { Ground } from '#rules/classify/kinds/ground.ts'
import { specialsIn } from '#rules/classify/specials.ts'
import { special, type Special } from '#rules/content/common.ts'

const kind = (
  of: Special['kind'],
  cues: [string, number, string?][],
  not: [string, number][] = [],
): Special =>
  special.parse({
    kind: of,
    name: '',
    advice: '',
    cues: cues.map(([pattern, weight, group]) => ({
      pattern,
      weight,
      ...(group ? { group } : {}),
    })),
    not: not.map(([pattern, weight]) => ({ pattern, weight })),
  })

describe('cues', () => {
  const specials = [
    kind(
      'police',
      [
        ['偷', 1],
        ['抢', 0.5, 'rob'],
      ],
      [['电影', 0.7]],
    ),
  ]
  test('compiled once, each with a sign and a group', () => {
    expect(matchersOf(specials)).toBe(matchersOf(specials))
    expect(matchersOf(specials)).toEqual([
      {
        kind: 'police',
        find: [
          { sign: 'police:0', pattern: /偷/u, weight: 1, group: '0' },
          { sign: 'police:rob', pattern: /抢/u, weight: 0.5, group: 'rob' },
        ],
        deny: [{ sign: 'police:not0', pattern: /电影/u, weight: 0.7, group: 'not0' }],
      },
    ])
  })
  test('those that stand in a text', () => {
    const signs = (text: string) =>
      speaking(text, specials).map(({ find, deny }) => [...find, ...deny].map((c) => c.sign))
    expect([signs('有人抢东西'), signs('电影里偷'), signs('没事')]).toEqual([
      [['police:rob']],
      [['police:0', 'police:not0']],
      [[]],
    ])
  })
})

describe('a special kind by its cues alone, reckoned by hand', () => {
  const ground = (text: string, specials: Special[], item = 0.36): Ground => ({
    pieces: [],
    text,
    cues: speaking(text, specials),
    classed: [],
    scored: { items: item ? [{ item: 'a', score: item, why: [] }] : [], fields: [] },
  })
  const held = { thresholds: { sure: 1, likely: 1, candidate: 0, kind: 0.5 } }
  const told = (text: string, specials: Special[], item?: number) =>
    specialsIn(ground(text, specials, item), held)
  const petition = (w: number) => [kind('petition', [['上访', w]])]
  test('from one on; of a group the strongest counts once, groups add', () => {
    expect(told('去上访', petition(1))).toEqual([{ kind: 'petition', score: 1, why: ['上访'] }])
    expect(told('去上访', petition(0.99))).toEqual([])
    const grouped = [
      kind('petition', [
        ['上', 0.5, 'g'],
        ['访', 0.6, 'g'],
        ['去', 0.4],
      ]),
    ]
    expect(told('去上访', grouped)).toEqual([
      { kind: 'petition', score: 1, why: ['上', '访', '去'] },
    ])
    expect(told('上访', grouped)).toEqual([])
  })
  test('what takes it back is taken off', () => {
    const taken = [
      kind(
        'petition',
        [['上访', 1.5]],
        [
          ['电影', 0.5],
          ['书', 0.1],
        ],
      ),
    ]
    expect(told('电影里上访', taken)[0]?.score).toBe(1)
    expect(told('电影书里上访', taken)).toEqual([])
  })
  test('the catalogue speaks for it where no item fits, against it where one fits', () => {
    expect(told('去上访', petition(1), 0.26)[0]?.score).toBe(1.3)
    expect(told('去上访', petition(1), 0)[0]?.score).toBe(1.45)
    expect(told('去上访', petition(1), 0.9)[0]?.score).toBe(1)
    const two = [
      kind('petition', [
        ['上', 0.5],
        ['访', 0.5],
      ]),
    ]
    expect(told('上访', two, 0)[0]?.score).toBe(1.55)
    const near = [kind('police', [['偷', 1.2]])]
    expect(told('偷', near, 0.9)[0]?.score).toBe(1.05)
    expect(told('偷', [kind('police', [['偷', 1.1]])], 0.9)).toEqual([])
  })
  test('danger is told whatever the item, in few words sooner than in many', () => {
    const fire = (w: number) => [kind('emergency', [['着火', w]])]
    expect(told('着火', fire(1), 0.9)[0]?.score).toBe(1)
    expect(told('着火', fire(1), 0.16)[0]?.score).toBe(1.23)
    expect(told(`着火${'。甲'.repeat(69)}`, fire(1), 0.9)).toHaveLength(1)
    expect(told(`着火${'。甲'.repeat(70)}`, fire(1.3), 0.9)).toEqual([])
    expect(told(`着火${'。甲'.repeat(70)}`, fire(1.4), 0.9)).toHaveLength(1)
  })
  test('danger first, then what must not reach the accused, then the strongest', () => {
    const all = [
      kind('civil', [['甲', 2]]),
      kind('petition', [['甲', 3]]),
      kind('discipline', [['甲', 1]]),
      kind('emergency', [['甲', 1]]),
    ]
    expect(told('甲', all).map((h) => h.kind)).toEqual([
      'emergency',
      'discipline',
      'petition',
      'civil',
    ])
  })
  test('cues must stand near each other: within ninety signs, or one sentence', () => {
    const far = [
      kind('petition', [
        ['开头', 0.5],
        ['结尾', 0.5],
      ]),
    ]
    const apart = (n: number) => told(`开头。${'中'.repeat(n)}。结尾`, far).length
    expect(apart(40)).toBe(1)
    expect(apart(100)).toBe(0)
    expect(told(`开头${'中'.repeat(170)}结尾`, far)).toHaveLength(1)
    expect(told(`开头${'中'.repeat(180)}结尾`, far)).toHaveLength(0)
    expect(told(`${'中。'.repeat(79)}去上访`, petition(2), 0.3)).toHaveLength(1)
    expect(told(`${'中。'.repeat(81)}去上访`, petition(2), 0.3)).toHaveLength(0)
  })
})
