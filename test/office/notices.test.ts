import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createNotices } from '#api/office/notices/use.ts'
import type { Notification } from '#api/outside/notify.ts'
import { shortFault } from '#rules/fault.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '#test/office/desk.ts'

describe.each(engines)('notices of the outbox on $name (S1-25)', (engine) => {
  let desk: Desk
  let now = 0
  const heard: Notification[] = []
  const logged: string[] = []
  let deaf = true
  beforeAll(async () => {
    desk = await openDesk(engine)
    now = desk.deps.now()
    const taken = await desk.take({ story: '工地夜里打桩，金丝雀' })
    await desk.office.cases.accept(desk.member('clerk'), taken)
  })
  afterAll(() => desk.dispose())

  const notices = () =>
    createNotices({
      ...desk.deps,
      now: () => now,
      log: (_level, event, facts) => logged.push(JSON.stringify([event, facts])),
      notify: async (notification) => {
        if (deaf) throw new Error(`no line\nparams: ${JSON.stringify(notification)}`)
        heard.push(notification)
      },
    })

  test('a notice that fails is kept and tried again later, not at once', async () => {
    now += 1_000
    expect(await notices().deliver()).toBe(0)
    const { open, failed } = await desk.deps.store.read.outbox.pending()
    expect(open).toBeGreaterThan(0)
    expect(failed).toBe(open)
    deaf = false
    expect(await notices().deliver()).toBe(0)
  })
  test('it is handed out once, without a word of the case', async () => {
    now += 2 * 60_000
    const { open } = await desk.deps.store.read.outbox.pending()
    expect(await notices().deliver()).toBe(open)
    now += 10 * 60_000
    expect(await notices().deliver()).toBe(0)
    expect(heard).toHaveLength(open)
    expect(JSON.stringify([heard, logged])).not.toContain('金丝雀')
  })
})

test('DESIGN §6.7: the log never holds what stands behind the first line of an error', () => {
  const inner = Object.assign(new Error('UNIQUE constraint failed: cases.number'), {
    code: 'SQLITE',
  })
  const error = new Error('Failed query: insert into cases values (?)\nparams: 金丝雀', {
    cause: inner,
  })
  expect(shortFault(error)).toContain('UNIQUE constraint failed')
  expect(shortFault(error)).toContain('insert into cases')
  expect(shortFault(error)).not.toContain('金丝雀')
})
