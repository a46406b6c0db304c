import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '#api/office/staff/hash.ts'
import { caseActions } from '#api/office/cases/routes.ts'
import { catalogueActions } from '#api/office/catalogue/routes.ts'
import { decisionActions } from '#api/office/decisions/routes.ts'
import { keyActions } from '#api/office/open311/actions.ts'
import { platformActions } from '#api/office/platforms/routes.ts'
import { staffActions } from '#api/office/staff/routes.ts'
import { allows, roles, type Role } from '#rules/staff/roles.ts'
import { engines } from '#test/kit/stores.ts'
import { aDecision } from '#test/kit/rows.ts'
import { sampleInput } from '#test/kit/sample-input.ts'
import { openDesk, password, type Desk } from './desk.ts'

const missing = '00000000-0000-4000-8000-000000000000'
const secretWords = '某队员收钱不办事，我要反映他'

describe('an account of another place or body, with an id in its hands', () => {
  let desk: Desk
  /** What lies in the first place, by the beginning of the paths that lead to it; the longest beginning counts. */
  let ids: Record<string, string>
  let hidden = ''

  beforeAll(async () => {
    desk = await openDesk(engines[0]!)
    const { store } = desk.deps
    const [, other] = desk.deps.facts().places
    if (!other) throw new Error('one place alone')
    const passwordHash = await hashPassword(password)
    const account = (place: string, body: string, login: string, role: Role) =>
      store.write((tx) =>
        tx.staff.insert({
          place,
          body,
          login,
          name: '某人',
          role,
          passwordHash,
          demo: false,
          createdAt: desk.clock.at,
        }),
      )
    for (const role of roles) {
      await account(other.slug, other.firstResponder, `far-${role}`, role)
      await account(desk.place.slug, desk.department, `next-${role}`, role)
    }
    const made = await desk.take()
    hidden = (await desk.take({ story: secretWords, wish: 'conduct' })).id
    await desk.as('clerk', `/admin/cases/${made.id}/accept`)
    const third = desk.place.bodies.find(
      (b) => ![desk.here, desk.department].includes(b.id) && b.kind !== 'police',
    )
    const asked = { kind: 'summons', to: [third?.id], text: '请来', dueOn: '', evidence: '' }
    await desk.as('clerk', `/admin/cases/${made.id}/request`, asked)
    const item = desk.deps.facts().items[0]?.id
    const propose = { target: 'item', item, text: '要改' }
    await desk.as('clerk', `/admin/cases/${made.id}/propose`, propose)
    const requests = await store.read.requests.of(made.id)
    const idOf = (kind: string) => requests.find((r) => r.kind === kind)?.id ?? ''
    const decision = await store.write((tx) =>
      tx.decisions.insert(aDecision({ place: desk.place.slug })),
    )
    const paper = await store.write((tx) =>
      tx.papers.insert({
        id: crypto.randomUUID(),
        decisionId: decision.id,
        name: 'x',
        mime: 'image/jpeg',
        path: 'none',
        bytes: 1,
        sha256: 'x',
        pages: 1,
        state: 'waiting',
        at: 0,
        addedBy: desk.member('publisher').id,
      }),
    )
    await desk.as('clerk', '/admin/views', { name: '我的筛选' })
    const [view] = await store.read.savedViews.of(desk.member('clerk').id)
    ids = {
      '/admin/views/': view?.id ?? '',
      '/admin/cases/': made.id,
      '/admin/letters/': idOf('summons'),
      '/admin/proposals/': idOf('proposal'),
      '/admin/decisions/': decision.id,
      '/admin/decisions/papers/': paper.id,
      '/admin/accounts/': desk.member('officer').id,
    }
    for (const [path, id] of Object.entries(ids)) expect([path, id]).not.toEqual([path, ''])
  })
  afterAll(() => desk.dispose())

  const actions = () =>
    [
      ...caseActions(desk.office.cases),
      ...decisionActions(desk.office.decisions),
      ...staffActions(desk.office.staff),
      ...keyActions(desk.office.open311.keys),
      ...platformActions(desk.office.platforms),
      ...catalogueActions(desk.office.catalogue),
    ].filter((a) => a.path.startsWith('/admin/') && a.path.includes(':id'))
  const gates = (gate: string | readonly string[]) =>
    [gate].flat() as Parameters<typeof allows>[1][]
  const idFor = (path: string): string => {
    const starts = Object.keys(ids).filter((start) => path.startsWith(start))
    return ids[starts.toSorted((a, b) => b.length - a.length)[0] ?? ''] ?? missing
  }
  /** What an account is told, without what is another at every request. */
  const told = async (login: string, path: string, input: Record<string, unknown>) => {
    const answer = await desk.as(login, path, input)
    return { ...((await answer.json()) as object), status: answer.status, requestId: '' }
  }
  const state = async () => {
    const { read } = desk.deps.store
    const id = ids['/admin/cases/'] ?? ''
    return JSON.stringify([
      await read.cases.byId(id),
      await read.events.of(id),
      await read.requests.of(id),
      await read.decisions.byId(ids['/admin/decisions/'] ?? ''),
      await read.papers.byId(ids['/admin/decisions/papers/'] ?? ''),
      await read.staff.byId(ids['/admin/accounts/'] ?? ''),
      await read.savedViews.of(desk.member('clerk').id),
    ])
  }
  /** Every action on one thing, by every role that may do it: the same words as for what is not there, nothing changed. */
  async function closed(who: string, which: (path: string) => boolean, id = idFor) {
    const before = await state()
    let tried = 0
    for (const a of actions().filter(({ path }) => which(path)))
      for (const role of roles.filter((r) => gates(a.gate as never).some((v) => allows(r, v)))) {
        const input = sampleInput(a.input)
        const at = (one: string) => a.path.replace(':id', one)
        const real = await told(`${who}-${role}`, at(id(a.path)), input)
        const none = await told(`${who}-${role}`, at(missing), input)
        expect([a.path, role, real]).toEqual([a.path, role, none])
        // Forgetting a view that is gone is no fault.
        const done = real.status === 200 && !a.path.startsWith('/admin/views/')
        expect([a.path, role, done]).toEqual([a.path, role, false])
        tried += Number(real.status === 404)
      }
    expect(await state()).toBe(before)
    return tried
  }

  test('of another place: no action reads or changes it, and none tells that it is there', async () => {
    expect(await closed('far', () => true)).toBeGreaterThan(80)
  })

  test('of another body of the place: no action on a case, on a letter to somebody else', async () => {
    const which = (path: string) => /^\/admin\/(cases|letters)\//.test(path)
    expect(await closed('next', which)).toBeGreaterThan(60)
  })

  test('on-the-page 6: the same holds for a restricted case, by every role outside its supervisors', async () => {
    const which = (path: string) => path.startsWith('/admin/cases/')
    expect(await closed('next', which, () => hidden)).toBeGreaterThan(60)
    expect(await closed('far', which, () => hidden)).toBeGreaterThan(60)
  })

  test('what is read beside the actions: papers, drafts, same answers, files to load down', async () => {
    const far = (role: Role) => `far-${role}`
    const get = async (login: string, path: string) =>
      (
        await desk.api.request(path, {
          headers: { cookie: await desk.cookie(login), host: 'localhost' },
        })
      ).status
    const paper = ids['/admin/decisions/papers/'] ?? ''
    expect(await get(far('publisher'), `/admin/decisions/papers/${paper}/page.jpg`)).toBe(404)
    expect(await get(far('publisher'), '/admin/decisions/credit/1/file.xlsx')).toBe(404)
    const by = await desk.sessionOf(await desk.cookie(far('lead')))
    if (!by) throw new Error('no session')
    const { cases, decisions } = desk.office
    for (const id of [ids['/admin/cases/'] ?? '', hidden, missing]) {
      expect((await cases.together(by, [id])).lines).toEqual([])
      for (const look of [
        () => cases.open(by, id),
        () => cases.sheet(by, id),
        () => cases.lettersOf(by, id),
        () => cases.evidence(by, id, missing),
        () => cases.file(by, id, missing),
        () => cases.letter(by, id, missing),
        () => cases.letterCopy(by, id, missing),
        () => cases.seenBy(by, id),
        () => cases.draftAnswer(by, id, 'filed'),
      ])
        await expect(look()).rejects.toMatchObject({ status: 404 })
    }
    await expect(decisions.papersOf(by, ids['/admin/decisions/'] ?? '')).rejects.toMatchObject({
      status: 404,
    })
    const publisher = await desk.sessionOf(await desk.cookie(far('publisher')))
    if (!publisher) throw new Error('no session')
    expect((await cases.proposals(publisher)).open).toEqual([])
    expect((await decisions.credit.reconcile(publisher)).rows).toEqual([])
  })

  test('on-the-page 6: a restricted case teaches nothing and is in no list that anybody else reads', async () => {
    const { read } = desk.deps.store
    const settled = { item: desk.deps.facts().items[0]?.id }
    expect((await desk.as('supervisor', `/admin/cases/${hidden}/matter`, settled)).status).toBe(403)
    expect(JSON.stringify(await read.labelled.rows(desk.place.slug))).not.toContain(hidden)
    for (const login of ['clerk', 'lead', 'dept', 'coordinator'])
      expect(await desk.office.cases.search(desk.member(login), secretWords)).toEqual([])
    const { place } = desk
    const recent = await read.cases.recent({ place: place.slug, limit: 100 })
    expect(recent.map((c) => c.id)).not.toContain(hidden)
  })
})
