import { eventNames, type EventVerb } from '../case/action.ts'

/** Of all that happens to a case, what a citizen is written to about: what needs them, or ends something. */
const worthWriting = new Set<EventVerb>([
  'accepted',
  'asked',
  'transferred',
  'transfer_received',
  'transfer_returned',
  'answered',
  'closed',
  'reopened',
  'extended',
  'found',
  'filed',
  'dispute_settled',
  'merged',
])

export type NoticeText = { subject: string; text: string; short: string }

/**
 * What a citizen reads by mail and by short message. Nothing of the case, of its number or of anybody stands in the
 * subject, for it shows on locked screens; the secret stands nowhere. Null where nothing is worth a message.
 */
export function noticeText(
  kind: string,
  of: { number: string; site: string; link: string },
): NoticeText | null {
  const verb = [...worthWriting].find((v) => v === kind)
  const name = verb === undefined ? null : eventNames[verb]
  if (name === null) return null
  const text = [
    `您好：`,
    '',
    `您反映的事（编号 ${of.number}）有了新进展：${name}。`,
    '',
    `请打开 ${of.link} ，用回执上的编号和查询码查看。我们不会在邮件里向您要查询码、密码或者钱。`,
    '',
    '这封信由系统自动发出，请不要回复；要补充情况，请在查进度的页面留言。',
    '',
    of.site,
  ].join('\n')
  return {
    subject: '您反映的事有了新进展',
    text,
    short: `【${of.site}】您反映的事有了新进展：${name}。请用回执上的编号和查询码在网站查看。`,
  }
}
