import { describe, expect, it } from 'vitest'
import type { Tier } from '#rules/content/item.ts'
import { sayMoney, sayTier } from '#rules/opendata/money.ts'

describe('money in words', () => {
  it.each([
    [0, '0元'],
    [1, '0.01元'],
    [50_000, '500元'],
    [999_900, '9999元'],
    [1_000_000, '1万元'],
    [1_000_100, '10001元'],
    [1_500_000, '1.5万元'],
    [1_010_000, '1.01万元'],
    [9_999_000_000, '9999万元'],
    [10_000_000_000, '1亿元'],
    [10_100_000_000, '1.01亿元'],
    [10_001_000_000, '10001万元'],
  ])('%i 分 reads %s', (fen, said) => expect(sayMoney(fen)).toBe(said))
  const tier = (base: Tier['base'], min: number, max: number, of?: string): Tier => ({
    base,
    min,
    max,
    ...(of === undefined ? {} : { of }),
  })
  it.each([
    [tier('fixed', 10_000, 50_000), '100元至500元'],
    [tier('fixed', 0, 50_000), '最高500元'],
    [tier('fixed', 50_000, 50_000), '500元'],
    [tier('multiple', 1, 3, '违法所得'), '违法所得的1倍至3倍'],
    [tier('multiple', 0, 3), '的最高3倍'],
    [tier('percent', 0.5, 1, '工程造价'), '工程造价的0.5%至1%'],
    [tier('per_unit', 0, 5_000, '平方米'), '每平方米最高50元'],
    [tier('per_unit', 5_000, 5_000, '每株'), '每株50元'],
  ])('a step %o reads %s', (step, said) => expect(sayTier(step)).toBe(said))
})
