import type { Item, Tier } from './item.ts'

const inMoney = new Set<Tier['base']>(['fixed', 'per_unit'])
const scaled = (item: Item, by: (amount: number) => number): Item => ({
  ...item,
  tiers: item.tiers.map((t) =>
    inMoney.has(t.base) ? { ...t, min: by(t.min), max: by(t.max) } : t,
  ),
})

/** content/ writes yuan; everything compiled holds 分 (integers). Multiples and percents stay as they are. */
export const inFen = (item: Item): Item => scaled(item, (yuan) => Math.round(yuan * 100))

/** The way back, for an export of content/. */
export const inYuan = (item: Item): Item => scaled(item, (fen) => fen / 100)
