import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { aDecision } from '#test/kit/rows.ts'
import { post } from '#test/kit/house.ts'
import { openDesk, type Desk } from './desk.ts'

/** PostgreSQL keeps no zero sign in a text and would answer with a fault of its own. */
const zero = (text: string) => `${text}\u0000${text}`

describe.each(engines)('bad input: a zero sign in any field, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())

  test('from a citizen', async () => {
    const told = {
      story: zero('夜里工地施工太吵'),
      wish: 'check',
      spot: zero('街口'),
      time: 'often',
      timeWords: zero('每天'),
      nameMode: 'real',
      contact: { name: zero('王小明'), phone: '13812345678', address: zero('某路') },
    }
    const answer = await desk.api.request(`/${desk.place.slug}/cases`, post(told))
    expect([answer.status, await answer.text()]).toEqual([
      201,
      expect.not.stringContaining('\u0000'),
    ])
    const chat = await desk.api.request(`/${desk.place.slug}/chat`, {
      method: 'POST',
      body: new URLSearchParams({ say: zero('夜里工地施工太吵') }),
      headers: { accept: 'application/json' },
    })
    expect(chat.status).toBe(200)
  })

  test('from the desk', async () => {
    const { id } = await desk.take()
    const step = async (login: string, path: string, body: object) =>
      (await desk.as(login, path, body)).status
    expect(await step('clerk', `/admin/cases/${id}/accept`, {})).toBe(200)
    expect(await step('clerk', `/admin/cases/${id}/note`, { text: zero('记下') })).toBe(200)
    expect(await step('clerk', '/admin/views', { name: zero('筛选') })).toBe(200)
    const decision = await desk.deps.store.write((tx) =>
      tx.decisions.insert(aDecision({ place: desk.place.slug })),
    )
    const reason = { reason: zero('公开的内容有错') }
    expect(await step('publisher', `/admin/decisions/${decision.id}/withdraw`, reason)).toBe(200)
    const told = { login: 'zero.sign', name: zero('某人'), body: desk.here, role: 'officer' }
    expect(await step('admin', '/admin/accounts', told)).toBe(200)
    const wrong = { login: zero('clerk'), password: zero('x') }
    expect([400, 401]).toContain((await desk.api.request('/admin/sign-in', post(wrong))).status)
    expect([400, 404]).toContain(await step('clerk', `/admin/cases/${id}%00/accept`, {}))
  })

  test('from a program that reads: search, changes, figures', async () => {
    const at = `/${desk.place.slug}/decisions`
    for (const path of [
      `${at}?q=%00&body=%00&month=%00&after=%00`,
      `${at}/changes?since=0`,
      `${at}/figures?cut=%00&from=2026-01&to=2026-02`,
    ]) {
      const { status } = await desk.api.request(path)
      expect([path, status < 500]).toEqual([path, true])
    }
  })
})
