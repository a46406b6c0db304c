import { describe, expect, test } from 'vitest'
import { fileHeaders, lookOf } from '#rules/case/evidence.ts'
import { copyToFirst, sentence } from '#rules/case/notice.ts'
import { lengthOf, messageFault, storyFault, tidy } from '#rules/case/text.ts'
import { at, send } from '#test/rules/case/standing.ts'

describe('bad input: how long a text may be, at both sides of each limit', () => {
  const kept = '您写的都还在，请删短一些'
  test.each([
    ['', '请写下发生了什么事'],
    ['吵', '太短了，请至少写2个字，说清是什么事'],
    ['很吵', null],
    ['吵'.repeat(5000), null],
    ['吵'.repeat(5001), `写了5001个字，最多5000个字。${kept}，或者把长材料存成 PDF 作为附件`],
  ])('a story', (text, fault) => {
    expect(storyFault(text)).toBe(fault)
  })
  test.each([
    ['', '请写下要补充的内容'],
    ['吵', null],
    ['吵'.repeat(2000), null],
    ['吵'.repeat(2001), `写了2001个字，最多2000个字。${kept}`],
  ])('a message', (text, fault) => {
    expect(messageFault(text)).toBe(fault)
  })
  test('is counted as people count', () => {
    expect(['', '一', '😀😀', 'ab c'].map(lengthOf)).toEqual([0, 1, 2, 4])
  })
})

test('tidying: every line break one, tabs kept, control signs and lone halves gone, ends bare', () => {
  expect(tidy('\r一\r二\r\n三\n\t四\u0001\u000b\u001f\u007f五 \n')).toBe('一\n二\n三\n\t四五')
  expect(tidy('😀\ude00')).toBe('😀')
})

test('a sentence ends in one full stop, whatever was typed behind it', () => {
  for (const typed of ['到场', ' 到场。 ', '到场．', '到场;；', '到场，,', '到场.。 \n'])
    expect(sentence(typed)).toBe('到场。')
  expect(sentence('先。后')).toBe('先。后。')
})

test('S1-20(4) the first responder hears of it when another body owns the case', () => {
  expect(copyToFirst(at(), 'urged', '快')).toEqual([send('town', 'urged', '快')])
  expect(copyToFirst(at({ owner: 'town' }), 'urged', '快')).toEqual([])
})

describe('a file that somebody sent', () => {
  const closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  const headers = (type: string, disposition: string, policy: string) => ({
    'content-type': type,
    'content-disposition': `${disposition}; filename*=UTF-8''%E7%94%B2%20a.x`,
    'content-security-policy': `${closed}; ${policy}`,
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
  const pdf = "object-src 'self'; style-src 'unsafe-inline'"
  test.each([
    ['image/png', 'picture', true, 'inline', 'sandbox'],
    ['image/png', 'picture', false, 'attachment', 'sandbox'],
    ['audio/mpeg', 'sound', true, 'inline', 'sandbox'],
    ['application/pdf', 'pdf', true, 'inline', pdf],
    ['application/pdf', 'pdf', false, 'attachment', 'sandbox'],
    ['text/html', 'keep', true, 'attachment', 'sandbox'],
    ['x-audio/mpeg', 'keep', true, 'attachment', 'sandbox'],
  ] as const)('%s: %s', (type, look, open, disposition, policy) => {
    expect(lookOf(type)).toBe(look)
    expect(fileHeaders('甲 a.x', type, open)).toEqual(headers(type, disposition, policy))
  })
})
