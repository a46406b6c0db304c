import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demo } from '#api/cli/demo.ts'
import { diagnose, doctor } from '#api/cli/doctor.ts'
import { checkNode } from '#api/cli/doctor-checks.ts'
import { setup } from '#api/cli/setup.ts'
import { passwordHolds } from '#api/office/staff/hash.ts'
import { openReader } from '#db/open.ts'
import { facts } from '#test/kit/house.ts'
import { runCommand } from '#test/kit/command.ts'

const place = facts().places[0]
let dir: string
let env: Record<string, string>
const database = () => `file:${join(dir, 'data/shouwen.db')}`
const first = (...more: string[]) =>
  runCommand(setup, ['--login', 'First.Admin', '--name', '某管理员', ...more], env)

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'shouwen-cli-'))
  env = {
    DATA_DIR: join(dir, 'data'),
    KEY_DIR: join(dir, 'keys'),
    LOG_LEVEL: 'error',
    PLACES: place?.slug ?? '',
  }
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('shouwen setup', () => {
  it('makes an office and its first administrator, with a password that stands nowhere', async () => {
    const { code, out } = await first()
    expect(code).toBe(0)
    const password = /密码（.*?）：(\S+)/.exec(out)?.[1] ?? ''
    const { read, close } = await openReader(database())
    const row = await read.staff.byLogin('first.admin')
    expect(row).toMatchObject({ role: 'admin', body: place?.firstResponder, demo: false })
    expect(row?.passwordHash).not.toContain(password)
    expect(await passwordHolds(password, row?.passwordHash)).toBe(true)
    expect(await read.meta.get('mode')).toBe('office')
    await close()
    const kept = readFileSync(join(dir, 'data/shouwen.db'))
    expect(kept.includes(password)).toBe(false)
  })
  it('two offices never have the same password', async () => {
    const passwords = new Set<string>()
    for (let n = 0; n < 3; n++) {
      env = { ...env, DATA_DIR: join(dir, `data-${n}`) }
      passwords.add(/密码（.*?）：(\S+)/.exec((await first()).out)?.[1] ?? '')
    }
    expect(passwords.size).toBe(3)
  })
  it('a second administrator is for the first to make', async () => {
    await first()
    await expect(first()).rejects.toThrow(/已经有管理员（first\.admin）/)
  })
  it('the way back for a lost password ends every session and the second factor', async () => {
    const before = /密码（.*?）：(\S+)/.exec((await first()).out)?.[1] ?? ''
    const { code, out } = await runCommand(setup, ['--reset', 'first.admin'], env)
    expect(code).toBe(0)
    const password = /：(\S+)/.exec(out)?.[1] ?? ''
    const { read, close } = await openReader(database())
    const row = await read.staff.byLogin('first.admin')
    await close()
    expect(await passwordHolds(password, row?.passwordHash)).toBe(true)
    expect(await passwordHolds(before, row?.passwordHash)).toBe(false)
    expect(row).toMatchObject({ totpOn: false, disabled: false })
    await expect(runCommand(setup, ['--reset', 'nobody'], env)).rejects.toThrow('没有这个管理员')
  })
  it.each([
    ['no name', ['--login', 'first'], /用法/],
    ['nothing at all', [], /用法/],
  ])('%s: says how, and makes nothing', async (_, args, said) => {
    const { code, err } = await runCommand(setup, args, env)
    expect(code).toBe(2)
    expect(err).toMatch(said)
    expect(existsSync(join(dir, 'data'))).toBe(false)
  })
  it.each([
    ['a login with blanks', ['--login', 'a b', '--name', '某'], '登录名'],
    ['a place that is not there', ['--login', 'first', '--name', '某', '--place', 'x'], '辖区'],
    ['a body that is not there', ['--login', 'first', '--name', '某', '--body', 'x'], '单位'],
  ])('%s is refused', async (_, args, said) => {
    await expect(runCommand(setup, args, env)).rejects.toThrow(said)
  })
  it('refuses a demo folder, and the demo refuses an office', async () => {
    expect((await runCommand(demo, [], env)).code).toBe(0)
    await expect(first()).rejects.toThrow('MODE=office 与数据文件夹不符')
    env = { ...env, DATA_DIR: join(dir, 'office') }
    await first()
    expect((await runCommand(demo, [], { ...env, MODE: 'office' })).code).toBe(1)
    await expect(runCommand(demo, [], env)).rejects.toThrow('MODE=demo 与数据文件夹不符')
  })
})

describe('shouwen demo', () => {
  it('prints the accounts of this folder, the same each time, and no other folder has them', async () => {
    const { out } = await runCommand(demo, [], env)
    expect(out.trim().split('\n').length).toBeGreaterThan(5)
    expect((await runCommand(demo, [], env)).out).toBe(out)
    const other = { ...env, DATA_DIR: join(dir, 'other') }
    expect((await runCommand(demo, [], other)).out).not.toBe(out)
    expect(statSync(join(dir, 'data/demo-accounts.txt')).mode & 0o077).toBe(0)
  })
})

describe('shouwen doctor', () => {
  const november = Date.UTC(2026, 10, 22)
  const levels = async (at = november) =>
    Object.fromEntries((await diagnose(env, at)).checks.map((c) => [c.id, c.level]))

  it('looks and makes nothing', async () => {
    const { code } = await runCommand(doctor, [], env)
    expect(code).toBe(0)
    expect(existsSync(join(dir, 'data'))).toBe(false)
    expect(existsSync(join(dir, 'keys'))).toBe(false)
  })
  it('a fresh office: whole, and what it still lacks', async () => {
    await first()
    env = { ...env, MODE: 'office' }
    expect(await levels()).toMatchObject({ settings: 'ok', keys: 'ok', database: 'ok', disk: 'ok' })
    const { gaps } = await diagnose(env, november)
    for (const word of ['SITE_OWNER', 'SITE_ID_CODE', 'PUBLIC_URL', '两步验证', '未公布'])
      expect(gaps.join('\n')).toContain(word)
    expect(gaps.join('\n')).not.toContain('演示用的数据文件夹')
    const owned = { SITE_OWNER: '某镇人民政府', SITE_ID_CODE: '1234567890' }
    const ready = await diagnose({ ...env, ...owned, PUBLIC_URL: 'https://a.gov.cn' }, november)
    expect(ready.gaps.length).toBe(gaps.length - 3)
  })
  it('a demo says that it is one', async () => {
    expect((await diagnose(env, november)).gaps[0]).toContain('演示用的数据文件夹')
  })
  it('the calendar: a remark from November on, a fault without this year', async () => {
    const years = facts().holidays.map((h) => h.year)
    const last = Math.max(...years)
    expect(await levels(Date.UTC(last, 9, 31))).toMatchObject({ calendar: 'ok' })
    expect(await levels(Date.UTC(last, 10, 1))).toMatchObject({ calendar: 'remark' })
    expect(await levels(Date.UTC(last + 1, 1, 1))).toMatchObject({ calendar: 'fault' })
  })
  it('keys that others may read, that are damaged, or that are not these', async () => {
    await first()
    env = { ...env, MODE: 'office' }
    chmodSync(join(dir, 'keys/hmac.key'), 0o644)
    expect(await levels()).toMatchObject({ keys: 'fault' })
    chmodSync(join(dir, 'keys/hmac.key'), 0o600)
    rmSync(join(dir, 'keys/hmac.key'))
    expect(await levels()).toMatchObject({ keys: 'fault' })
    env = { ...env, DATA_DIR: join(dir, 'second'), KEY_DIR: join(dir, 'second-keys') }
    await first()
    env = { ...env, DATA_DIR: join(dir, 'data') }
    expect(await levels()).toMatchObject({ keys: 'ok', database: 'fault' })
  })
  it('a wrong setting is the only finding, and the exit code says so', async () => {
    const { code, out } = await runCommand(doctor, ['--json'], { ...env, PORT: 'x' })
    expect(code).toBe(1)
    const { ok, checks } = JSON.parse(out) as { ok: boolean; checks: { say: string }[] }
    expect(ok).toBe(false)
    expect(checks).toMatchObject([{ id: 'settings', level: 'fault' }])
    expect(checks[0]?.say).toContain('设置 PORT=x 不对')
  })
  it('an old Node is a fault', () => {
    expect(checkNode('v22.1.0')[0]).toBe('fault')
    expect(checkNode('v24.0.0')[0]).toBe('ok')
  })
})
