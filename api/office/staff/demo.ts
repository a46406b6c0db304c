import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Deps } from '#api/office/deps.ts'
import type { Place } from '#rules/content/place.ts'
import { respondersOf } from '#rules/place/responder.ts'
import { roleNames, type Role } from '#rules/staff/roles.ts'
import { hashPassword, randomPassword } from './hash.ts'

export class DemoError extends Error {}
type Account = { login: string; name: string; role: Role; body: string; place: string }

/** The accounts of a demo: one of each role at the first responder, a supervisor outside, a department, a township. */
function accountsOf(place: Place): Account[] {
  const here = place.firstResponder
  const outside = (kind: string) => place.bodies.find((b) => b.kind === kind && b.id !== here)?.id
  const at = (
    login: string,
    role: Role,
    body: string,
    name = `演示${roleNames[role]}`,
  ): Account => ({ login: `${place.slug}-${login}`, name, role, body, place: place.slug })
  const supervisor = place.supervisor ?? outside('guidance_office')
  const department = outside('department')
  // What is written about a township goes to its own desk; one of them has people in a demo.
  const town = respondersOf(place).find((id) => id !== here)
  return [
    at('clerk', 'clerk', here),
    at('officer', 'officer', here),
    at('lead', 'lead', here, '演示队长'),
    at('reviewer', 'reviewer', here),
    at('publisher', 'publisher', here, '演示信息发布员甲'),
    at('publisher2', 'publisher', here, '演示信息发布员乙'),
    at('admin', 'admin', here),
    at('security', 'security', here),
    at('auditor', 'auditor', here),
    at('cadre', 'cadre', here),
    ...(supervisor
      ? [
          at('supervisor', 'supervisor', supervisor),
          at('coordinator', 'coordinator', supervisor),
          at('watch-admin', 'admin', supervisor, '演示监督单位系统管理员'),
        ]
      : []),
    ...(department
      ? [
          at('dept', 'clerk', department, '演示县级部门受理员'),
          at('dept-lead', 'lead', department, '演示县级部门负责人'),
        ]
      : []),
    ...(town
      ? [
          at('town-clerk', 'clerk', town, '演示镇街受理员'),
          at('town-officer', 'officer', town, '演示镇街承办人'),
        ]
      : []),
  ]
}

const fileOf = (deps: Deps): string => join(deps.config.dataDir, 'demo-accounts.txt')
const head = '# 演示账号。密码随机生成，只属于这个演示数据文件夹；数据库里只存散列。'

/**
 * Makes the demo accounts of every open place, once for each data folder, and gives the lines to print: login, password
 * and role. A second start reads them from a file of mode 0600. In office mode it refuses to start over demo accounts.
 */
export async function openDemoAccounts(deps: Deps): Promise<string[]> {
  const { store, now } = deps
  if (deps.config.mode === 'office') {
    for (const { slug } of deps.facts().places)
      if ((await store.read.staff.list(slug)).some((s) => s.demo))
        throw new DemoError(
          '数据库里有演示账号，不能作正式用。请换一个 DATA_DIR（或 DATABASE_URL）重新安装。',
        )
    return []
  }
  const file = fileOf(deps)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [head]
  for (const place of deps.facts().places) {
    const key = `demo:accounts:${place.slug}`
    if ((await store.read.meta.get(key)) !== undefined) continue
    const made = await Promise.all(
      accountsOf(place).map(async (account) => {
        const password = randomPassword()
        return { account, password, passwordHash: await hashPassword(password) }
      }),
    )
    for (const { account, password } of made)
      lines.push([account.login, password, account.name].join('\t'))
    // The file first: an account whose password nobody knows would be of no use.
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
    chmodSync(file, 0o600)
    await store.write(async (tx) => {
      for (const { account, passwordHash } of made)
        await tx.staff.insert({ ...account, passwordHash, demo: true, createdAt: now() })
      await tx.meta.set(key, '1')
    })
  }
  return lines.length > 1
    ? lines.slice(1)
    : ['演示账号已经建过，但 demo-accounts.txt 不在了；要新的密码，请换一个数据文件夹']
}
