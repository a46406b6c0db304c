import { expect, it } from 'vitest'
import { draftAnswer, likelyResult } from '#rules/letters/answer.ts'
import { noticeText } from '#rules/letters/notice.ts'
import { eventNames } from '#rules/case/action.ts'

const of = { number: 'N1', site: '首问', link: 'https://a.cn/t' }

it.each([
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
] as const)(
  'S1-25: a citizen is written to when a case was %s, in the words of the event',
  (verb) => {
    const name = eventNames[verb]
    if (name === null) return expect(noticeText(verb, of)).toBeNull()
    expect(noticeText(verb, of)).toEqual({
      subject: '您反映的事有了新进展',
      text: [
        '您好：',
        '',
        `您反映的事（编号 N1）有了新进展：${name}。`,
        '',
        '请打开 https://a.cn/t ，用回执上的编号和查询码查看。我们不会在邮件里向您要查询码、密码或者钱。',
        '',
        '这封信由系统自动发出，请不要回复；要补充情况，请在查进度的页面留言。',
        '',
        '首问',
      ].join('\n'),
      short: `【首问】您反映的事有了新进展：${name}。请用回执上的编号和查询码在网站查看。`,
    })
  },
)

it('the draft of the kind goes before the common one, whatever their order', () => {
  const common = { result: 'settled' as const, kinds: [], paragraphs: ['都'] }
  const own = { result: 'settled' as const, kinds: ['help' as const], paragraphs: ['求助'] }
  for (const templates of [
    [common, own],
    [own, common],
  ]) {
    expect(draftAnswer(templates, { result: 'settled', kind: 'help' }, {})).toBe('求助')
    expect(draftAnswer(templates, { result: 'settled', kind: 'complaint' }, {})).toBe('都')
  }
  expect(draftAnswer([common], { result: 'explained', kind: 'help' }, {})).toBeNull()
})

it.each([
  ['filed', 'filed'],
  ['corrected', 'corrected'],
  ['on_the_spot', 'on_the_spot'],
  ['no_penalty', 'warned'],
  ['not_filed', 'unfounded'],
  ['transferred', 'otherwise'],
] as const)('a case that was found %s is likely answered %s', (finding, result) => {
  expect(likelyResult({ finding, kind: 'help' })).toBe(result)
})
