import type { PenaltyKind } from '../content/item.ts'
import { penaltyKinds } from '../content/item.ts'
import type { Place } from '../content/place.ts'
import { whoDecides } from '../place/reserved.ts'

const kinds = new Set<string>(penaltyKinds)
const words: readonly (readonly [RegExp, PenaltyKind])[] = [
  [/停产|停业/, '责令停产停业'],
  [/责令关闭|关闭/, '责令关闭'],
  [/降低资质/, '降低资质等级'],
  [/限制从业/, '限制从业'],
  [/限制开展/, '限制开展生产经营活动'],
  [/行政拘留|拘留/, '行政拘留'],
  [/通报批评/, '通报批评'],
]

/**
 * The penalty kinds (行政处罚法 9) behind the values of 处罚类别. The standard has one value for suspending and revoking a
 * licence: there the content of the decision tells.
 */
export function penaltyKindsOf(values: readonly string[], content: string): PenaltyKind[] {
  const found = new Set<PenaltyKind>()
  for (const value of values) {
    if (kinds.has(value)) found.add(value as PenaltyKind)
    for (const [pattern, kind] of words) if (pattern.test(value)) found.add(kind)
    if (/吊销/.test(value) && (!/暂扣/.test(value) || /吊销/.test(content)))
      found.add('吊销许可证件')
    if (/暂扣/.test(value) && (!/吊销/.test(value) || /暂扣/.test(content)))
      found.add('暂扣许可证件')
    if (/没收/.test(value) && !kinds.has(value)) {
      if (/非法财物/.test(content)) found.add('没收非法财物')
      if (/违法所得/.test(content)) found.add('没收违法所得')
    }
  }
  return [...found]
}

/** Whether an organ is a township's: one of the place's township bodies, or by its name. */
export const isTownship = (place: Pick<Place, 'bodies'>, organ: string): boolean =>
  place.bodies.some(
    (b) => b.kind === 'township' && (b.name === organ || b.aliases.includes(organ)),
  ) || /[镇乡]人民政府$|街道办事处$/.test(organ)

export type Penalty = { organ: string; kinds: readonly string[]; content: string }

/** Kinds of a penalty that a township may not decide: those that the place reserves, and those of the police (S0-12). */
export const reservedIn = (place: Pick<Place, 'bodies' | 'reserved'>, d: Penalty): PenaltyKind[] =>
  isTownship(place, d.organ)
    ? penaltyKindsOf(d.kinds, d.content).filter((k) =>
        ['above', 'police'].includes(whoDecides(place, k)),
      )
    : []

/** Kinds that the source reserves only when large, without a number: the legal reviewer says (S0-12). */
export const largeIn = (place: Pick<Place, 'bodies' | 'reserved'>, d: Penalty): PenaltyKind[] =>
  isTownship(place, d.organ)
    ? penaltyKindsOf(d.kinds, d.content).filter((k) => whoDecides(place, k) === 'review')
    : []
