import { expect, test } from 'vitest'
import { paperKinds, paperPath, paperRefusal } from '#rules/decisions/paper.ts'

test.each([
  ['pdf', 'PDF'],
  ['doc', '修订'],
  ['docx', '修订'],
  ['xls', '修订'],
  ['pptx', '修订'],
  ['odt', '修订'],
  ['cfb', '修订'],
  ['zip', '修订'],
  ['xdocx', '只收图片'],
  ['docxx', '只收图片'],
  ['exe', '只收图片'],
  [undefined, '只收图片'],
])('%s is refused, with what to do instead', (kind, say) => {
  expect(paperRefusal(kind)).toContain(say)
  expect(paperRefusal(kind)).toContain('JPG')
})

test('pictures alone become public, below their decision', () => {
  expect([...paperKinds]).toEqual(['jpg', 'png', 'webp'])
  expect(paperPath('lingxi', 'd1', 'p1')).toBe('/lingxi/decisions/d1/p1.jpg')
})
