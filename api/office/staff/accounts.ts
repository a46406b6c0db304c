import type { Deps } from '#api/office/deps.ts'
import { memberOf } from '#api/office/member.ts'
import type { Writer } from '#db/store.ts'
import type { Staff } from '#db/staff.ts'
import { conflict, invalid, notFound, refusal } from '#rules/refusal.ts'
import { rolesClash } from '#rules/staff/duty.ts'
import { roleNames, type Role, type StaffMember } from '#rules/staff/roles.ts'
import { handOver } from './hand-over.ts'
import { hashPassword, randomPassword } from './hash.ts'
import { isLastHand, leaveBody } from './leave-body.ts'
import { newLogin } from './names.ts'

export const clash = refusal('staff.roles_clash', 409, '这两个岗位不能由一个人兼')
export const guarded = refusal('staff.guarded', 403, '不归您管理')
export const lastOfRole = refusal('staff.last', 409, '不能停用最后一个')

/** One of them stays: without it nobody could make accounts, or see what accuses the office. */
const watched = ['supervisor', 'admin']

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
    const apart =
      ['supervisor', 'custodian'].includes(account.role) || account.body === place?.supervisor
    return !apart || account.body === by.body
  }
  const refuseGuarded = (by: StaffMember, account: { body: string; role: string }): void => {
    if (!manages(by, account))
      throw guarded('执法监督单位和执法监督员的账号，由那个单位自己的系统管理员管理')
  }
  const audit = (tx: Writer, by: StaffMember, id: string, done: string, handed = 0) =>
    tx.audit.insert({
      at: now(),
      staffId: by.id,
      verb: 'staff.manage',
      object: `staff:${id}`,
      detail: handed ? { done, handed } : { done },
    })

  async function refuseLast(row: Staff): Promise<void> {
    // The last supervisor of a body and the last administrator stay, whether or not anything waits for them: to say
    // that something waits would tell that a restricted case exists (on-the-page 6).
    if (!watched.includes(row.role)) return
    const others = (await store.read.staff.list(row.place)).filter(
      (s) =>
        s.id !== row.id &&
        !s.disabled &&
        s.role === row.role &&
        (s.role !== 'supervisor' || s.body === row.body),
    )
    if (!others.length)
      throw lastOfRole(
        `每个单位至少要留一个${roleNames[memberOf(row).role]}账号，请先建好接手的账号`,
      )
  }

  /** One person, one body: the roles that must stay apart do so also when somebody has two accounts. */
  async function refuseClash(by: StaffMember, input: { name: string; body: string; role: Role }) {
    const same = (await store.read.staff.list(by.place, input.body)).filter(
      (s) => !s.disabled && s.name === input.name,
    )
    for (const other of same.map((row) => memberOf(row))) {
      const why = rolesClash(other.role, input.role)
      if (why)
        throw clash(
          `${input.name}已经有${roleNames[other.role]}的账号（${other.login}）。${why}；同名的另一个人，请在姓名后加字区分`,
          [{ pointer: '/role', detail: why }],
        )
    }
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
      await refuseClash(by, input)
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
          passwordGivenAt: now(),
        })
        await audit(tx, by, made.id, 'created')
        return made
      })
      return { member: memberOf(row), password }
    },

    /**
     * Shuts an account. What the person held goes to the body's desk in the same write; the numbers come back, so that
     * the office sees what is to be given to somebody (A6.9).
     */
    async disable(by: StaffMember, id: string): Promise<string[]> {
      const row = await here(by, id)
      if (row.id === by.id) throw conflict('不能停用自己的账号')
      await refuseLast(row)
      const last = await isLastHand(deps, store.read, row)
      return store.write(async (tx) => {
        await tx.staff.update(row.id, row.version, { disabled: true })
        await tx.sessions.endAll(row.id)
        const handed = await handOver(tx, row, by, now())
        const left = last ? await leaveBody(tx, row, by, now()) : []
        const all = [...new Set([...handed, ...left])]
        await audit(tx, by, row.id, 'disabled', all.length)
        return all
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
          passwordGivenAt: now(),
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
