import { describe, expect, test } from 'vitest'
import {
  claimNames,
  claimsOf,
  claimOf,
  claimRate,
  sayClaimant,
  sayFraction,
} from '#rules/catalogue/claims.ts'
import { sayChanges, versionName, versionSpan } from '#rules/catalogue/say.ts'
import { noOversight } from '#rules/content/oversight.ts'
import { anItem } from './fixture.ts'

test('changes counted in words; a version by its days', () => {
  const of = (...types: ('新增' | '变更' | '收回')[]) => sayChanges(types.map((type) => ({ type })))
  expect(of('收回', '新增', '新增')).toBe('新增 2 处、收回 1 处')
  expect(of()).toBe('没有变动')
  expect([versionName({ from: '2026-01-01' }), versionName({})]).toEqual([
    '2026-01-01 起的版本',
    '最早的版本',
  ])
  expect(versionSpan({ from: '2026-01-01', to: '2026-02-01' })).toBe('2026-01-01 到 2026-02-01')
  expect(versionSpan({})).toBe('起始日期未公布 到 现在')
})

describe('S0-28 S4-5 who claims the supervising matter', () => {
  const items = ['a', 'b', 'c', 'd'].map((l) => anItem(`jianshe-00${'abcd'.indexOf(l) + 1}`))
  const row = (item: string, matter: string | null, more: object = {}) => ({
    item,
    matter,
    why: '演示',
    ...more,
  })
  const oversight = {
    ...noOversight,
    supervised: [
      row('jianshe-001', '监管甲', { claimedBy: 'dept', claimedOn: '2026-01-02' }),
      row('jianshe-002', '监管乙'),
      row('jianshe-003', null, { claimedBy: 'dept', claimedOn: '2026-01-02' }),
    ],
  }
  test('four states, one by one and all at once', () => {
    const states = ['claimed', 'unclaimed', 'none', 'missing']
    expect(items.map((i) => claimOf({ oversight }, i).state)).toEqual(states)
    expect(claimsOf({ oversight }, items)).toEqual(items.map((i) => claimOf({ oversight }, i)))
    expect(claimsOf({}, items).map((c) => c.state)).toEqual(Array<string>(4).fill('missing'))
    expect(claimRate(claimsOf({ oversight }, items))).toEqual({ done: 1, of: 3 })
  })
  test('said with the day, as «无», or as not claimed', () => {
    const said = claimsOf({ oversight }, items).map((c) => sayClaimant(c, (id) => `某${id}`))
    expect(said).toEqual(['某dept，2026-01-02', '未认领', '某dept，2026-01-02', '未认领'])
    const none = claimOf(
      { oversight: { ...noOversight, supervised: [row('jianshe-001', null)] } },
      anItem('jianshe-001'),
    )
    expect(sayClaimant(none, String)).toBe(claimNames.none)
  })
  test('a share is two whole numbers, and its percentage is never rounded up', () => {
    expect(
      [
        [0, 0],
        [0, 3],
        [1, 3],
        [999, 1000],
        [9999, 10_000],
        [2, 2],
      ].map(([done = 0, of = 0]) => sayFraction({ done, of })),
    ).toEqual([
      '0/0',
      '0/3（0%）',
      '1/3（33.3%）',
      '999/1000（99.9%）',
      '9999/10000（99.9%）',
      '2/2（100%）',
    ])
  })
})
