import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createNotes } from '#api/office/notes.ts'
import { facts, form, makeHouse, post } from '#test/kit/house.ts'

const place = facts().places[0]?.slug ?? ''

describe('doors that take forms alone', () => {
  let house: Awaited<ReturnType<typeof makeHouse>>
  beforeAll(async () => void (house = await makeHouse()))
  afterAll(() => house.dispose())

  test.each(['chat', 'chat/send', 'complain/happened', 'complain/submit', 'clue', 'track'])(
    'bad input: JSON to %s is refused as such, and not read as a form without a word',
    async (path) => {
      for (const body of ['{"say":"夜里工地吵"}', '{"say":']) {
        const answer = await house.api.request(`/${place}/${path}`, { ...post({}), body })
        expect([answer.status, answer.headers.get('location')]).toEqual([415, null])
        expect(await answer.json()).toMatchObject({ code: 'content_type', status: 415 })
      }
      expect((await house.api.request(`/${place}/${path}`, form({}))).status).not.toBe(415)
    },
  )
})

describe('what a form leaves for the page behind it is bounded', () => {
  const typed = (fields: Record<string, string[]>) => {
    const notes = createNotes(() => 0)
    return notes.read(notes.leave({ action: 'x', typed: fields }))?.typed ?? {}
  }
  const size = (of: Record<string, string[]>) => Object.values(of).flat().join('').length

  test('a whole story comes back', () => {
    expect(typed({ story: ['吵'.repeat(50_000)] })['story']?.[0]).toHaveLength(50_000)
  })
  test('thousands of fields, values or long names do not stay in memory', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`f${n}`, ['x']]))
    expect(Object.keys(typed(many)).length).toBeLessThanOrEqual(200)
    const long = Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => [`f${n}`, ['x'.repeat(60_000)]]),
    )
    expect(size(typed(long))).toBeLessThanOrEqual(200_000)
    expect(size(typed({ a: Array.from({ length: 9_000 }, () => 'x'.repeat(900)) }))).toBeLessThan(
      200_001,
    )
    expect(typed({ ['n'.repeat(10_000)]: ['x'] })).toEqual({})
  })
})
