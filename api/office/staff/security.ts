import type { Deps } from '#api/office/deps.ts'
import type { Staff } from '#db/staff.ts'
import { invalid, notFound, refusal } from '#rules/refusal.ts'
import { passwordFaults } from '#rules/staff/password.ts'
import { sessionCookie, sessionHolds } from '#rules/staff/session.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import type { AccountVerb } from '#rules/staff/verb-names.ts'
import { cookieOf } from './cookie.ts'
import { hashPassword, passwordHolds } from './hash.ts'
import { hashId } from './names.ts'
import { codeStep, newSecret, secretPicture } from './second-factor.ts'

export const secondFactorOn = refusal('staff.second_factor_on', 409, '两步验证已经开着')

/** What a person does to their own account: password, second factor, sessions. */
export function createSecurity(deps: Deps) {
  const { store, now } = deps
  const cookieName = sessionCookie(deps.config.secure)

  const own = async (by: StaffMember): Promise<Staff> => {
    const row = await store.read.staff.byId(by.id)
    if (!row) throw notFound('没有这个账号')
    return row
  }
  const checkPassword = async (row: Staff, password: string, pointer: string): Promise<void> => {
    if (!(await passwordHolds(password, row.passwordHash)))
      throw invalid('现在的密码不对', [{ pointer, detail: '现在的密码不对' }])
  }
  const change = (
    row: Staff,
    verb: AccountVerb,
    patch: Partial<Staff>,
    keepSession: string | null,
  ) =>
    store.write(async (tx) => {
      await tx.staff.update(row.id, row.version, patch)
      await tx.sessions.endAll(row.id, keepSession ? hashId(keepSession) : '')
      await tx.audit.insert({ at: now(), staffId: row.id, verb, object: `staff:${row.id}` })
    })

  return {
    /** What the page of one's own account shows; `picture` and `secret` only while a second factor is being set up. */
    async overview(by: StaffMember, cookie: string | null) {
      const row = await own(by)
      const here = hashId(cookieOf(cookie, cookieName) ?? '')
      const sessions = (await store.read.sessions.of(by.id))
        .filter((s) => sessionHolds({ startedAt: s.createdAt, seenAt: s.seenAt }, now()))
        // The list shows a short handle, never the whole hash.
        .map((s) => ({
          handle: s.idHash.slice(0, 12),
          startedAt: s.createdAt,
          seenAt: s.seenAt,
          here: s.idHash === here,
        }))
      const pending =
        row.totpEnc && !row.totpOn ? deps.keys.open(row.totpEnc, `staff:${row.id}:totp`) : null
      return {
        sessions,
        secondFactor: row.totpOn,
        passwordSetAt: row.passwordSetAt,
        secret: pending,
        picture: pending ? await secretPicture(pending, row.login, '首问') : null,
      }
    },

    /** Sets a new password; every other session ends. */
    async changePassword(
      by: StaffMember,
      input: { password: string; newPassword: string },
      cookie: string | null,
    ) {
      const row = await own(by)
      await checkPassword(row, input.password, '/password')
      const faults = passwordFaults(input.newPassword, row.login)
      if (input.newPassword === input.password) faults.push('新密码要和现在的不一样')
      if (faults.length)
        throw invalid(
          faults.join('；'),
          faults.map((detail) => ({ pointer: '/newPassword', detail })),
        )
      const patch = {
        passwordHash: await hashPassword(input.newPassword),
        passwordSetAt: now(),
        passwordGivenAt: null,
      }
      await change(row, 'account.password', patch, cookieOf(cookie, cookieName))
    },

    /** Makes a secret and keeps it sealed, not yet in use: it counts once a code from it was typed back. */
    async beginSecondFactor(by: StaffMember): Promise<void> {
      const row = await own(by)
      if (row.totpOn) throw secondFactorOn()
      const totpEnc = deps.keys.seal(newSecret(), `staff:${row.id}:totp`)
      await store.write((tx) => tx.staff.update(row.id, row.version, { totpEnc }))
    },

    async confirmSecondFactor(by: StaffMember, code: string, cookie: string | null): Promise<void> {
      const row = await own(by)
      if (row.totpOn) throw secondFactorOn()
      const secret = row.totpEnc ? deps.keys.open(row.totpEnc, `staff:${row.id}:totp`) : null
      if (secret === null || codeStep(secret, code, now(), 0) === null)
        throw invalid('动态码不对，请看手机上现在的六位数', [
          { pointer: '/code', detail: '动态码不对' },
        ])
      await change(row, 'account.second_factor', { totpOn: true }, cookieOf(cookie, cookieName))
    },

    async dropSecondFactor(
      by: StaffMember,
      password: string,
      cookie: string | null,
    ): Promise<void> {
      const row = await own(by)
      await checkPassword(row, password, '/password')
      await change(
        row,
        'account.second_factor',
        { totpOn: false, totpEnc: null },
        cookieOf(cookie, cookieName),
      )
    },

    /** Ends one of one's own sessions by its handle, or with «others» all but this one. */
    async endSession(by: StaffMember, handle: string, cookie: string | null): Promise<void> {
      const mine = (await store.read.sessions.of(by.id)).filter((s) => s.idHash.startsWith(handle))
      await store.write(async (tx) => {
        if (handle === 'others')
          await tx.sessions.endAll(by.id, hashId(cookieOf(cookie, cookieName) ?? ''))
        else for (const s of mine) await tx.sessions.end(s.idHash)
        await tx.audit.insert({
          at: now(),
          staffId: by.id,
          verb: 'account.sessions',
          object: `staff:${by.id}`,
        })
      })
    },
  }
}
