import type { Assignment, Body, Place } from '#rules/content/place.ts'
import { actingBody, bodyName, bodyOf } from './body.ts'

/** Where the law or the pack does not settle the review body. */
export const asWritten = '以决定书写明的机关为准'

/** One paragraph of the remedy text: when it applies, what it says, where it is from. */
export type RemedyBlock = { when: string; text: string; source: string }
export type Remedies = {
  /** 被申请人、被告: the body in whose name the decision is made. */
  respondent: string
  reviewBody: string
  blocks: RemedyBlock[]
}

/**
 * The review body from level and type: a township government's acts go to the county government above it, a named
 * department's to its own government (行政复议法 24). Vertical bodies, branches and departments that the source does
 * not name stay «以决定书写明的机关为准».
 */
export const reviewBodyOf = (place: Pick<Place, 'bodies' | 'reviewBody'>, body: Body): string => {
  const above = body.parent ? bodyOf(place, body.parent) : undefined
  const government = above?.kind === 'government' ? above.name : undefined
  if (body.kind === 'township') return government ?? place.reviewBody ?? '县级人民政府'
  if (body.perField || !government) return asWritten
  if (body.kind === 'judicial') return `${government}或者上一级司法行政部门`
  return ['department', 'integrated_body'].includes(body.kind) ? government : asWritten
}

/** What someone may do against a decision under this assignment; text only, no calendar dates (on-the-page 10). */
export const remedies = (
  place: Pick<Place, 'bodies' | 'reviewBody'>,
  row: Assignment,
  fieldName?: string,
): Remedies => {
  const body = actingBody(place, row)
  const respondent = bodyName(body, fieldName)
  const reviewBody = reviewBodyOf(place, body)
  const toReview =
    reviewBody === asWritten
      ? `申请行政复议（复议机关${asWritten}）`
      : `向${reviewBody}申请行政复议`
  const entrusted: RemedyBlock[] =
    row.mode === 'entrusted'
      ? [
          {
            when: '委托执法',
            text: `这一项是受委托办理，决定以${respondent}的名义作出，复议和诉讼都以${respondent}为对方。`,
            source: '行政处罚法第二十条；行政复议法第十九条；行政诉讼法第二十六条',
          },
        ]
      : []
  return {
    respondent,
    reviewBody,
    blocks: [
      {
        when: '对处罚决定不服',
        text: `收到决定书之日起60日内可以${toReview}，也可以在6个月内直接向人民法院起诉。`,
        source: '行政复议法第二十条、第二十四条；行政诉讼法第四十六条',
      },
      {
        when: '当场作出的处罚',
        text: `要先在60日内${toReview}，对复议决定仍不服的，收到之日起15日内起诉。`,
        source: '行政复议法第二十三条；行政诉讼法第四十五条',
      },
      {
        when: '请求保护自己的权益，机关不履行职责',
        text: `要先${toReview}，仍不服的再起诉。`,
        source: '行政复议法第二十三条',
      },
      {
        when: '复议、诉讼期间',
        text: '一般不停止执行；加处的罚款在这期间不计算。',
        source: '行政处罚法第七十三条',
      },
      {
        when: '因违法处罚受到损害',
        text: '可以要求国家赔偿。',
        source: '行政处罚法第七条',
      },
      ...entrusted,
    ],
  }
}
