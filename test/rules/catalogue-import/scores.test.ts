import { describe, expect, test } from 'vitest'
import { matcher, type Matchable } from '#rules/catalogue-import/match.ts'
import { anItem } from '#test/rules/catalogue/fixture.ts'

const basis = (law: string, article: string, more: object = {}) => ({
  law,
  article,
  role: 'penalises',
  ...more,
})
const item = (n: number, name: string, more: object = {}) =>
  anItem(`jianshe-00${n}`, {
    name,
    title: name,
    act: '一二三四五六七八九十',
    words: ['百', '千', '万'],
    basis: [basis('甲法', '第一条')],
    ...more,
  })
const find = (items: ReturnType<typeof item>[], row: Partial<Matchable>) =>
  matcher(items)({ name: '对飞禽走兽的处罚', kind: '处罚', ...row })
const river = '河道里倒垃圾'

describe('S0-6 how sure a match is, reckoned by hand', () => {
  test('the article alone is asked; alone under it an item is a little surer', () => {
    const one = [item(1, river)]
    expect(find(one, { basis: '《甲法》第一条' })).toEqual({
      verdict: 'ask',
      candidates: [{ item: 'jianshe-001', score: 0.68, law: 1, act: 0 }],
    })
    expect(find([...one, item(2, '占道摆摊设点')], { basis: '《甲法》第一条' }).candidates).toEqual(
      [
        { item: 'jianshe-001', score: 0.6, law: 1, act: 0 },
        { item: 'jianshe-002', score: 0.6, law: 1, act: 0 },
      ],
    )
  })
  test('the article and the act are the item; another paragraph takes some of it', () => {
    const two = [
      item(1, river, { basis: [basis('甲法', '第一条', { paragraph: '第一款' })] }),
      item(2, river, { basis: [basis('甲法', '第一条', { paragraph: '第二款' })] }),
    ]
    expect(find(two, { name: `对${river}的处罚`, basis: '《甲法》第一条第二款' })).toEqual({
      verdict: 'matched',
      candidates: [
        { item: 'jianshe-002', score: 1, law: 1, act: 1 },
        { item: 'jianshe-001', score: 0.85, law: 0.75, act: 1 },
      ],
    })
    expect(find(two.slice(0, 1), { basis: '《甲法》第一条第二款' }).candidates).toEqual([
      { item: 'jianshe-001', score: 0.45, law: 0.75, act: 0 },
    ])
    expect(find(two.slice(0, 1), { basis: '《甲法》第一条' }).candidates[0]?.law).toBe(1)
  })
  test('what forbids counts half, the same law a tenth', () => {
    const forbids = [
      item(1, river, {
        basis: [basis('乙法', '第九条'), basis('甲法', '第一条', { role: 'prohibits' })],
      }),
    ]
    const scores = (of: string) => find(forbids, { name: river, basis: of }).candidates
    expect(scores('《甲法》第一条')).toEqual([
      { item: 'jianshe-001', score: 0.7, law: 0.5, act: 1 },
    ])
    expect(scores('《乙法》第八条')).toEqual([
      { item: 'jianshe-001', score: 0.69, law: 0.1, act: 1 },
    ])
    expect(scores('《丙法》第八条')).toEqual([{ item: 'jianshe-001', score: 0.69, law: 0, act: 1 }])
  })
  test('the name alone is sure only where nothing is cited', () => {
    expect(find([item(1, river)], { name: `对${river}的处罚` })).toEqual({
      verdict: 'matched',
      candidates: [{ item: 'jianshe-001', score: 0.7, law: 0, act: 1 }],
    })
    expect(find([item(1, river)], { name: river, basis: '《丙法》第八条' }).verdict).toBe('ask')
    expect(find([item(1, river), item(2, river)], { name: river }).verdict).toBe('ask')
  })
  test('the act in plain words counts four fifths; main name and part are tried apart', () => {
    const act = [
      item(1, '随地吐痰的人', { act: '在山上放了羊群吃草吃树苗', words: ['羊', '山', '草'] }),
    ]
    expect(
      find(act, { name: '在山上放了羊群', basis: '《甲法》第一条' }).candidates[0]?.act,
    ).toBeCloseTo(0.8, 10)
    const part = find([item(1, river)], {
      name: river,
      part: '夜间施工扰民不听劝阻',
      basis: '《甲法》第一条',
    })
    expect(part.candidates[0]?.act).toBe(1)
  })
  test('another kind is never it, an unknown one may be', () => {
    const checks = [item(1, river, { kind: '检查' })]
    const verdict = (kind: Matchable['kind']) => find(checks, { name: river, kind }).verdict
    expect([verdict('处罚'), verdict('检查'), verdict('未知')]).toEqual([
      'none',
      'matched',
      'matched',
    ])
    expect(find([item(1, river, { kind: '未知' })], { name: river }).verdict).toBe('matched')
  })
  test('five are named at most, the best first, equals by their id', () => {
    const many = [7, 6, 5, 4, 3, 2, 1].map((n) => item(n, river))
    expect(find(many, { basis: '《甲法》第一条' }).candidates.map((c) => c.item)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `jianshe-00${n}`),
    )
    expect(find(many, { name: '别的什么东西' })).toEqual({ verdict: 'none', candidates: [] })
  })
})
