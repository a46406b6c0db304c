import { expect, test } from 'vitest'
import { limits } from '#rules/limits.ts'
import * as refusals from '#rules/refusal.ts'

test('a refusal has a code, a status, a title, and says what to do', () => {
  const made = refusals.refusal('a.b', 409, '现在不行')
  expect(made()).toMatchObject({
    name: 'Refusal',
    code: 'a.b',
    status: 409,
    title: '现在不行',
    message: '现在不行',
    errors: [],
  })
  const errors = [{ pointer: '/a', detail: '请写甲' }]
  expect(made('请写甲', errors)).toMatchObject({ title: '现在不行', message: '请写甲', errors })
  expect(made()).toBeInstanceOf(Error)
})

test('making one costs no stack, and leaves the stacks of real faults alone', () => {
  const { stackTraceLimit } = Error
  expect(refusals.notFound().stack).not.toMatch(/\n\s+at /)
  expect(Error.stackTraceLimit).toBe(stackTraceLimit)
  expect(new Error('x').stack).toMatch(/\n\s+at /)
})

test('each shared refusal has its status, and a title in Chinese', () => {
  const { notFound, invalid, malformed, forbidden, conflict, tooMany, tooLarge, wrongType } =
    refusals
  const made = [
    notFound,
    invalid,
    malformed,
    forbidden,
    conflict,
    tooMany,
    tooLarge,
    wrongType,
  ].map((r) => r())
  expect(made.map((r) => r.status)).toEqual([404, 400, 400, 403, 409, 429, 413, 415])
  expect(new Set(made.map((r) => r.code)).size).toBe(made.length)
  for (const { title } of made) expect(title).toMatch(/[一-龥]{4}/)
})

test('every limit is told, and lets something through', () => {
  for (const { say, points, seconds } of Object.values(limits)) {
    expect(say).toMatch(/[一-龥]{2}/)
    expect(points).toBeGreaterThanOrEqual(10)
    expect([60, 600, 3600]).toContain(seconds)
  }
  expect(limits.submit).toEqual({ say: '提交投诉举报', points: 20, seconds: 3600 })
})
