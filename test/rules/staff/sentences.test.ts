import { describe, expect, it } from 'vitest'
import { answerText, countText } from '#rules/staff/boxes.ts'
import { rolesClash } from '#rules/staff/duty.ts'
import { passwordFaults } from '#rules/staff/password.ts'
import { sessionCookie, sessionDue, sessionHolds } from '#rules/staff/session.ts'
import { lockedUntil, lockSentence } from '#rules/staff/throttle.ts'

describe('what a sign-in is told', () => {
  const short = '密码至少 10 个字符'
  const mixed = '不到 16 个字符的密码，大写字母、小写字母、数字、符号要有其中三种'
  const easy = '这个密码太容易猜到，请换一个'
  it.each([
    ['Ab3!xyzqw', 'u', [short]],
    ['Ab3!xyzqwe', 'u', []],
    ['bacdefgxyzqwe', 'u', [mixed]],
    ['Abcxyzqwerty', 'u', [mixed]],
    ['ABC3xyzqwerty', 'u', []],
    ['abcdxyzqwertuio', 'u', [mixed]],
    ['abcdxyzqwertuiop', 'u', []],
    ['Ab3!Ab3!Ab3!', 'u', [easy]],
    ['Ab3!5Ab3!5', 'u', []],
    ['Password12345', 'u', [easy]],
    ['qwertyuiopasdfghjkl', 'u', [easy]],
    ['xQwertyuiop123', 'u', []],
    ['Zhang3!xyzqw', 'zhang', ['密码里不能带登录名']],
    ['Zh3!xyzqwer', 'zh', []],
    ['aB3!'.repeat(32), 'u', [easy]],
    ['aB3!x'.repeat(26), 'u', ['密码不能超过 128 个字符']],
  ])('%s of %s', (password, login, faults) =>
    expect(passwordFaults(password, login)).toEqual(faults),
  )
  it('a wait of one minute, doubled, an hour at most', () => {
    const minutes = (n: number) => lockedUntil(n, 7) && (lockedUntil(n, 7) - 7) / 60_000
    expect([0, 4, 5, 6, 7, 10, 11, 12, 99].map(minutes)).toEqual([0, 0, 1, 2, 4, 32, 60, 60, 60])
    const said = (n: number) => `连续输错的次数太多，请 ${n} 分钟后再试；忘记密码请找管理员重置`
    expect([lockSentence(0, 0), lockSentence(60_000, 0), lockSentence(60_001, 0)]).toEqual([
      said(1),
      said(1),
      said(2),
    ])
  })
  it('a session by its pause, its age and its last note', () => {
    const [pause, life] = [30 * 60_000, 12 * 3_600_000]
    expect(sessionHolds({ startedAt: 1, seenAt: life }, life)).toBe(true)
    expect(sessionHolds({ startedAt: 0, seenAt: life }, life)).toBe(false)
    expect(sessionHolds({ startedAt: 5, seenAt: 5 }, 4 + pause)).toBe(true)
    expect(sessionHolds({ startedAt: 5, seenAt: 5 }, 5 + pause)).toBe(false)
    const due = (now: number) => sessionDue({ startedAt: 0, seenAt: 5 }, now)
    expect([due(60_004), due(60_005)]).toEqual([false, true])
    expect([sessionCookie(true), sessionCookie(false)]).toEqual(['__Host-staff', 'staff'])
  })
})

describe('what the desk is told', () => {
  it('why two roles do not go together', () => {
    expect(rolesClash('admin', 'clerk')).toBe('系统、安全、审计三种管理员互相分开，也不兼别的岗位')
    expect(rolesClash('assistant', 'clerk')).toBe('辅助人员不能签字、不能决定，不兼别的岗位')
    expect(rolesClash('clerk', 'cadre')).toBe('代报员只替村民写下来，看不到工单，不兼别的岗位')
    expect(rolesClash('lead', 'reviewer')).toBe('执法人员不兼受理、审核、发布岗位')
    expect(rolesClash('officer', 'lead')).toBeNull()
  })
  it('numbers up to a thousand, and the result of an answer in front', () => {
    expect([0, 999, 1000, 5000].map(countText)).toEqual(['0', '999', '999+', '999+'])
    expect(answerText('settled', ' 好了 \n')).toBe('办理结果：困难或纠纷已经解决。\n好了')
  })
})
