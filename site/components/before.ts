import type { PenaltyKind } from '#rules/content/item.ts'
import type { RemedyBlock } from '#rules/place/remedies.ts'

const heard: readonly PenaltyKind[] = [
  '降低资质等级',
  '吊销许可证件',
  '责令停产停业',
  '责令关闭',
  '限制从业',
]
/** «较大» has no number in the law, so these alone may or may not give a right to a hearing (处罚法 63). */
const heardIfLarge: readonly PenaltyKind[] = ['罚款', '没收违法所得', '没收非法财物']

const hearing = (kinds: readonly PenaltyKind[]): string | null => {
  const sure = kinds.filter((kind) => heard.includes(kind))
  if (sure.length > 0) return `拟作出${sure.join('、')}的`
  return kinds.some((kind) => heardIfLarge.includes(kind)) ? '罚款、没收数额较大的' : null
}

/** What a person may do before a penalty is decided; afterwards see the remedies of the place. */
export const beforeDecision = (kinds: readonly PenaltyKind[]): RemedyBlock[] => {
  const when = hearing(kinds)
  const listened: RemedyBlock = {
    when: '决定之前：听证',
    text: `${when}，可以要求听证：收到告知后五个工作日内提出，不收费。${when?.includes('较大') ? '多少算“较大”，以当地规定为准。' : ''}`,
    source: '行政处罚法第六十三条、第六十四条、第八十五条',
  }
  return [
    {
      when: '决定之前：说明和申辩',
      text: '处罚前要告诉您查到什么、为什么罚、准备怎么罚；您可以说明情况、提出证据，不会因为申辩罚得更重。',
      source: '行政处罚法第四十四条、第四十五条',
    },
    ...(when ? [listened] : []),
  ]
}
