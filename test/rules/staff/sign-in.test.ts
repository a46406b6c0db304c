import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { passwordFaults } from '#rules/staff/password.ts'
import { sessionCookie, sessionHolds, sessionIdle, sessionLife } from '#rules/staff/session.ts'
import { failuresBeforeLock, lockedUntil, lockSentence } from '#rules/staff/throttle.ts'

test.each([
  ['short1A', '至少 10'],
  ['alllowercaseab', '其中三种'],
  ['Zhang.san2026', '登录名', 'zhang.san'],
  ['aaaaaaaaaaaaaaaaaa', '容易猜到'],
  ['Password123!', '容易猜到'],
  ['x'.repeat(50) + 'Ab1!'.repeat(40), '超过'],
])('password %s is refused: %s', (password, sentence, login = 'someone') =>
  expect(passwordFaults(password, login).join()).toContain(sentence),
)

test('a mixed password and a long phrase pass', () => {
  expect(passwordFaults('Lx-7421-quiet', 'clerk')).toEqual([])
  expect(passwordFaults('四只蓝色的猫坐在屋顶上看下雨天', 'clerk').join()).toContain('其中三种')
  expect(passwordFaults('四只蓝色的猫坐在屋顶上看下雨天的样子', 'clerk')).toEqual([])
})

test('an account is open before the fifth failure and the wait only grows, up to an hour', () => {
  const anyTime = fc.nat({ max: 2 ** 40 })
  fc.assert(
    fc.property(fc.nat({ max: failuresBeforeLock - 1 }), anyTime, (failures, at) => {
      expect(lockedUntil(failures, at)).toBe(0)
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: failuresBeforeLock, max: 200 }), anyTime, (failures, at) => {
      const until = lockedUntil(failures, at)
      expect(until).toBeGreaterThanOrEqual(at + 60_000)
      expect(until).toBeLessThanOrEqual(at + 3_600_000)
      expect(lockedUntil(failures + 1, at)).toBeGreaterThanOrEqual(until)
    }),
  )
  expect(lockSentence(60_001, 0)).toContain('2 分钟')
})

test('a session ends by pause and by age', () => {
  const s = { startedAt: 0, seenAt: 0 }
  expect(sessionHolds(s, sessionIdle - 1)).toBe(true)
  expect(sessionHolds(s, sessionIdle)).toBe(false)
  expect(sessionHolds({ startedAt: 0, seenAt: sessionLife }, sessionLife)).toBe(false)
  expect(sessionCookie(true)).toMatch(/^__Host-/)
})
