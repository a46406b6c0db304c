import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { ApiEnv, Gate } from '#api/office/deps.ts'
import { limits, type LimitName } from '#rules/limits.ts'
import { forbidden, refusal, tooMany } from '#rules/refusal.ts'
import { firstDutyWords } from '#rules/staff/duty.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'
import type { Context } from 'hono'

const signInFirst = refusal('sign_in', 401, '请先登录')
const secureFirst = refusal('staff.secure_first', 403, '请先到“我的安全”')
/** Where a person may go who still owes a password of their own or a second factor. */
const security = /\/admin\/(security\/|sign-out$)/

/** Doors for routes: `sessionOf` reads the account behind a Cookie header, or null. */
export function createGate(
  sessionOf: (cookie: string | null) => Promise<StaffMember | null>,
): Gate {
  const limiters = new Map(
    Object.entries(limits).map(([name, row]) => [
      name as LimitName,
      new RateLimiterMemory({ points: row.points, duration: row.seconds }),
    ]),
  )
  const whoIs = async (c: Context<ApiEnv>) => {
    const staff = await sessionOf(c.req.header('cookie') ?? null)
    if (!staff) throw signInFirst('登录已过期或还没有登录')
    if (staff.first && !security.test(c.req.path)) throw secureFirst(firstDutyWords[staff.first])
    c.set('staff', staff)
    return staff
  }
  return {
    signedIn: async (c, next) => {
      await whoIs(c)
      await next()
    },
    staffOnly: (verb) => async (c, next) => {
      const staff = await whoIs(c)
      if (!allows(staff.role, verb)) throw forbidden('您的岗位不能做这一步')
      await next()
    },
    limit: (name) => async (c, next) => {
      const row = limits[name]
      try {
        // Behind a session the account counts: all of an office may come from one address.
        const who = c.get('staff')?.id ?? c.get('client')
        const left = await limiters.get(name)!.consume(who)
        c.header(
          'ratelimit',
          `limit=${row.points}, remaining=${left.remainingPoints}, reset=${Math.ceil(left.msBeforeNext / 1000)}`,
        )
      } catch (res) {
        if (!(res instanceof RateLimiterRes)) throw res
        const minutes = Math.max(1, Math.ceil(res.msBeforeNext / 60_000))
        c.header('retry-after', String(Math.ceil(res.msBeforeNext / 1000)))
        throw tooMany(
          `“${row.say}”每 ${row.seconds / 60} 分钟最多 ${row.points} 次，请过 ${minutes} 分钟再试；急事请打 12345`,
        )
      }
      await next()
    },
  }
}
