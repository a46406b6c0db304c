import { expect, test } from 'vitest'
import { answeredThemselves, oneCause } from '#rules/case/cause.ts'

const of = (id: string, over: object = {}) => ({
  id,
  itemId: 'noise' as string | null,
  area: 'town' as string | null,
  mergedInto: null as string | null,
  ...over,
})

test.each([
  ['none', [], false],
  ['one alone', [of('a')], true],
  ['one matter in one area', [of('a'), of('b'), of('c')], true],
  ['another matter', [of('a'), of('b', { itemId: 'food' })], false],
  ['another area', [of('a'), of('b', { area: 'next' })], false],
  ['no matter at all', [of('a', { itemId: null }), of('b', { itemId: null })], false],
  ['merged, whatever else', [of('a'), of('b', { itemId: 'food', mergedInto: 'a' })], true],
  [
    'merged into a third',
    [of('a', { mergedInto: 'x', itemId: null }), of('b', { mergedInto: 'x' })],
    true,
  ],
  ['the third differs', [of('a'), of('b'), of('c', { area: null })], false],
])('%s', (_, cases, is) => {
  expect(oneCause(cases)).toBe(is)
})

test('a merged case is told by its main case where that is there', () => {
  const cases = [of('a'), of('b', { mergedInto: 'a' }), of('c', { mergedInto: 'x' })]
  expect(answeredThemselves(cases).map((c) => c.id)).toEqual(['a', 'c'])
})
