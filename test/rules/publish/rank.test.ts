import { expect, test } from 'vitest'
import { rankOf, wholeRank } from '#rules/publish/rank.ts'

test.each([
  [{ type: 'decision', gone: true }, 0],
  [{ type: 'decision', gone: false }, 1],
  [{ type: 'decision' }, 1],
  [{ type: 'page', gone: true }, 2],
  [null, 2],
  [undefined, 2],
  [{ type: 'all' }, wholeRank],
  [{ type: 'facts' }, wholeRank],
])('%o goes at rank %i', (change, rank) => {
  expect(rankOf(change)).toBe(rank)
})
