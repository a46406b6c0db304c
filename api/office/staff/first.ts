import type { Deps } from '#api/office/deps.ts'
import { memberOf } from '#api/office/member.ts'
import { conflict, invalid, notFound } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { hashPassword, randomPassword } from './hash.ts'
import { newLogin, plainLogin } from './names.ts'

type Given = { place: string; body?: string; login: string; name: string }
type Made = { member: StaffMember; password: string }

/**
 * What only whoever runs the machine may do, for the desk cannot: the first administrator of a place, and the way back
 * for one who lost the password. Passwords are random, given back once and kept only hashed.
 */
export const createFirst = ({ store, facts, now }: Deps) => ({
  /** Refuses where the place has an administrator already, for that one makes all further accounts. */
  async administrator({ place: slug, body, login: given, name }: Given): Promise<Made> {
    const place = facts().places.find((p) => p.slug === slug)
    if (!place) throw notFound(`没有“${slug}”这个辖区`)
    const unit = body ?? place.firstResponder
    if (!place.bodies.some((b) => b.id === unit)) throw invalid(`辖区里没有“${unit}”这个单位`)
    const login = newLogin(given)
    if (!name.trim()) throw invalid('请写管理员的姓名')
    const password = randomPassword()
    const passwordHash = await hashPassword(password)
    const at = now()
    const row = await store.write(async (tx) => {
      const admin = (await tx.staff.list(slug)).find((s) => s.role === 'admin' && !s.disabled)
      if (admin)
        throw conflict(
          `${place.name}已经有管理员（${admin.login}），别的账号由管理员在工作台建；密码丢了用 --reset`,
        )
      const made = await tx.staff.insert({
        place: slug,
        body: unit,
        login,
        name: name.trim(),
        role: 'admin',
        passwordHash,
        demo: false,
        createdAt: at,
        passwordGivenAt: at,
      })
      await tx.audit.insert({
        at,
        verb: 'staff.manage',
        object: `staff:${made.id}`,
        detail: { done: 'created', by: 'operator' },
      })
      return made
    })
    return { member: memberOf(row), password }
  },

  /** A new password for an administrator; sessions end and the second factor goes off. */
  async reset(login: string): Promise<Made> {
    const password = randomPassword()
    const passwordHash = await hashPassword(password)
    const at = now()
    const row = await store.write(async (tx) => {
      const old = await tx.staff.byLogin(plainLogin(login))
      if (!old || old.role !== 'admin') throw notFound('没有这个管理员账号')
      const changed = await tx.staff.update(old.id, old.version, {
        passwordHash,
        passwordSetAt: at,
        passwordGivenAt: at,
        disabled: false,
        totpOn: false,
        totpEnc: null,
        failedCount: 0,
        lockedUntil: 0,
      })
      await tx.sessions.endAll(old.id)
      await tx.audit.insert({
        at,
        verb: 'staff.manage',
        object: `staff:${old.id}`,
        detail: { done: 'reset', by: 'operator' },
      })
      return changed
    })
    return { member: memberOf(row), password }
  },
})
