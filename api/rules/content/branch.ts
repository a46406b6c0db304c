import type { Field } from './common.ts'
import type { Item } from './item.ts'

/**
 * The branch that an item belongs to: the one that its row names, else the first branch of its field among whose laws
 * one that penalises is found. Undefined for items of the field at large.
 */
export const branchOf = (
  item: Pick<Item, 'field' | 'branch' | 'basis'>,
  fields: readonly Pick<Field, 'id' | 'within' | 'laws'>[],
): string | undefined => {
  if (item.branch) return item.branch
  const laws = new Set(item.basis.filter((b) => b.role === 'penalises').map((b) => b.law))
  return fields.find((f) => f.within === item.field && f.laws?.some((law) => laws.has(law)))?.id
}
