import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeHouse, post, root } from '#test/kit/house.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { actingBody } from '#rules/place/body.ts'
import { homeArea } from '#rules/place/name.ts'
import { openDemo } from '#api/http/demo.ts'
import { openDemoAccounts } from '#api/office/staff/demo.ts'

let house: Awaited<ReturnType<typeof makeHouse>>
let lines: string[]
beforeAll(async () => {
  house = await makeHouse({ parts: { log: () => undefined } })
  lines = await openDemo(house.deps, house.office, root)
})
afterAll(() => house.dispose())
const slug = () => house.deps.facts().places[0]?.slug ?? ''

test('demo accounts: one for each role, random passwords that work, printed from a file of mode 0600, stored only hashed', async () => {
  const roles = new Set((await house.deps.store.read.staff.list(slug())).map((s) => s.role))
  for (const role of ['clerk', 'officer', 'lead', 'reviewer', 'publisher', 'supervisor', 'admin'])
    expect(roles).toContain(role)
  const [login, password] = lines[0]?.split('\t') ?? []
  const signed = await house.api.request(
    '/admin/sign-in',
    post({ login, password }, { host: 'localhost' }),
  )
  expect(signed.status).toBe(200)
  const file = join(house.deps.config.dataDir, 'demo-accounts.txt')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file, 'utf8')).toContain(password)
  expect(JSON.stringify(await house.deps.store.read.staff.list(slug()))).not.toContain(password)
  expect(new Set(lines.map((l) => l.split('\t')[1])).size).toBe(lines.length)
})

test('a second start makes nothing new and prints the same', async () => {
  const count = async () => ({
    staff: (await house.deps.store.read.staff.list(slug())).length,
    cases: (await house.deps.store.read.cases.recent({ place: slug(), limit: 100 })).length,
    decisions: await house.office.decisions.count(slug()),
  })
  const before = await count()
  expect(await openDemo(house.deps, house.office, root)).toEqual(lines)
  expect(await count()).toEqual(before)
})

test('demo decisions are marked, released by a second person, linked to items, and one stays a draft', async () => {
  const shown = await house.office.decisions.newest(slug(), 50)
  expect(shown.length).toBeGreaterThanOrEqual(5)
  for (const d of shown) {
    expect(d.number).toContain('演示')
    expect(d.demo).toBe(true)
    expect(house.deps.facts().items.map((i) => i.id)).toContain(d.itemId)
  }
  // S0-18: in the name that the place's own assignment of the item says.
  const place = house.deps.facts().places[0]!
  for (const d of shown) {
    const item = house.deps.facts().items.find((i) => i.id === d.itemId)!
    const row = assignmentOf(place, item, homeArea(place)!.id, d.decidedOn)!
    expect([d.number, d.organ]).toEqual([d.number, actingBody(place, row).name])
  }
  const rows = await house.deps.store.read.decisions.byStatus(slug(), 'released', 50)
  for (const row of rows) expect(row.releasedBy).not.toBe(row.enteredBy)
  expect(await house.deps.store.read.decisions.byStatus(slug(), 'draft', 50)).toHaveLength(1)
})

test('demo cases fill the inbox, all marked', async () => {
  const cases = await house.deps.store.read.cases.recent({ place: slug(), limit: 50 })
  expect(new Set(cases.map((c) => c.status))).toEqual(
    new Set(['received', 'accepted', 'waiting_citizen', 'waiting_receiver', 'answered']),
  )
  for (const c of cases) expect([c.demo, c.text.includes('演示')]).toEqual([true, true])
})

test('office mode refuses to start over demo accounts, and makes none', async () => {
  const { deps } = house
  await expect(
    openDemoAccounts({ ...deps, config: { ...deps.config, mode: 'office' } }),
  ).rejects.toThrow('演示账号')
  const office = await makeHouse({ settings: { MODE: 'office' } })
  expect(await openDemo(office.deps, office.office, root)).toEqual([])
  expect(await office.deps.store.read.staff.any()).toBe(false)
  await office.dispose()
})

test('the command line: --dry-run writes nothing, an import makes drafts, a wrong account is refused', async () => {
  const { importCommand } = await import('#api/cli/import-decisions.ts')
  const file = join(root, 'content/places', slug(), 'demo-decisions.csv')
  const { settings } = house
  const run = async (...args: string[]) => {
    const io = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() }
    const code = await importCommand.run(args, io, {
      DATA_DIR: settings.DATA_DIR,
      KEY_DIR: settings.KEY_DIR,
      LOG_LEVEL: 'error',
    })
    return { code, out: String(io.stdout.read() ?? ''), err: String(io.stderr.read() ?? '') }
  }
  expect(await run('decisions')).toMatchObject({ code: 2, err: expect.stringContaining('用法') })
  expect(await run('decisions', file, '--place', slug(), '--by', 'nobody')).toMatchObject({
    code: 1,
    err: expect.stringContaining('nobody'),
  })
  const dry = await run(
    'decisions',
    file,
    '--place',
    slug(),
    '--by',
    `${slug()}-publisher`,
    '--dry-run',
  )
  expect(dry).toMatchObject({ code: 0, out: expect.stringMatching(/试读，没有写入.*没有变化 6/) })
})
