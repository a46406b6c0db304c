import { addMonths } from '../clocks/calendar.ts'
import { addDays, type Day } from '../clocks/day.ts'
import type { Facts } from '../content/facts.ts'
import type { Place } from '../content/place.ts'
import { assignmentOf } from '../place/assignment.ts'
import { actingBody, bodyName } from '../place/body.ts'
import { homeArea } from '../place/name.ts'
import type { Dossier, ReviewReason } from './dossier.ts'
import { largeIn, reservedIn } from './reserved.ts'

/** What keeps a decision from being published: `field` names it in a form, `duty` the rule behind it. */
export type Gap = { field: string; say: string; duty: string }

export type Made = {
  itemId: string | null
  organ: string
  decidedOn: Day
  kinds: readonly string[]
  content: string
  enteredBy: string | null
  dossier: Dossier
}

/** Days within which review may be asked for, and months for the suit (行政复议法 20; 行政诉讼法 46). */
const reviewDays = 60
const suitMonths = 6

/** The last days of the remedies that the law gives at least, from the day of service. */
export const leastRemedies = (servedOn: Day): { review: Day; suit: Day } => ({
  review: addDays(servedOn, reviewDays),
  suit: addMonths(servedOn, suitMonths),
})

/** Why a review is due whatever was ticked. */
export function reviewDueFor(place: Place, d: Made): ReviewReason[] {
  return [
    ...new Set<ReviewReason>([
      ...d.dossier.reviewDue,
      ...(d.dossier.hearing ? (['hearing'] as const) : []),
      ...(largeIn(place, d).length > 0 ? (['large'] as const) : []),
    ]),
  ]
}

/** The name in which an item is decided in an area on a day, and the bodies whose people decide it (S0-18). */
export function nameFor(
  facts: Facts,
  place: Place,
  itemId: string,
  area: string,
  on: Day,
): { organ: string; bodies: string[] } | null {
  const item = facts.items.find((i) => i.id === itemId)
  const row = item && assignmentOf(place, item, area || (homeArea(place)?.id ?? ''), on)
  if (!item || !row) return null
  const field = facts.fields.find((f) => f.id === item.field)?.name
  const acting = actingBody(place, row)
  return { organ: bodyName(acting, field), bodies: [row.owner, acting.id] }
}

const nameGaps = (facts: Facts, place: Place, d: Made): Gap[] => {
  if (!d.itemId) return [{ field: 'item', duty: 'S0-18', say: '没有写对应的执法事项' }]
  const right = nameFor(facts, place, d.itemId, d.dossier.area, d.decidedOn)
  if (!right)
    return [
      {
        field: 'item',
        duty: 'S0-18',
        say: `${d.decidedOn} 这个事项在这个区域没有行使主体，不能作出决定`,
      },
    ]
  return right.organ === d.organ
    ? []
    : [
        {
          field: 'organ',
          duty: 'S0-18',
          say: `名义不对：这个事项在 ${d.decidedOn} 要以${right.organ}的名义作出，写的是${d.organ}`,
        },
      ]
}

const remedyGaps = ({ dossier: f, decidedOn }: Made): Gap[] => {
  const gap = (field: string, say: string): Gap => ({ field, say, duty: 'S1-28' })
  if (!f.servedOn) return [gap('servedOn', '没有写送达日期，救济期限算不出来')]
  if (f.servedOn < decidedOn) return [gap('servedOn', '送达日期早于决定日期')]
  const least = leastRemedies(f.servedOn)
  return [
    ...(f.reviewOrgan ? [] : [gap('reviewOrgan', '没有写行政复议机关')]),
    ...(f.reviewUntil >= least.review
      ? []
      : [gap('reviewUntil', `复议期限没有写，或者少于六十日（至少到 ${least.review}）`)]),
    ...(f.court ? [] : [gap('court', '没有写起诉的法院')]),
    ...(f.suitUntil >= least.suit
      ? []
      : [gap('suitUntil', `起诉期限没有写，或者少于六个月（至少到 ${least.suit}）`)]),
  ]
}

const reviewGaps = (place: Place, d: Made): Gap[] => {
  const gap = (say: string): Gap => ({ field: 'review', say, duty: 'S1-15' })
  const { review } = d.dossier
  if (reviewDueFor(place, d).length === 0) return []
  if (!review) return [gap('应当法制审核，还没有审核')]
  return [
    ...(review.by === d.enteredBy ? [gap('审核人就是承办人，要由另一个人审核')] : []),
    ...(review.passed && Object.values(review.points).every(Boolean)
      ? []
      : [gap('法制审核没有通过')]),
  ]
}

/**
 * Everything that a decision made here still lacks before it may be public; empty = nothing. Nothing is passed over in
 * silence: each gap is a sentence that a person can act on.
 */
export function gapsOf(facts: Facts, place: Place, d: Made): Gap[] {
  const { dossier: f } = d
  const kept = reservedIn(place, d)
  return [
    ...kept.map((kind): Gap => ({
      field: 'kinds',
      duty: 'S0-12',
      say: `${kind}保留给县级，乡镇不能作出，要移送`,
    })),
    ...nameGaps(facts, place, d),
    ...(f.officers.length >= 2
      ? []
      : [{ field: 'officers', duty: 'S0-23', say: '执法人员不足两人（行政处罚法四十二）' }]),
    ...(f.tier ? [] : [{ field: 'tier', duty: 'S0-23', say: '没有写裁量档次' }]),
    ...(f.tierReason ? [] : [{ field: 'tierReason', duty: 'S0-23', say: '没有写裁量理由' }]),
    ...remedyGaps(d),
    ...reviewGaps(place, d),
    ...(f.discussionDue && !(f.discussedOn && f.discussion && f.discussedOn <= d.decidedOn)
      ? [{ field: 'discussion', duty: 'S1-15', say: '应当集体讨论，没有决定之前的讨论记录' }]
      : []),
  ]
}
