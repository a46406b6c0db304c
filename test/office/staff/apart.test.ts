import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { post, root } from '#test/kit/house.ts'
import { engines } from '#test/kit/stores.ts'
import { generateSync } from 'otplib'
import { firstDuty, rolesClash, seesPersonalData } from '#rules/staff/duty.ts'
import { adminPages, mayOpen } from '#rules/staff/pages.ts'
import { allows, roles, verbs, type Verb } from '#rules/staff/roles.ts'
import { openDesk, password, watchers, type Desk } from '../desk.ts'

const [engine] = engines
if (!engine) throw new Error('no engine')

describe('which roles stay apart', () => {
  test('an enforcement account approves nothing and does no clerical work (S3-10b)', () => {
    const approving: Verb[] = [
      'case.extend',
      'case.file',
      'case.settle',
      'case.enter',
      'decision.import',
      'decision.release',
      'decision.withdraw',
      'catalogue.edit',
      'catalogue.import',
      'staff.manage',
      'staff.reset',
    ]
    expect(approving.filter((verb) => allows('officer', verb))).toEqual([])
    for (const role of ['clerk', 'reviewer', 'publisher', 'admin', 'supervisor'] as const)
      expect([role, rolesClash('officer', role)]).not.toEqual([role, null])
  })
  test('assistants read and note, and that is all (S1-23)', () => {
    expect(verbs.filter((verb) => allows('assistant', verb))).toEqual([
      'case.see',
      'case.note',
      'case.search',
    ])
    for (const role of roles.filter((r) => r !== 'assistant'))
      expect(rolesClash('assistant', role)).not.toBeNull()
  })
  test('system, security and audit administrators share no verb and no person, and see no case', () => {
    const three = ['admin', 'security', 'auditor'] as const
    for (const verb of verbs) {
      const holders = three.filter((role) => allows(role, verb))
      expect([verb, holders.length <= 1]).toEqual([verb, true])
      if (/^(case|restricted|decision)\./.test(verb)) expect([verb, holders]).toEqual([verb, []])
    }
    for (const one of three)
      for (const other of roles)
        expect([one, other, rolesClash(one, other) === null]).toEqual([one, other, one === other])
  })
  test('whether two roles clash does not depend on their order', () => {
    for (const a of roles) for (const b of roles) expect(rolesClash(a, b)).toBe(rolesClash(b, a))
  })
  test('every role sees personal data, so each owes a second factor in an office; a demo does not', () => {
    for (const role of roles) {
      expect([role, seesPersonalData(role)]).toEqual([role, true])
      const bare = { role, secondFactor: false, passwordGiven: false }
      expect(firstDuty(bare, 'office')).toBe('second_factor')
      expect(firstDuty(bare, 'demo')).toBeNull()
      expect(firstDuty({ ...bare, secondFactor: true }, 'office')).toBeNull()
      expect(firstDuty({ ...bare, passwordGiven: true }, 'demo')).toBe('password')
    }
  })
})

describe('pages of the desk', () => {
  const folder = join(root, 'site/pages/admin')
  const pages = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name).slice(folder.length + 1))
    .map((f) => f.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, ''))

  test('each file has a row in the table of roles, and each row a file', () => {
    expect(Object.keys(adminPages).sort()).toEqual(pages.sort())
  })
  test.each(roles)('the role %s opens exactly what its row allows', (role) => {
    for (const [name, who] of Object.entries(adminPages)) {
      const path = `/admin/${name.replace(/\[\w+\]/g, '4f1c')}${name ? '/' : ''}`
      const wanted = typeof who === 'string' || who.some((verb) => allows(role, verb))
      expect([path, mayOpen(role, path)]).toEqual([path, wanted])
      expect([path, mayOpen(null, path)]).toEqual([path, who === 'open'])
    }
    expect(mayOpen(role, '/admin/nothing/like/this/')).toBe(false)
  })
})

describe('a fresh account in an office', () => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine, { MODE: 'office' })))
  afterAll(() => desk.dispose())
  let caller = 0
  const send = (path: string, body: unknown, cookie = '') =>
    desk.api.request(
      path,
      post(body, { host: 'localhost', cookie, 'x-shouwen-client': `a${caller++}` }),
    )
  const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const code = async (answer: Response) => [
    answer.status,
    ((await answer.json()) as { code?: string }).code,
  ]
  /** Sets the second factor of a signed-in account up. */
  const factor = async (login: string, cookie: string) => {
    expect((await send('/admin/security/second-factor', {}, cookie)).status).toBe(200)
    const { secret } = await desk.office.staff.overview(desk.member(login), cookie)
    const now = generateSync({ secret: secret ?? '', epoch: Math.floor(desk.clock.at / 1000) })
    expect(
      (await send('/admin/security/second-factor/confirm', { code: now }, cookie)).status,
    ).toBe(200)
  }

  test('does nothing before the second factor, then first changes a given password', async () => {
    const cookie = cookieOf(await send('/admin/sign-in', { login: 'admin', password }))
    const account = { login: 'fresh.one', name: '新来的', body: desk.here, role: 'clerk' }
    expect(await code(await send('/admin/accounts', account, cookie))).toEqual([
      403,
      'staff.secure_first',
    ])
    expect(await desk.sessionOf(cookie)).toMatchObject({ first: 'second_factor' })
    await factor('admin', cookie)
    expect(await desk.sessionOf(cookie)).toMatchObject({ first: null })
    const made = (await (await send('/admin/accounts', account, cookie)).json()) as {
      password: string
    }
    const own = cookieOf(
      await send('/admin/sign-in', { login: 'fresh.one', password: made.password }),
    )
    expect(await desk.sessionOf(own)).toMatchObject({ first: 'password' })
    expect(await code(await send('/admin/cases/x/accept', {}, own))).toEqual([
      403,
      'staff.secure_first',
    ])
    const next = 'Chosen-8642-myself'
    const change = { password: made.password, newPassword: next, newPasswordAgain: next }
    expect((await send('/admin/security/password', change, own)).status).toBe(200)
    expect(await desk.sessionOf(own)).toMatchObject({ first: 'second_factor' })
    expect((await send('/admin/sign-out', {}, own)).status).toBe(200)
  })

  test('one person gets no second account of a role that must stay apart', async () => {
    const by = desk.member('admin')
    const make = (login: string, name: string, role: 'officer' | 'clerk', body = desk.here) =>
      desk.office.staff.create(by, { login, name, body, role })
    await make('two.hats', '某甲', 'officer')
    await expect(make('two.hats2', '某甲', 'clerk')).rejects.toMatchObject({
      code: 'staff.roles_clash',
    })
    await make('two.hats3', '某甲（另一人）', 'clerk')
    await make('two.hats4', '某甲', 'officer', desk.department)
    expect(desk.member('supervisor').body).toBe(watchers)
  })
})
