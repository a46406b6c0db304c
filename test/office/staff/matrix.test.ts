import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { form, post } from '#test/kit/house.ts'
import { engines } from '#test/kit/stores.ts'
import { caseReadings } from '#api/office/cases/reading-routes.ts'
import { caseActions } from '#api/office/cases/routes.ts'
import { catalogueActions } from '#api/office/catalogue/routes.ts'
import { decisionActions } from '#api/office/decisions/routes.ts'
import { inspectionActions } from '#api/office/inspections/routes.ts'
import { learningActions } from '#api/office/learning/routes.ts'
import { keyActions } from '#api/office/open311/actions.ts'
import { oversightActions } from '#api/office/oversight/routes.ts'
import { platformActions } from '#api/office/platforms/routes.ts'
import { staffReadings } from '#api/office/staff/reading-routes.ts'
import { staffActions } from '#api/office/staff/routes.ts'
import { openStatuses } from '#rules/staff/boxes.ts'
import { allows, roles, type Role } from '#rules/staff/roles.ts'
import { openDesk, watchers, type Desk } from '../desk.ts'

const [engine] = engines
if (!engine) throw new Error('no engine')
const loginOf: Record<Role, string> = {
  clerk: 'clerk',
  officer: 'officer',
  lead: 'lead',
  assistant: 'assistant',
  reviewer: 'reviewer',
  publisher: 'publisher',
  coordinator: 'coordinator',
  supervisor: 'supervisor',
  custodian: 'custodian',
  admin: 'admin',
  security: 'security',
  auditor: 'auditor',
  cadre: 'cadre',
}

describe('role matrix over every route of the desk (A6.1, S1-23)', () => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())
  const actions = () => [
    ...staffActions(desk.office.staff),
    ...caseActions(desk.office.cases),
    ...decisionActions(desk.office.decisions),
    ...oversightActions(desk.office.oversight),
    ...keyActions(desk.office.open311.keys),
    ...platformActions(desk.office.platforms),
    ...learningActions(desk.office.learning),
    ...inspectionActions(desk.office.inspections),
    ...catalogueActions(desk.office.catalogue),
  ]
  const pathOf = (path: string) => path.replace(':id', '00000000-0000-0000-0000-000000000000')

  const readings = () => [...staffReadings(desk.office.staff), ...caseReadings(desk.office.cases)]

  test('every POST below /admin is one of the declared actions, every GET a reading or a file', () => {
    const served = desk.api.routes.filter((r) => r.path.startsWith('/admin') && r.method !== 'ALL')
    const of = (method: string) =>
      new Set(served.filter((r) => r.method === method).map((r) => r.path))
    const declared = actions().map((a) => a.path)
    expect(of('POST')).toEqual(new Set(declared.filter((path) => path.startsWith('/admin/'))))
    // Files are loaded down; their gate has a test of its own.
    expect(of('GET')).toEqual(
      new Set([
        ...readings().map((r) => r.path),
        '/admin/cases/:id/files/:file',
        '/admin/catalogue/import/:id/:book',
        '/admin/decisions/import/:id/errors.xlsx',
        '/admin/decisions/credit/:batch/file.xlsx',
        '/admin/decisions/papers/:id/page.jpg',
      ]),
    )
    expect(new Set(served.map((r) => r.method))).toEqual(new Set(['POST', 'GET']))
  })

  test('without a session every action but signing in is refused: JSON by 401, a form by the way to the door', async () => {
    for (const a of actions().filter((x) => x.gate !== 'open')) {
      const json = await desk.api.request(pathOf(a.path), post({}))
      expect([a.path, json.status]).toEqual([a.path, 401])
      expect(json.headers.get('content-type')).toContain('application/problem+json')
      const back = await desk.api.request(pathOf(a.path), form({ text: '写了一半' }))
      expect(back.status).toBe(303)
      expect(back.headers.get('location')).toMatch(/^\/admin\/sign-in\/\?next=%2Fadmin%2F/)
    }
  })

  test.each(roles)('the role %s passes exactly the gates that it is allowed', async (role) => {
    for (const a of actions().filter((x) => x.gate !== 'open' && x.path !== '/admin/sign-out')) {
      const wanted = a.gate === 'signed-in' ? [] : [a.gate].flat()
      const may = a.gate === 'signed-in' || wanted.some((verb) => allows(role, verb as never))
      const answer = await desk.as(loginOf[role], pathOf(a.path), { nothing: 'like this' })
      // Behind the gate the unknown key is refused (400), or there is nothing under this id (404); before it stands 403.
      const passed = answer.status === 400 || answer.status === 404
      expect([a.path, may ? passed : answer.status]).toEqual([a.path, may ? true : 403])
    }
  })

  test.each(roles)(
    'the role %s reads exactly what it is allowed, and nobody without a session',
    async (role) => {
      for (const r of readings()) {
        const wanted = r.gate === 'signed-in' ? [] : [r.gate].flat()
        const may = r.gate === 'signed-in' || wanted.some((verb) => allows(role, verb as never))
        const answer = await desk.read(loginOf[role], pathOf(r.path))
        const passed = answer.status === 200 || answer.status === 404
        expect([r.path, may ? passed : answer.status]).toEqual([r.path, may ? true : 403])
        expect((await desk.api.request(pathOf(r.path))).status).toBe(401)
      }
    },
  )

  test('auxiliary staff never accept, answer, transfer, sign or decide (S1-23)', () => {
    for (const verb of [
      'case.accept',
      'case.answer',
      'case.transfer',
      'case.close',
      'case.receive',
      'decision.release',
      'decision.import',
    ] as const)
      expect(allows('assistant', verb)).toBe(false)
  })

  test('an administrator sees no case, and keeps accounts of one place alone', async () => {
    expect(allows('admin', 'case.see')).toBe(false)
    const { id } = await desk.take()
    await expect(desk.office.cases.open(desk.member('admin'), id)).rejects.toMatchObject({
      status: 404,
    })
    const elsewhere = await desk.deps.store.write((tx) =>
      tx.staff.insert({
        place: 'elsewhere',
        body: 'x',
        login: 'far-away',
        name: '别处',
        role: 'clerk',
        passwordHash: 'x',
        demo: false,
        createdAt: 0,
      }),
    )
    expect((await desk.as('security', `/admin/accounts/${elsewhere.id}/reset`)).status).toBe(404)
  })

  test('who leaves leaves nothing behind: cases go to the desk in the same write, listed (A6.9)', async () => {
    const { id, number } = await desk.take()
    const officer = desk.member('officer').id
    await desk.as('clerk', `/admin/cases/${id}/assign`, { to: officer })
    const cookie = await desk.cookie('officer')
    desk.spoil((tx) => ({
      ...tx,
      audit: { ...tx.audit, insert: () => Promise.reject(new Error('spoilt')) },
    }))
    expect((await desk.as('admin', `/admin/accounts/${officer}/disable`)).status).toBe(500)
    desk.spoil(null)
    expect((await desk.deps.store.read.cases.byId(id))?.handler).toBe(officer)
    const left = await desk.as('admin', `/admin/accounts/${officer}/disable`)
    expect(left.status).toBe(200)
    expect(await left.json()).toMatchObject({ handed: [number] })
    expect((await desk.deps.store.read.cases.byId(id))?.handler).toBeNull()
    expect(await desk.deps.store.read.cases.heldBy(officer, openStatuses, 10)).toEqual([])
    expect(await desk.sessionOf(cookie)).toBeNull()
    expect((await desk.as('lead', `/admin/cases/${id}/assign`, { to: officer })).status).toBe(400)
  })

  test('the last supervisor and administrator stay (A6.9)', async () => {
    const last = desk.member('supervisor').id
    expect((await desk.as('watch-admin', `/admin/accounts/${last}/disable`)).status).toBe(409)
    expect(
      (await desk.as('admin', `/admin/accounts/${desk.member('admin').id}/disable`)).status,
    ).toBe(409)
  })

  test('no administrator outside can make, reset or unlock an account that sees restricted cases (on-the-page 6)', async () => {
    const id = desk.member('supervisor').id
    for (const act of ['reset', 'disable', 'enable']) {
      const as = act === 'reset' ? 'security' : 'admin'
      const answer = await desk.as(as, `/admin/accounts/${id}/${act}`)
      expect([act, answer.status]).toEqual([act, 403])
    }
    for (const [body, role] of [
      [watchers, 'supervisor'],
      [watchers, 'custodian'],
      [watchers, 'admin'],
      [watchers, 'clerk'],
    ]) {
      const answer = await desk.as('admin', '/admin/accounts', {
        login: `mole-${role}`,
        name: '某',
        body,
        role,
      })
      expect(await answer.json()).toMatchObject({ code: 'staff.guarded' })
    }
    const own = { login: 'second.watch', name: '某', body: watchers, role: 'supervisor' }
    expect((await desk.as('watch-admin', '/admin/accounts', own)).status).toBe(200)
  })

  test('a new account gets a password that is shown once and works', async () => {
    const answer = await desk.formAs('admin', '/admin/accounts', {
      login: 'New.One',
      name: '新来的',
      body: desk.here,
      role: 'officer',
    })
    const id = new URL(answer.headers.get('location') ?? '', 'http://x').searchParams.get('note')
    const note = desk.office.notes.read(id)
    const fresh = /密码是 (\S+)/.exec(note?.say ?? '')?.[1] ?? ''
    expect(desk.office.notes.read(id)).toBeNull()
    const signed = await desk.api.request(
      '/admin/sign-in',
      post({ login: 'new.one', password: fresh }, { host: 'localhost', 'x-shouwen-client': 'new' }),
    )
    expect(signed.status).toBe(200)
    expect(
      (
        await desk.formAs('admin', '/admin/accounts', {
          login: 'new.one',
          name: '又来',
          body: desk.here,
          role: 'officer',
        })
      ).status,
    ).toBe(303)
    expect(
      (
        await desk.as('admin', '/admin/accounts', {
          login: 'x y',
          name: '某',
          body: 'nowhere',
          role: 'officer',
        })
      ).status,
    ).toBe(400)
  })
})
