import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import { memberOf } from '#api/office/member.ts'
import type { Writer } from '#db/store.ts'
import type { Staff } from '#db/staff.ts'
import { refusal } from '#rules/refusal.ts'
import {
  sessionCookie,
  sessionDue,
  sessionHolds,
  sessionIdle,
  sessionLife,
} from '#rules/staff/session.ts'
import { lockedUntil, lockSentence } from '#rules/staff/throttle.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { cookieOf, cookies, stepCookie, stepLife } from './cookie.ts'
import { passwordHolds } from './hash.ts'
import { hashId, plainLogin } from './names.ts'
import { codeStep } from './second-factor.ts'
import { strangers } from './strangers.ts'

export const wrongSignIn = refusal('staff.wrong', 401, '登录名或密码不对')
export const wrongCode = refusal('staff.wrong_code', 401, '动态码不对')
export const locked = refusal('staff.locked', 429, '请过一会儿再试')
export const plainHttp = refusal('staff.plain_http', 403, '这个地址不能登录')

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/

type From = { cookie: string | null; host: string }
/** `cookies` are Set-Cookie values; `next` says whether a code is still to be asked for. */
type SignedIn = { cookies: string[]; next: 'in' | 'code' }

/** Signing in and out, and who is behind a cookie (A6.6; GB/T 22239). */
export function createSignIn(deps: Deps) {
  const { store, now, config } = deps
  const bake = cookies(config.secure)
  const cookieName = sessionCookie(config.secure)
  const unknown = strangers()
  // Tickets live five minutes; a restart only asks for the password again.
  const ticketKey = randomBytes(32)

  const mac = (text: string): Buffer => createHmac('sha256', ticketKey).update(text).digest()
  const ticketFor = (row: Staff): string => {
    const text = `${row.id}.${now() + stepLife}.${row.passwordSetAt}`
    return `${text}.${mac(text).toString('base64url')}`
  }
  const ticketHolder = async (cookie: string | null): Promise<Staff | undefined> => {
    const [id = '', until = '', setAt = '', seal = ''] = (cookieOf(cookie, stepCookie) ?? '').split(
      '.',
    )
    const given = Buffer.from(seal, 'base64url')
    const wanted = mac(`${id}.${until}.${setAt}`)
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted) || Number(until) < now())
      return undefined
    const row = await store.read.staff.byId(id)
    return row && !row.disabled && row.passwordSetAt === Number(setAt) ? row : undefined
  }

  /** Counts a failure and shuts the account for a while when there were too many. */
  const failed = (id: string) =>
    store.write(async (tx) => {
      const count = await tx.staff.failed(id)
      const until = lockedUntil(count, now())
      const row = await tx.staff.byId(id)
      if (row && until) await tx.staff.update(id, row.version, { lockedUntil: until })
      await tx.audit.insert({
        at: now(),
        staffId: id,
        verb: 'account.sign_in_failed',
        object: `staff:${id}`,
        detail: { count },
      })
    })

  /** A new session under a new random id; whatever session the browser brought along ends (no fixation). */
  async function begin(tx: Writer, row: Staff, old: string | null): Promise<string> {
    if (old) await tx.sessions.end(hashId(old))
    const id = randomBytes(32).toString('base64url')
    const at = now()
    await tx.sessions.insert({
      idHash: hashId(id),
      staffId: row.id,
      createdAt: at,
      seenAt: at,
      expiresAt: at + sessionIdle,
    })
    await tx.sessions.purge(at)
    const fresh = (await tx.staff.byId(row.id)) ?? row
    await tx.staff.update(row.id, fresh.version, { failedCount: 0, lockedUntil: 0 })
    await tx.audit.insert({
      at,
      staffId: row.id,
      verb: 'account.sign_in',
      object: `staff:${row.id}`,
      detail: { secondFactor: row.totpOn },
    })
    return bake.session(id)
  }

  const httpRefusal = (host: string): string | null =>
    config.secure || config.allowHttpStaff || loopback.test(host)
      ? null
      : '这里没有用 https，工作人员不能登录：密码会被别人看到。请把 PUBLIC_URL 设成 https 地址；只在封闭内网用的，可以设 ALLOW_HTTP_STAFF=1'
  const checkHttp = (host: string): void => {
    const why = httpRefusal(host)
    if (why) throw plainHttp(why)
  }

  return {
    /** Why nobody may sign in over this address; null when they may (DESIGN §3 trap 8). */
    httpRefusal,

    /** Checks a password. Throws one and the same refusal for a wrong password, an unknown login and a disabled account. */
    async signIn(input: { login: string; password: string }, from: From): Promise<SignedIn> {
      checkHttp(from.host)
      const login = plainLogin(input.login)
      const row = await store.read.staff.byLogin(login)
      const until = row ? row.lockedUntil : unknown.lockedUntil(login)
      const holds = await passwordHolds(input.password, row?.passwordHash)
      if (until > now()) throw locked(lockSentence(until, now()))
      if (!row || row.disabled || !holds) {
        if (row) await failed(row.id)
        else unknown.failed(login, now())
        throw wrongSignIn('登录名或密码不对，请再看一遍；连续输错会暂时锁住')
      }
      if (row.totpOn) return { cookies: [bake.step(ticketFor(row))], next: 'code' }
      const old = cookieOf(from.cookie, cookieName)
      return { cookies: [await store.write((tx) => begin(tx, row, old))], next: 'in' }
    },

    /** Checks the code of the second factor after the password; a code works once. */
    async secondFactor(code: string, from: From): Promise<SignedIn> {
      checkHttp(from.host)
      const row = await ticketHolder(from.cookie)
      if (!row?.totpEnc) throw wrongSignIn('请重新输入登录名和密码')
      if (row.lockedUntil > now()) throw locked(lockSentence(row.lockedUntil, now()))
      const secret = deps.keys.open(row.totpEnc, `staff:${row.id}:totp`)
      const key = `totp:${row.id}`
      const used = await store.write(async (tx) => {
        const step = codeStep(secret, code, now(), Number((await tx.meta.get(key)) ?? 0))
        if (step === null) return null
        await tx.meta.set(key, String(step))
        return begin(tx, row, cookieOf(from.cookie, cookieName))
      })
      if (used === null) {
        await failed(row.id)
        throw wrongCode('动态码不对或已经用过，请等下一个再输')
      }
      return { cookies: [used, bake.stepGone()], next: 'in' }
    },

    /** The account behind a Cookie header, or null. Moves the end of the session on, at most once a minute. */
    async sessionOf(cookie: string | null): Promise<StaffMember | null> {
      const id = cookieOf(cookie, cookieName)
      const at = now()
      const found = id ? await store.read.sessions.find(hashId(id), at) : undefined
      if (!found) return null
      const { session, staff } = found
      const times = { startedAt: session.createdAt, seenAt: session.seenAt }
      if (!sessionHolds(times, at)) return null
      if (sessionDue(times, at)) {
        const end = Math.min(at + sessionIdle, session.createdAt + sessionLife)
        await store.write((tx) => tx.sessions.touch(session.idHash, at, end))
      }
      return memberOf(staff, config.mode)
    },

    async signOut(by: StaffMember, cookie: string | null): Promise<string[]> {
      const id = cookieOf(cookie, cookieName)
      await store.write(async (tx) => {
        if (id) await tx.sessions.end(hashId(id))
        await tx.audit.insert({
          at: now(),
          staffId: by.id,
          verb: 'account.sign_out',
          object: `staff:${by.id}`,
        })
      })
      return [bake.sessionGone(), bake.stepGone()]
    },
  }
}
