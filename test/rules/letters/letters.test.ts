import { expect, test } from 'vitest'
import { draftAnswer, holesIn, likelyResult } from '#rules/letters/answer.ts'
import { noticeText } from '#rules/letters/notice.ts'
import type { Finding } from '#rules/case/kinds.ts'
import { findingOf, type AnswerResult } from '#rules/staff/boxes.ts'
import { dayWords, fillParagraphs, serialWords } from '#rules/letters/template.ts'

test('a paragraph of which a word is not known is left out', () => {
  const paragraphs = ['致{name}：', '{a}和{b}，{a}', '没有空', '{gone}']
  expect(fillParagraphs({ paragraphs }, { name: ' 甲 ', a: '一', b: '二', gone: ' ' })).toEqual([
    '致甲：',
    '一和二，一',
    '没有空',
  ])
  expect(fillParagraphs({ paragraphs }, { name: null })).toEqual(['没有空'])
})

test('serial and day as a letter writes them', () => {
  expect(serialWords('2026-17')).toBe('2026 年第 17 号')
  expect(dayWords('2026-05-06')).toBe('2026年5月6日')
})

test('the draft: of the result, that of the kind before the common one', () => {
  const templates = [
    { result: 'settled' as const, kinds: [], paragraphs: ['都', '一样'] },
    {
      result: 'settled' as const,
      kinds: ['help' as const],
      paragraphs: ['求助{x}', '【请写时间】'],
    },
    { result: 'explained' as const, kinds: ['consultation' as const], paragraphs: ['答'] },
  ]
  expect(draftAnswer(templates, { result: 'settled', kind: 'help' }, { x: '了' })).toBe(
    '求助了\n【请写时间】',
  )
  expect(draftAnswer(templates, { result: 'settled', kind: 'report' }, {})).toBe('都\n一样')
  expect(draftAnswer(templates, { result: 'explained', kind: 'report' }, {})).toBeNull()
})

test('what a person still has to write is found', () => {
  expect(holesIn('于【请写时间】到【请写地点】，【注】')).toEqual(['【请写时间】', '【请写地点】'])
  expect(holesIn('都写了')).toEqual([])
})

test.each([
  ['help', 'settled'],
  ['complaint', 'settled'],
  ['consultation', 'explained'],
  ['suggestion', 'adopted'],
  ['report', null],
] as const)('without a finding a %s makes %s likely', (kind, result) => {
  expect(likelyResult({ finding: null, kind })).toBe(result)
})

test('a finding goes before the kind', () => {
  const results = Object.entries(findingOf) as [AnswerResult, Finding | null][]
  const told = results.filter(([, finding]) => finding !== null)
  expect(told.length).toBeGreaterThan(2)
  for (const [, finding] of told) {
    const result = likelyResult({ finding, kind: 'help' })
    expect(result && findingOf[result], String(finding)).toBe(finding)
  }
})

test('a notice by mail says nothing of the case in its subject and never the secret (on-the-page 9)', () => {
  const of = { number: 'LX-1', site: '首问', link: 'https://a.cn/track' }
  const notice = noticeText('answered', of)
  expect(notice?.subject).toBe('您反映的事有了新进展')
  expect(notice?.text).toContain('LX-1')
  expect(notice?.text).toContain(of.link)
  expect(notice?.text.endsWith('首问')).toBe(true)
  expect(notice?.short).toMatch(/^【首问】/)
  expect(notice?.short).not.toContain('LX-1')
})

test.each(['noted', 'seen', 'nothing'])('%s is not worth a message', (kind) => {
  expect(noticeText(kind, { number: 'x', site: 'y', link: 'z' })).toBeNull()
})
