import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict } from '#db/errors.ts'
import { aStaff, morning } from '#test/kit/rows.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'

describe.each(engines)('accounts on $name', ({ open }) => {
  let test: TestStore
  beforeAll(async () => {
    test = await open()
  })
  afterAll(() => test.dispose())
  const hire = (over = {}) => test.store.write((tx) => tx.staff.insert(aStaff(over)))

  it('stand once under a login, and change as they were read', async () => {
    expect(await test.store.read.staff.any()).toBe(false)
    const clerk = await hire({ login: 'clerk' })
    expect(await test.store.read.staff.any()).toBe(true)
    await expect(hire({ login: 'clerk' })).rejects.toMatchObject({ key: 'staff_login' })
    expect(await test.store.read.staff.byLogin('clerk')).toEqual(clerk)
    const rename = () =>
      test.store.write((tx) => tx.staff.update(clerk.id, clerk.version, { name: '新名' }))
    expect(await rename()).toMatchObject({ name: '新名', totpOn: false, version: 2 })
    await expect(rename()).rejects.toBeInstanceOf(Conflict)
    expect(await test.store.read.staff.list('here', 'zhen')).toHaveLength(1)
    expect(await test.store.read.staff.list('here', 'ju')).toEqual([])
  })

  it('count failed sign-ins at the same time as so many', async () => {
    const { id } = await hire()
    const counts = await Promise.all(
      Array.from({ length: 6 }, () => test.store.write((tx) => tx.staff.failed(id))),
    )
    expect(counts.sort()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('have sessions that end: by time, by hand, all at once, and with the account', async () => {
    const { id, version } = await hire()
    const { sessions } = test.store.read
    const expiresAt = morning + 1000
    const start = (idHash: string) =>
      test.store.write((tx) =>
        tx.sessions.insert({ idHash, staffId: id, createdAt: morning, seenAt: morning, expiresAt }),
      )
    for (const name of ['a', 'b', 'c']) await start(name)
    expect(await sessions.find('a', morning)).toMatchObject({
      staff: { id },
      session: { expiresAt },
    })
    expect(await sessions.find('a', expiresAt)).toBeUndefined()
    await test.store.write((tx) => tx.sessions.touch('a', morning + 5, expiresAt + 1000))
    expect(await sessions.find('a', expiresAt)).toBeDefined()
    await test.store.write((tx) => tx.sessions.end('b'))
    expect(await sessions.find('b', morning)).toBeUndefined()
    await test.store.write((tx) => tx.sessions.endAll(id, 'a'))
    expect(await sessions.find('c', morning)).toBeUndefined()
    expect(await sessions.find('a', morning)).toBeDefined()
    await test.store.write((tx) => tx.staff.update(id, version, { disabled: true }))
    expect(await sessions.find('a', morning)).toBeUndefined()
    expect(await test.store.write((tx) => tx.sessions.purge(expiresAt + 1000))).toBe(1)
  })

  it('leave audit rows, found by object, person and time, the newest first', async () => {
    const { id: staffId } = await hire()
    await test.store.write(async (tx) => {
      await tx.audit.insert({ at: morning, verb: 'case.open', object: 'case:1', staffId })
      await tx.audit.insert({
        at: morning + 1,
        verb: 'case.move',
        object: 'case:1',
        detail: { a: 1 },
      })
      await tx.audit.insert({ at: morning + 2, verb: 'case.open', object: 'case:2' })
    })
    const { audit } = test.store.read
    const verbs = async (of: object) =>
      (await audit.list({ ...of, limit: 9 })).map((row) => `${row.verb} ${row.object}`)
    expect(await verbs({ object: 'case:1' })).toEqual(['case.move case:1', 'case.open case:1'])
    expect(await verbs({ staffId })).toEqual(['case.open case:1'])
    expect(await verbs({ since: morning + 1, before: morning + 2 })).toEqual(['case.move case:1'])
  })
})
