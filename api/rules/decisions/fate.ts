/**
 * What an import does with a row. `correct`: it is public and the file says otherwise; the correction waits for a second
 * person. `reserved`: a township decided what the county keeps; it is quarantined, never dropped (S0-12).
 */
export const fates = ['new', 'change', 'correct', 'same', 'reserved', 'refused'] as const
export type Fate = (typeof fates)[number]
export const fateNames: Record<Fate, string> = {
  new: '新收',
  change: '改动草稿',
  correct: '改正已公开的，等核对',
  same: '没有变化',
  reserved: '隔离，交县级核查',
  refused: '不收',
}
