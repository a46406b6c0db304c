import { describe, expect, it } from 'vitest'
import type { Tier } from '#rules/content/item.ts'
import { sayMoney, sayTier } from '#site/components/money.ts'

describe('money in 分 as people read it', () => {
  it.each([
    [5_000, '50元'],
    [20_050, '200.5元'],
    [999_900, '9999元'],
    [1_000_000, '1万元'],
    [1_500_000, '1.5万元'],
    [1_000_050, '10000.5元'],
    [10_000_000_000, '1亿元'],
  ])('%i → %s', (fen, said) => expect(sayMoney(fen)).toBe(said))

  const tier = (more: Partial<Tier>): Tier => ({ base: 'fixed', min: 0, max: 100, ...more })
  it.each([
    [tier({ min: 1_000_000, max: 10_000_000 }), '1万元至10万元'],
    [tier({ max: 5_000 }), '最高50元'],
    [tier({ min: 20_000, max: 20_000 }), '200元'],
    [tier({ base: 'multiple', min: 1, max: 5, of: '违法所得' }), '违法所得的1倍至5倍'],
    [tier({ base: 'percent', min: 5, max: 10, of: '工程造价' }), '工程造价的5%至10%'],
    [tier({ base: 'per_unit', max: 5_000, of: '平方米' }), '每平方米最高50元'],
  ])('a step of a fine: %j', (step, said) => expect(sayTier(step)).toBe(said))
})
