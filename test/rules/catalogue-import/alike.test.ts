import { describe, expect, test } from 'vitest'
import { citeOf, citesIn } from '#rules/catalogue-import/cite.ts'
import { actOf, alike, pairsOf, within } from '#rules/catalogue-import/likeness.ts'

describe('provisions', () => {
  test.each<[string, object[]]>([
    [
      '《甲法》第四十八条第一款、第49条之二；《中华人民共和国乙条例》第三条',
      [
        { law: '甲法', article: '48', paragraph: 1 },
        { law: '甲法', article: '49之2', paragraph: undefined },
        { law: '乙条例', article: '3', paragraph: undefined },
      ],
    ],
    ['《甲法》第三条、第三条', [{ law: '甲法', article: '3', paragraph: undefined }]],
    [
      '《甲法》第三条第一款、第三条第二款',
      [
        { law: '甲法', article: '3', paragraph: 1 },
        { law: '甲法', article: '3', paragraph: 2 },
      ],
    ],
    ['中华人民共和国档案法第五条', [{ law: '档案法', article: '5', paragraph: undefined }]],
    ['《甲法》', []],
    ['没有依据', []],
  ])('%s', (text, cites) => {
    expect(citesIn(text)).toEqual(cites)
  })
  test('of a compiled item, in the same form', () => {
    const basis = { law: '中华人民共和国甲法', role: 'penalises' as const }
    expect(citeOf({ ...basis, article: '第二十条之一', paragraph: '第三款' })).toEqual({
      law: '甲法',
      article: '20之1',
      paragraph: 3,
    })
    expect(citeOf({ ...basis, article: '第七条' })).toEqual({
      law: '甲法',
      article: '7',
      paragraph: undefined,
    })
  })
})

describe('likeness', () => {
  const of = (text: string) => pairsOf(text)
  test('the act without its frame', () => {
    expect(
      [
        '对乱扔的行政处罚',
        '对于乱扔的处罚',
        '关于乱扔的监督检查',
        '乱扔行政强制',
        '对乱扔的处罚权',
      ].map(actOf),
    ).toEqual(['乱扔', '乱扔', '乱扔', '乱扔', '乱扔'])
  })
  test('pairs of neighbours; one sign stands for itself, none for none', () => {
    expect([...of('甲乙丙')]).toEqual(['甲乙', '乙丙'])
    expect([...of('甲')]).toEqual(['甲'])
    expect([...of('')]).toEqual([])
  })
  test('half for being the same, half for lying inside', () => {
    expect(alike(of('甲乙丙'), of('甲乙丙'))).toBe(1)
    expect(alike(of('甲乙丙'), of('甲乙'))).toBeCloseTo(1 / 3 + 1 / 2, 10)
    expect(alike(of('甲乙'), of('甲乙丙'))).toBeCloseTo(1 / 3 + 1 / 2, 10)
    expect(alike(of('甲乙丙丁'), of('甲乙戊己'))).toBeCloseTo(1 / 6 + 1 / 6, 10)
    expect([
      alike(of('甲乙'), of('丙丁')),
      alike(of(''), of('甲乙')),
      alike(of('甲乙'), of('')),
    ]).toEqual([0, 0, 0])
    expect([
      within(of('甲乙'), of('甲乙丙')),
      within(of('甲乙丙'), of('甲乙')),
      within(of(''), of('甲乙')),
    ]).toEqual([1, 0.5, 0])
  })
})
