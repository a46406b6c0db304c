import type { Deps } from '#api/office/deps.ts'
import { memberOf } from '#api/office/member.ts'
import type { Writer } from '#db/store.ts'
import type { Staff } from '#db/staff.ts'
import { conflict, invalid, notFound, refusal } from '#rules/refusal.ts'
import { roleNames, type Role, type StaffMember } from '#rules/staff/roles.ts'
import { hashPassword, randomPassword } from './hash.ts'
import { newLogin } from './names.ts'

export const stillHolds = refusal('staff.holds_cases', 409, '这个账号名下还有没办完的事')
export const guarded = refusal('staff.guarded', 403, '不归您管理')
export const lastOfRole = refusal('staff.last', 409, '不能停用最后一个')

const open = [
  'received',
  'accepted',
  'waiting_citizen',
  'waiting_receiver',
  'answered',
  'withdrawn',
]

/** Accounts of one place, kept by its administrator; no administrator sees a password or a case. */
export function createAccounts(deps: Deps) {
  const { store, now } = deps

  const here = async (by: StaffMember, id: string): Promise<Staff> => {
    const row = await store.read.staff.byId(id)
    if (!row || row.place !== by.place) throw notFound('没有这个账号')
    refuseGuarded(by, row)
    return row
  }
  /**
   * Supervisors, and everybody at the body that supervises, belong to that body's own administrator: whoever may make
   * or reset such an account could sign in as it and see what is restricted (on-the-page 6).
   */
  const manages = (by: StaffMember, account: { body: string; role: string }): boolean => {
    const place = deps.facts().places.find((p) => p.slug === by.place)
    const apart = account.role === 'supervisor' || account.body === place?.supervisor
    return !apart || account.body === by.body
  }
  const refuseGuarded = (by: StaffMember, account: { body: string; role: string }): void => {
    if (!manages(by, account))
      throw guarded('执法监督单位和执法监督员的账号，由那个单位自己的系统管理员管理')
  }
  const audit = (tx: Writer, by: StaffMember, id: string, done: string) =>
    tx.audit.insert({
      at: now(),
      staffId: by.id,
      verb: 'staff.manage',
      object: `staff:${id}`,
      detail: { done },
    })

  /** Nothing stays with an account that nobody can open (A6.9). */
  async function refuseOrphans(row: Staff): Promise<void> {
    const held = await store.read.cases.inbox({
      place: row.place,
      body: row.body,
      status: open,
      handler: row.id,
      limit: 100,
    })
    if (held.length)
      throw stillHolds(`${row.name}名下还有 ${held.length} 件没办结，请先让负责人转办给别人`)
    // The last supervisor of a body and the last administrator stay, whether or not anything waits for them: to say
    // that something waits would tell that a restricted case exists (on-the-page 6).
    if (row.role !== 'supervisor' && row.role !== 'admin') return
    const others = (await store.read.staff.list(row.place)).filter(
      (s) =>
        s.id !== row.id &&
        !s.disabled &&
        s.role === row.role &&
        (s.role === 'admin' || s.body === row.body),
    )
    if (!others.length)
      throw lastOfRole(`每个单位至少要留一个${roleNames[row.role]}账号，请先建好接手的账号`)
  }

  return {
    list: async (by: StaffMember) =>
      (await store.read.staff.list(by.place)).map((row) => ({
        ...memberOf(row),
        disabled: row.disabled,
        locked: row.lockedUntil > now(),
        createdAt: row.createdAt,
        /** Whether this administrator may touch it. */
        mine: row.id !== by.id && manages(by, row),
      })),

    /** Makes an account with a random password, which is given back once and kept only hashed. */
    async create(
      by: StaffMember,
      input: { login: string; name: string; body: string; role: Role },
    ) {
      const place = deps.facts().places.find((p) => p.slug === by.place)
      if (!place?.bodies.some((b) => b.id === input.body))
        throw invalid('没有这个单位', [{ pointer: '/body', detail: '请从列表里选一个单位' }])
      refuseGuarded(by, input)
      const login = newLogin(input.login)
      if (await store.read.staff.byLogin(login)) throw conflict('这个登录名已经有人用了')
      const password = randomPassword()
      const passwordHash = await hashPassword(password)
      const row = await store.write(async (tx) => {
        const made = await tx.staff.insert({
          place: by.place,
          body: input.body,
          login,
          name: input.name,
          role: input.role,
          passwordHash,
          demo: false,
          createdAt: now(),
        })
        await audit(tx, by, made.id, 'created')
        return made
      })
      return { member: memberOf(row), password }
    },

    async disable(by: StaffMember, id: string): Promise<void> {
      const row = await here(by, id)
      if (row.id === by.id) throw conflict('不能停用自己的账号')
      await refuseOrphans(row)
      await store.write(async (tx) => {
        await tx.staff.update(row.id, row.version, { disabled: true })
        await tx.sessions.endAll(row.id)
        await audit(tx, by, row.id, 'disabled')
      })
    },

    async enable(by: StaffMember, id: string): Promise<void> {
      const row = await here(by, id)
      await store.write(async (tx) => {
        await tx.staff.update(row.id, row.version, {
          disabled: false,
          failedCount: 0,
          lockedUntil: 0,
        })
        await audit(tx, by, row.id, 'enabled')
      })
    },

    /** A new random password; the second factor goes off too: this is the way back for who lost the telephone. */
    async reset(by: StaffMember, id: string): Promise<{ password: string }> {
      const row = await here(by, id)
      const password = randomPassword()
      const passwordHash = await hashPassword(password)
      await store.write(async (tx) => {
        await tx.staff.update(row.id, row.version, {
          passwordHash,
          passwordSetAt: now(),
          totpOn: false,
          totpEnc: null,
          failedCount: 0,
          lockedUntil: 0,
        })
        await tx.sessions.endAll(row.id)
        await audit(tx, by, row.id, 'reset')
      })
      return { password }
    },
  }
}
