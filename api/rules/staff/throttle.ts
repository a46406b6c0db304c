/** Wrong passwords in a row after which an account waits (GB/T 22239 asks for a lock after repeated failures). */
export const failuresBeforeLock = 5
const firstWait = 60_000
/** An hour is the ceiling: a longer lock would let anyone who knows a login keep its owner out for a day. */
const longestWait = 3_600_000

/**
 * UTC milliseconds until which an account answers no sign-in after `failures` wrong passwords in a row, the last at
 * `lastFailureAt`; 0 when it is open. The wait begins with one minute at the fifth and doubles with each further one.
 */
export function lockedUntil(failures: number, lastFailureAt: number): number {
  if (failures < failuresBeforeLock) return 0
  const doublings = Math.min(failures - failuresBeforeLock, 20)
  return lastFailureAt + Math.min(firstWait * 2 ** doublings, longestWait)
}

/** The sentence shown while an account waits. */
export const lockSentence = (until: number, now: number): string =>
  `连续输错的次数太多，请 ${Math.max(1, Math.ceil((until - now) / 60_000))} 分钟后再试；忘记密码请找管理员重置`
