import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

const json = async <T = Record<string, unknown>>(answer: Response | Promise<Response>) =>
  (await (await answer).json()) as T
type Lines = { lines: { id: string; number: string }[]; counts: { body: number } }

describe.each(engines)('the desk read by a program, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())

  test('who is signed in, and what that account may do', async () => {
    const me = await json<{ login: string; may: string[] }>(desk.read('clerk', '/admin/me'))
    expect(me.login).toBe('clerk')
    expect(me.may).toContain('case.accept')
    expect(me.may).not.toContain('case.extend')
  })

  test('a case is found in its box and by its number, opened, acted on, and read again', async () => {
    const { id, number } = await desk.take()
    const body = await json<Lines>(desk.read('clerk', '/admin/cases?box=body&nobody=asked'))
    expect(body.lines.map((l) => l.id)).toContain(id)
    expect(body.counts.body).toBeGreaterThan(0)
    const found = await json<Lines>(desk.read('clerk', `/admin/cases?q=${number}`))
    expect(found.lines).toMatchObject([{ id, number }])
    const view = await json<{ case: { version: number; status: string } }>(
      desk.read('clerk', `/admin/cases/${id}`),
    )
    expect(view.case.status).toBe('received')
    await desk.step('clerk', id, 'accept', { version: view.case.version })
    expect(await json(desk.read('clerk', `/admin/cases/${id}`))).toMatchObject({
      case: { status: 'accepted' },
      letters: { make: expect.any(Array) },
      seenBy: [{ who: '某clerk' }, { who: '某clerk' }],
    })
    expect((await desk.read('clerk', '/admin/cases?box=nonsense')).status).toBe(400)
    expect(await json(desk.read('clerk', '/admin/todo'))).toMatchObject({ first: [], letters: {} })
  })

  test('A6.1 another body reads neither the case nor its files, and no list shows it', async () => {
    const { id } = await desk.take()
    const bytes = new Uint8Array(
      await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
        .png()
        .toBuffer(),
    )
    const put = await desk.deps.files.put(bytes)
    const file = await desk.deps.store.write((tx) =>
      tx.files.insert({
        ...put,
        caseId: id,
        name: '现场.png',
        mime: 'image/png',
        at: 0,
        author: 'citizen',
      }),
    )
    const path = `/admin/cases/${id}/files/${file.id}`
    const own = await desk.read('clerk', path)
    expect(new Uint8Array(await own.arrayBuffer())).toEqual(bytes)
    expect(own.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect((await desk.read('dept', path)).status).toBe(404)
    expect((await desk.read('dept', `/admin/cases/${id}`)).status).toBe(404)
    expect((await desk.read('admin', path)).status).toBe(403)
    const theirs = await json<Lines>(desk.read('dept', '/admin/cases'))
    expect(theirs.lines.map((l) => l.id)).not.toContain(id)
    const looked = await json<{ seenBy: { what: string }[] }>(
      desk.read('clerk', `/admin/cases/${id}`),
    )
    expect(looked.seenBy.map((s) => s.what)).toContain('附件')
  })
})
