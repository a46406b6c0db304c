import { expect } from 'vitest'
import { facts, form, makeHouse, post } from '#test/kit/house.ts'
import type { Engine } from '#test/kit/stores.ts'
import { hashPassword } from '#api/office/staff/hash.ts'
import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import type { Store, Writer } from '#db/open.ts'
import { memberOf } from '#api/office/member.ts'
import { noContact, type Contact } from '#rules/journey/contact.ts'
import { noAnswers, type Answers } from '#rules/journey/answers.ts'
import type { Place } from '#rules/content/place.ts'
import type { Role, StaffMember } from '#rules/staff/roles.ts'

/** 2026-05-06 09:00 in Shanghai, a Wednesday. */
export const morning = Date.UTC(2026, 4, 6, 1)
export const password = 'Desk-7421-quiet'
const hash = hashPassword(password)
/** A body outside the first responder that supervises it, in these tests. */
export const watchers = 'guidance-office'

/** The first place of content/, with a supervisor, so that restricted cases are taken. */
const withSupervisor = (places: number, change: (place: Place) => Place) => {
  const all = facts()
  const own = all.places.slice(0, places)
  return { ...all, places: own.map((p) => change({ ...p, supervisor: watchers })) }
}

/** A house with one account for each role, a clock to turn, and a store whose writes can be made to fail. */
export async function openDesk(
  engine: Engine,
  settings: Record<string, string> = {},
  /** How many places the deployment serves. */
  places = Infinity,
  /** What of a place is otherwise than content/ ships it. */
  change: (place: Place) => Place = (place) => place,
) {
  const all = withSupervisor(places, change)
  const served = () => all
  const { store: inner, dispose } = await engine.open()
  const clock = { at: morning }
  let spoil: ((tx: Writer) => Writer) | null = null
  const store: Store = {
    ...inner,
    read: inner.read,
    write: (fn) => inner.write((tx) => fn(spoil ? spoil(tx) : tx)),
    close: async () => undefined,
  }
  const parts: Partial<Deps> = {
    store,
    now: () => clock.at,
    facts: served,
    // Faults that a test makes on purpose need not stand on the console.
    log: () => undefined,
  }
  const house = await makeHouse({ parts, settings })
  const place = all.places[0]
  if (!place) throw new Error('content has no place')
  const department = place.bodies.find((b) => b.kind === 'department')?.id ?? ''
  const members = new Map<string, StaffMember>()
  const add = async (login: string, role: Role, body: string) => {
    const passwordHash = await hash
    const row = await inner.write((tx) =>
      tx.staff.insert({
        place: place.slug,
        body,
        login,
        name: `某${login}`,
        role,
        passwordHash,
        demo: false,
        createdAt: clock.at,
      }),
    )
    members.set(login, memberOf(row))
  }
  const here = place.firstResponder
  await add('clerk', 'clerk', here)
  await add('officer', 'officer', here)
  await add('lead', 'lead', here)
  await add('assistant', 'assistant', here)
  await add('reviewer', 'reviewer', here)
  await add('publisher', 'publisher', here)
  await add('publisher2', 'publisher', here)
  await add('admin', 'admin', here)
  await add('security', 'security', here)
  await add('auditor', 'auditor', here)
  await add('cadre', 'cadre', here)
  await add('coordinator', 'coordinator', watchers)
  await add('custodian', 'custodian', watchers)
  await add('watch-security', 'security', watchers)
  await add('supervisor', 'supervisor', watchers)
  await add('watch-admin', 'admin', watchers)
  await add('supervisor-here', 'supervisor', here)
  await add('dept', 'clerk', department)

  const member = (login: string): StaffMember => {
    const found = members.get(login)
    if (!found) throw new Error(`no account ${login}`)
    return found
  }
  const cookies = new Map<string, string>()
  /** The session cookie of an account, signed in once. */
  const cookie = async (login: string): Promise<string> => {
    const held = cookies.get(login)
    if (held) return held
    const answer = await house.api.request(
      '/admin/sign-in',
      post({ login, password }, { host: 'localhost', 'x-shouwen-client': login }),
    )
    expect(answer.status).toBe(200)
    const fresh = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    cookies.set(login, fresh)
    return fresh
  }

  // Each call comes from an address of its own: limits have their own test.
  let calls = 0
  const headersOf = async (login: string): Promise<Record<string, string>> => {
    clock.at += 1_000
    return { cookie: await cookie(login), host: 'localhost', 'x-shouwen-client': `n${calls++}` }
  }

  const as = async (login: string, path: string, body: unknown = {}) =>
    house.api.request(path, post(body, await headersOf(login)))

  return {
    ...house,
    clock,
    place,
    here,
    department,
    member,
    add,
    /** Lets time pass; whoever acts next signs in anew. */
    later: (ms: number) => {
      clock.at += ms
      cookies.clear()
    },
    cookie,
    /** Posts JSON as an account; a moment passes. */
    as,
    /** Reads JSON as an account. */
    read: async (login: string, path: string) =>
      house.api.request(path, { headers: await headersOf(login) }),
    /** Takes a step of a case as an account. */
    step: (login: string, id: string, name: string, body: unknown = {}) =>
      as(login, `/admin/cases/${id}/${name}`, body),
    /** A case as it stands in the database. */
    caseOf: async (id: string): Promise<Case> => {
      const found = await inner.read.cases.byId(id)
      if (!found) throw new Error('no case')
      return found
    },
    /** Posts a form as an account, as the pages do. */
    formAs: async (login: string, path: string, fields: Record<string, string> = {}) =>
      house.api.request(path, form(fields, await headersOf(login))),
    /** A case by the real intake, entered by the clerk. */
    take: (answers: Partial<Answers> = {}, contact: Partial<Contact> = {}) =>
      house.office.complaints.submit.intake({
        place: place.slug,
        channel: 'phone',
        answers: {
          ...noAnswers,
          story: '工地夜里施工，吵得睡不着',
          wish: 'check',
          area: place.areas.at(-1)?.id ?? '',
          spot: '某路口',
          time: 'often',
          nameMode: 'anonymous',
          evidence: 'done',
          called: true,
          ...answers,
        },
        contact: { ...noContact, ...contact },
        by: member('clerk'),
      }),
    /** Makes the next writes see another Writer; null ends it. */
    spoil: (how: ((tx: Writer) => Writer) | null) => void (spoil = how),
    dispose: async () => {
      await house.dispose()
      await dispose()
    },
  }
}
export type Desk = Awaited<ReturnType<typeof openDesk>>
