import type { Law } from '#rules/content/common.ts'
import { item as itemSchema, type Basis, type Item, type Tier } from '#rules/content/item.ts'
import type { Provision } from '#rules/statutes/provision.ts'

export const law = (title: string, inForce = true): Law => ({
  title,
  official: title,
  level: '行政法规',
  version: '2020-01-01',
  inForce,
})
export const laws = [law('甲法'), law('旧法', false)]
export const row = (article: string, more: Partial<Provision> = {}): Provision => ({
  law: '甲法',
  standing: '现',
  article,
  kinds: ['罚款'],
  tiers: [{ base: 'fixed', min: 100, max: 500 }],
  withoutAmount: false,
  ...more,
})
export const cite = (article: string, more: Partial<Basis> = {}): Basis => ({
  law: '甲法',
  article,
  role: 'penalises',
  ...more,
})
export const fine: Tier = { base: 'fixed', min: 100, max: 500 }
export const made = (more: Partial<Item> = {}): Item => ({
  ...itemSchema.parse({
    id: 'stone-001',
    field: 'stone',
    name: '在青石上乱刻',
    title: '乱刻青石',
    act: '在公共的青石板上乱刻、乱画。',
    basis: [cite('第三条')],
    kinds: ['罚款'],
    tiers: [fine],
    boundary: { supervises: '石料局' },
    words: ['一', '二', '三'],
    checkedOn: '2026-01-01',
  }),
  ...more,
})
