import type { Item } from '#rules/content/item.ts'
import { sayNoReserve } from './circumstances.ts'
import { nameOf, pathOf } from './owner.ts'
import { sourceOf } from './source.ts'
import type { Holder } from './assign.ts'
import type { NoteFacts } from './note.ts'
import type { Ground } from './routing.ts'

/** What some places keep above; where a place says nothing, a reviewer looks before it is decided. */
const severe = new Set(['降低资质等级', '吊销许可证件', '责令停产停业', '责令关闭', '限制从业'])

/**
 * Penalties that the place keeps above (S0-12): says how an item splits between the two, and answers with the body
 * (id) that takes the matter when the whole item, or what the officer means to impose, is reserved.
 */
export const reservedTo = (
  g: Ground,
  item: Item | undefined,
  holder: Holder,
  note: NoteFacts,
): string | undefined => {
  const { reserved } = g.place
  const low = holder.body.kind === 'township'
  if (!low || holder.mode === 'statutory') return undefined
  if (!reserved) {
    sayNoReserve(
      g,
      note.intends.filter((kind) => severe.has(kind)),
    )
    return undefined
  }
  const to = holder.department ?? reserved.to
  const source = sourceOf(g, reserved.source)
  const intends = note.intends.filter((kind) => reserved.kinds.includes(kind))
  const review = reserved.needsReview.filter(
    ({ kind }) =>
      note.intends.includes(kind) || (note.intends.length === 0 && item?.kinds.includes(kind)),
  )
  if (review.length > 0 && intends.length === 0)
    g.say(
      `${review.map((row) => row.wording).join('、')}要由上级部门决定，多少算“较大”来源没有写，由法制审核人员认定`,
      source,
    )
  if (intends.length > 0) {
    g.say(`拟作出${intends.join('、')}，属于保留的重大处罚：移送${nameOf(g, to)}`, source)
    return to
  }
  const kept = item?.kinds.filter((kind) => reserved.kinds.includes(kind)) ?? []
  const own = item?.kinds.filter((kind) => !reserved.kinds.includes(kind)) ?? []
  if (kept.length === 0) return undefined
  if (own.length === 0) {
    g.say(`这一项只有${kept.join('、')}，都属于保留的重大处罚：由${nameOf(g, to)}办理`, source)
    return to
  }
  const open = reserved.needsReview.map(({ kind }) => kind)
  const sure = own.filter((kind) => !open.includes(kind))
  const here = sure.length > 0 ? `${sure.join('、')}由${nameOf(g, holder.inNameOf)}决定；` : ''
  g.say(`分段办理：${here}${kept.join('、')}由${nameOf(g, to)}决定，需要时移送`, source)
  return undefined
}

/** Path with the department behind, where a matter is passed up. */
export const passedUp = (g: Ground, desk: string, holder: Holder, to: string): string[] =>
  pathOf(desk, nameOf(g, holder.body.id), nameOf(g, to))
