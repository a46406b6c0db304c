import type { PenaltyKind } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import type { Exercise } from './standing.ts'

/** Kinds that give a right to a hearing; «较大数额» has no number in the law, so a fine alone may or may not. */
const heard: readonly PenaltyKind[] = [
  '降低资质等级',
  '吊销许可证件',
  '责令停产停业',
  '责令关闭',
  '限制从业',
]
const heardIfLarge: readonly PenaltyKind[] = ['罚款', '没收违法所得', '没收非法财物']

const hearing = (kinds: readonly PenaltyKind[]): string | null => {
  const sure = kinds.filter((kind) => heard.includes(kind))
  if (sure.length)
    return `拟作出${sure.join('、')}的，可以要求听证：收到告知后五个工作日内提出，不收费。`
  return kinds.some((kind) => heardIfLarge.includes(kind))
    ? '罚款、没收数额较大的，可以要求听证：收到告知后五个工作日内提出，不收费。多少算“较大”，以当地规定为准。'
    : null
}

/** Where to ask for review (复议法 24): known for acts in the township's name; anything else as the decision says. */
export const reviewBody = (place: Place, exercise: Exercise): string => {
  const acting = place.bodies.find((b) => b.id === exercise.row?.inNameOf)
  return acting?.kind === 'township' && place.reviewBody ? place.reviewBody : '决定书写明的机关'
}

export type Remedy = { title: string; text: string; source: string }

/** What a person may do before and after a penalty, in order. Periods: 处罚法 64、85，复议法 20、23，诉讼法 45、46. */
export const remediesOf = (
  place: Place,
  exercise: Exercise,
  kinds: readonly PenaltyKind[],
): Remedy[] => {
  const listened = hearing(kinds)
  return [
    {
      title: '决定之前：说明和申辩',
      text: '处罚前要告诉您查到什么、为什么罚、罚多少；您可以说明情况、提出证据，不会因为申辩罚得更重。',
      source: '行政处罚法第四十四条、第四十五条',
    },
    ...(listened
      ? [{ title: '听证', text: listened, source: '行政处罚法第六十三条、第六十四条、第八十五条' }]
      : []),
    {
      title: '行政复议',
      text: `收到决定书之日起60日内，向${reviewBody(place, exercise)}申请。当场作出的处罚，要先复议，对复议结果不服再起诉。`,
      source: '行政复议法第二十条、第二十三条、第二十四条',
    },
    {
      title: '行政诉讼',
      text: '直接起诉的，知道决定之日起6个月内；复议过的，收到复议决定书之日起15日内。',
      source: '行政诉讼法第四十五条、第四十六条',
    },
    {
      title: '执行不因此停下',
      text: '复议、诉讼期间一般不停止执行；加处的罚款在这期间不计。',
      source: '行政处罚法第七十三条',
    },
  ]
}
