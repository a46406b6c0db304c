import { describe, expect, it } from 'vitest'
import { type Basis, type Item } from '#rules/content/item.ts'
import { checkItem, checkItems, matches } from '#rules/statutes/check.ts'
import { type Provision } from '#rules/statutes/provision.ts'
import { laws, row, cite, fine, made } from './made.ts'

const said = (item: Partial<Item>, rows: Provision[]) =>
  checkItem(made(item), rows, laws).map((f) => `${f.level} ${f.code} ${f.text}`)

describe('what the comparison says to the editor (S0-14)', () => {
  it.each<[string, Partial<Item>, Provision[], string[]]>([
    ['nothing', {}, [row('第三条')], []],
    [
      'no law',
      { basis: [cite('第三条', { law: '乙法' })] },
      [row('第三条')],
      ['error law 法律表里没有“乙法”', 'error article 处罚条款清单里没有乙法第三条'],
    ],
    [
      'no longer law',
      { basis: [cite('第三条'), cite('第一条', { law: '旧法', role: 'prohibits' })] },
      [row('第三条')],
      ['error law “旧法”已不再有效，不能引用'],
    ],
    [
      'no article',
      { basis: [cite('第九条', { paragraph: '第一款', point: '第二项' })] },
      [row('第三条')],
      ['error article 处罚条款清单里没有甲法第九条第一款第二项'],
    ],
    [
      'an article that is no longer in force',
      {},
      [row('第三条', { standing: '旧' })],
      ['error article 处罚条款清单里没有甲法第三条'],
    ],
    [
      'nothing that penalises',
      { basis: [cite('第三条', { role: 'prohibits' })] },
      [row('第三条')],
      ['error article 没有写罚则依据'],
    ],
    [
      'kinds too many',
      { kinds: ['罚款', '警告', '责令关闭', '其他'] },
      [row('第三条')],
      ['error kinds 条文没有这些处罚种类：警告、责令关闭'],
    ],
    [
      'kinds too few',
      {},
      [row('第三条', { kinds: ['罚款', '警告', '责令关闭'] })],
      ['error kinds 条文还有：警告、责令关闭'],
    ],
    [
      'kinds too few, where several rows are meant',
      {},
      [
        row('第三条', { paragraph: '第一款' }),
        row('第三条', { paragraph: '第二款', kinds: ['警告'], tiers: [] }),
      ],
      ['warn kinds 条文还有：警告'],
    ],
    [
      'another fine',
      { tiers: [{ base: 'multiple', min: 1, max: 3, of: '违法所得' }] },
      [row('第三条')],
      [
        'error tiers 条文没有这一档罚款：违法所得1—3（multiple）',
        'warn tiers 漏了一档罚款：100—500（fixed）',
      ],
    ],
    [
      'a fine without an upper end left out',
      { tiers: [fine] },
      [
        row('第三条', {
          tiers: [
            { base: 'fixed', min: 100, max: 500 },
            { base: 'per_unit', of: '每株', min: 5 },
          ],
        }),
      ],
      ['warn tiers 漏了一档罚款：每株5—（per_unit）'],
    ],
    [
      'a sum that the article has',
      { fineWithoutAmount: true },
      [row('第三条')],
      ['error tiers 条文写了罚款数额'],
    ],
    [
      'no sum at all',
      { tiers: [] },
      [row('第三条', { tiers: [] })],
      ['error tiers 没有写罚款幅度'],
    ],
    [
      'a silent article',
      { tiers: [] },
      [row('第三条', { tiers: [], withoutAmount: true })],
      ['error tiers 条文只写罚款，要注明没有数额'],
    ],
    [
      'a silent article, said so',
      { tiers: [], fineWithoutAmount: true },
      [row('第三条', { tiers: [], withoutAmount: true })],
      [],
    ],
    [
      'a sum without a fine',
      { kinds: ['警告'] },
      [row('第三条', { kinds: ['警告'] })],
      ['error kinds 写了幅度却没有罚款'],
    ],
    [
      'an authority left out',
      {},
      [row('第三条', { authority: '石料局' })],
      ['warn authority 条文写了机关：石料局'],
    ],
    [
      'another authority',
      { authority: '渔政' },
      [row('第三条', { authority: '石料局' })],
      ['error authority 机关“渔政”与条文“石料局”不一致'],
    ],
    ['an authority that the article does not name', { authority: '渔政' }, [row('第三条')], []],
    [
      'one of two authorities',
      { authority: '渔政' },
      [row('第三条', { authority: '石料局' }), row('第三条', { authority: '渔政' })],
      [],
    ],
  ])('%s', (_, item, rows, lines) => expect(said(item, rows)).toEqual(lines))
  it('an article cited twice counts once', () => {
    const rows = [row('第三条', { kinds: ['罚款', '警告'] })]
    expect(
      said({ basis: [cite('第三条'), cite('第三条')], kinds: ['罚款', '警告'] }, rows),
    ).toEqual([])
  })
  it('an exception takes everything but a law out of force; one without need is said', () => {
    const all = (item: Partial<Item>, rows = [row('第三条')]) =>
      checkItems([made(item)], rows, laws)
    const needless = {
      item: 'stone-001',
      code: 'exception',
      level: 'warn',
      text: '写了例外，却没有需要例外的地方',
    }
    expect(all({ exception: 'x' })).toEqual([needless])
    expect(all({ exception: 'x', kinds: ['罚款', '警告'] })).toEqual([])
    expect(all({ kinds: ['罚款', '警告'] })).toHaveLength(1)
    const old = {
      basis: [cite('第三条'), cite('第一条', { law: '旧法', role: 'prohibits' as const })],
    }
    expect(all({ ...old, exception: 'x' }).map((f) => f.code)).toEqual(['law', 'exception'])
  })
  it('a citation means a row where both name no other paragraph and point', () => {
    const of = (p: Partial<Provision>, b: Partial<Basis>) =>
      matches(row('第三条', p), cite('第三条', b))
    expect([of({}, {}), of({ paragraph: '第一款' }, {}), of({}, { paragraph: '第一款' })]).toEqual([
      true,
      true,
      true,
    ])
    expect([
      of({ paragraph: '第一款' }, { paragraph: '第二款' }),
      of({ point: '第一项' }, { point: '第二项' }),
    ]).toEqual([false, false])
    expect(
      of({ paragraph: '第一款', point: '第一项' }, { paragraph: '第一款', point: '第一项' }),
    ).toBe(true)
    expect([of({ point: '第一项' }, {}), of({}, { point: '第一项' })]).toEqual([true, true])
    expect(matches(row('第三条'), cite('第四条'))).toBe(false)
  })
})
