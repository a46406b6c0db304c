import type { EventVerb } from '../case/action.ts'
import { writeMoment } from '../open311/time.ts'

/** The steps of a case that other platforms are told: all of them steps that the citizen sees too. */
export const announced = [
  'received',
  'accepted',
  'asked',
  'replied',
  'transferred',
  'transfer_received',
  'transfer_returned',
  'extended',
  'filed',
  'concluded',
  'answered',
  'closed',
  'withdrawn',
  'reopened',
] as const satisfies readonly EventVerb[]
export type Announced = (typeof announced)[number]
export const isAnnounced = (verb: EventVerb): verb is Announced => announced.some((v) => v === verb)

/** What of a case may leave the house: no text, no spot, no person. */
export type Announceable = {
  number: string
  foreignId: string | null
  channel: string
  kind: string
  status: string
  place: string
  area: string | null
  itemId: string | null
  owner: string
  firstResponder: string
  chainLength: number
}

/** The body of a webhook. `seq` counts the steps of one case, so that a receiver can put late ones in order. */
export const announcement = (c: Announceable, verb: Announced, at: number) => ({
  type: `case.${verb}`,
  at: writeMoment(at),
  place: c.place,
  case: {
    number: c.number,
    foreignNumber: c.foreignId,
    channel: c.channel,
    kind: c.kind,
    status: c.status,
    item: c.itemId,
    area: c.area,
    owner: c.owner,
    firstResponder: c.firstResponder,
    seq: c.chainLength,
  },
})

const minute = 60_000
/** The last try comes about a day after the first; then nobody knows whether the message arrived. */
export const mostTries = 12
/** Milliseconds until the next try after so many: 1, 2, 4 … minutes, at most 6 hours. */
export const waitAfter = (tries: number): number =>
  Math.min(minute * 2 ** Math.max(0, tries - 1), 360 * minute)

export type Verdict = 'accepted' | 'refused' | 'again' | 'missing'
/**
 * What an answer means: 2xx took it; 408, 425, 429, 5xx and silence (null) are tried again until `mostTries`; anything
 * else was refused, and trying again would not help.
 */
export function verdictOf(status: number | null, tries: number): Verdict {
  if (status !== null && status >= 200 && status < 300) return 'accepted'
  const again = status === null || status >= 500 || [408, 425, 429].includes(status)
  if (!again) return 'refused'
  return tries >= mostTries ? 'missing' : 'again'
}

export const deliveryStates = ['waiting', 'sent', 'accepted', 'refused', 'missing'] as const
export type DeliveryState = (typeof deliveryStates)[number]
export const deliveryStateNames: Record<DeliveryState, string> = {
  waiting: '待发',
  sent: '已发，等回音',
  accepted: '对方已收',
  refused: '对方拒收',
  missing: '没有回音',
}

/** What is wrong with the address of a receiver; null when it may be called. */
export function urlFault(text: string): string | null {
  if (!URL.canParse(text) || text.length > 500) return '要写成 https://主机/路径'
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return '要以 https:// 或 http:// 开头'
  return url.username || url.password ? '网址里不能写用户名和密码' : null
}
