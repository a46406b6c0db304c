import type { Tier } from '../content/item.ts'

const trim = (amount: number): string => String(Math.round(amount * 1e6) / 1e6)

/** 分 as people say it: 50000 → 500元, 1000000 → 1万元, 1500000 → 1.5万元, 10000000000 → 1亿元. */
export const sayMoney = (fen: number): string => {
  const yuan = fen / 100
  if (yuan >= 1e8 && yuan % 1e6 === 0) return `${trim(yuan / 1e8)}亿元`
  if (yuan >= 1e4 && yuan % 100 === 0) return `${trim(yuan / 1e4)}万元`
  return `${trim(yuan)}元`
}

const between = (tier: Tier, say: (n: number) => string): string => {
  if (tier.min === tier.max) return say(tier.max)
  return tier.min === 0 ? `最高${say(tier.max)}` : `${say(tier.min)}至${say(tier.max)}`
}

/** The range of one step of a fine in a few words; money comes in 分. */
export const sayTier = (tier: Tier): string => {
  const of = tier.of ?? ''
  if (tier.base === 'fixed') return between(tier, sayMoney)
  if (tier.base === 'multiple') return `${of}的${between(tier, (n) => `${trim(n)}倍`)}`
  if (tier.base === 'percent') return `${of}的${between(tier, (n) => `${trim(n)}%`)}`
  return `${of.startsWith('每') ? of : `每${of}`}${between(tier, sayMoney)}`
}
