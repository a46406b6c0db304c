import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { form, post } from '#test/kit/house.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, password, type Desk } from '../desk.ts'

describe.each(engines)('signing in on $name (A6.6)', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())

  let caller = 0
  const signIn = (login: string, word: string, headers: Record<string, string> = {}) =>
    desk.api.request(
      '/admin/sign-in',
      post(
        { login, password: word },
        { host: 'localhost', 'x-shouwen-client': `c${caller++}`, ...headers },
      ),
    )
  const sessionOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

  test('a right password opens a session in a strict HttpOnly cookie; only its hash is stored', async () => {
    const answer = await signIn('clerk', password)
    expect(answer.status).toBe(200)
    const cookie = answer.headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(/^staff=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/)
    expect(await desk.sessionOf(sessionOf(answer))).toMatchObject({ login: 'clerk', role: 'clerk' })
    const rows = await desk.deps.store.read.sessions.of(desk.member('clerk').id)
    expect(JSON.stringify(rows)).not.toContain(sessionOf(answer).slice(6))
    const row = await desk.deps.store.read.staff.byLogin('clerk')
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('a wrong password, an unknown login and a disabled account are refused in the same words', async () => {
    const { id, version } = (await desk.deps.store.read.staff.byLogin('publisher2'))!
    await desk.deps.store.write((tx) => tx.staff.update(id, version, { disabled: true }))
    const bodies = []
    for (const [login, word] of [
      ['clerk', 'wrong'],
      ['nobody', password],
      ['publisher2', password],
    ] as const) {
      const answer = await signIn(login, word)
      expect(answer.status).toBe(401)
      const { requestId: _, ...body } = (await answer.json()) as Record<string, unknown>
      bodies.push(body)
    }
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
    await desk.deps.store.write((tx) => tx.staff.update(id, version + 2, { disabled: false }))
  })

  test.each(['officer', 'a-stranger'])(
    'five wrong passwords shut %s for a minute, and longer after more',
    async (login) => {
      for (let n = 0; n < 5; n++) expect((await signIn(login, 'wrong')).status).toBe(401)
      const shut = await signIn(login, password)
      expect(shut.status).toBe(429)
      expect(await shut.json()).toMatchObject({ code: 'staff.locked' })
      desk.clock.at += 60_001
      expect((await signIn(login, 'wrong')).status).toBe(401)
      desk.clock.at += 60_001
      expect((await signIn(login, password)).status).toBe(429)
      desk.clock.at += 60_001
      expect((await signIn(login, password)).status).toBe(login === 'officer' ? 200 : 401)
    },
  )

  test('a session that the browser brought along is not the one that begins (no fixation)', async () => {
    const planted = `staff=${'A'.repeat(43)}`
    const first = await signIn('lead', password, { cookie: planted })
    expect(sessionOf(first)).not.toBe(planted)
    expect(await desk.sessionOf(planted)).toBeNull()
    const second = await signIn('lead', password, { cookie: sessionOf(first) })
    expect(await desk.sessionOf(sessionOf(first))).toBeNull()
    expect(await desk.sessionOf(sessionOf(second))).toMatchObject({ login: 'lead' })
  })

  test('a session ends after 30 idle minutes, after 12 hours whatever happens, and by signing out', async () => {
    const idle = sessionOf(await signIn('lead', password))
    desk.clock.at += 29 * 60_000
    expect(await desk.sessionOf(idle)).not.toBeNull()
    desk.clock.at += 29 * 60_000
    expect(await desk.sessionOf(idle)).not.toBeNull()
    desk.clock.at += 30 * 60_000
    expect(await desk.sessionOf(idle)).toBeNull()
    const busy = sessionOf(await signIn('lead', password))
    for (let n = 0; n < 12 * 3 - 1; n++) {
      desk.clock.at += 20 * 60_000
      expect(await desk.sessionOf(busy)).not.toBeNull()
    }
    desk.clock.at += 20 * 60_000
    expect(await desk.sessionOf(busy)).toBeNull()
    const out = sessionOf(await signIn('lead', password))
    const answer = await desk.api.request('/admin/sign-out', form({}, { cookie: out }))
    expect(answer.status).toBe(303)
    expect(await desk.sessionOf(out)).toBeNull()
  })

  test('the second factor: set up, asked for, a code works once, a wrong one counts, reset takes it off', async () => {
    const cookie = sessionOf(await signIn('reviewer', password))
    const send = (path: string, body: unknown) =>
      desk.api.request(`/admin/security/${path}`, post(body, { cookie }))
    expect((await send('second-factor', {})).status).toBe(200)
    const { secret, picture } = await desk.office.staff.overview(desk.member('reviewer'), cookie)
    expect(picture).toContain('<svg')
    expect((await desk.deps.store.read.staff.byLogin('reviewer'))?.totpEnc).not.toContain(
      secret ?? '?',
    )
    const code = () =>
      generateSync({ secret: secret ?? '', epoch: Math.floor(desk.clock.at / 1000) })
    expect((await send('second-factor/confirm', { code: '000000' })).status).toBe(400)
    expect((await send('second-factor/confirm', { code: code() })).status).toBe(200)

    const half = await signIn('reviewer', password)
    expect(await half.json()).toMatchObject({ next: 'code' })
    const ticket = sessionOf(half)
    expect(ticket).toMatch(/^staff-step=/)
    expect(await desk.sessionOf(ticket)).toBeNull()
    const enter = (word: string, held = ticket) =>
      desk.api.request(
        '/admin/sign-in/code',
        post(
          { code: word },
          { host: 'localhost', cookie: held, 'x-shouwen-client': `c${caller++}` },
        ),
      )
    expect((await enter('000000')).status).toBe(401)
    const right = code()
    const done = await enter(right)
    expect(done.status).toBe(200)
    expect(await desk.sessionOf(sessionOf(done))).toMatchObject({
      login: 'reviewer',
      secondFactor: true,
    })
    expect((await enter(right)).status).toBe(401)
    expect((await enter(code(), `${ticket}x`)).status).toBe(401)
    desk.clock.at += 6 * 60_000
    expect((await enter(code())).status).toBe(401)

    const reset = await desk.as('security', `/admin/accounts/${desk.member('reviewer').id}/reset`)
    const fresh = ((await reset.json()) as { password: string }).password
    expect((await signIn('reviewer', password)).status).toBe(401)
    expect(await (await signIn('reviewer', fresh)).json()).not.toHaveProperty('next')
  })

  test('a new password ends every other session and is checked', async () => {
    const one = sessionOf(await signIn('assistant', password))
    const two = sessionOf(await signIn('assistant', password))
    const send = (body: unknown) =>
      desk.api.request('/admin/security/password', post(body, { cookie: one }))
    const next = 'Another-8642-word'
    expect((await send({ password, newPassword: 'short', newPasswordAgain: 'short' })).status).toBe(
      400,
    )
    expect((await send({ password, newPassword: next, newPasswordAgain: 'x' })).status).toBe(400)
    expect(
      (await send({ password: 'wrong', newPassword: next, newPasswordAgain: next })).status,
    ).toBe(400)
    expect((await send({ password, newPassword: next, newPasswordAgain: next })).status).toBe(200)
    expect(await desk.sessionOf(two)).toBeNull()
    expect(await desk.sessionOf(one)).not.toBeNull()
    expect((await signIn('assistant', next)).status).toBe(200)
  })

  test('the list of one’s own sessions ends a single one by its handle', async () => {
    const here = sessionOf(await signIn('publisher', password))
    const there = sessionOf(await signIn('publisher', password))
    const { sessions } = await desk.office.staff.overview(desk.member('publisher'), here)
    const other = sessions.find((s) => !s.here)
    expect(sessions.filter((s) => s.here)).toHaveLength(1)
    const answer = await desk.api.request(
      '/admin/security/sessions/end',
      post({ session: other?.handle }, { cookie: here }),
    )
    expect(answer.status).toBe(200)
    expect(await desk.sessionOf(there)).toBeNull()
    expect(await desk.sessionOf(here)).not.toBeNull()
  })

  test('over plain http beyond this machine nobody signs in, and the sentence names the setting (trap 8)', async () => {
    const answer = await signIn('clerk', password, { host: '192.0.2.7:4321' })
    expect(answer.status).toBe(403)
    expect(((await answer.json()) as { detail: string }).detail).toContain('ALLOW_HTTP_STAFF=1')
    expect(desk.office.staff.httpRefusal('[::1]:4321')).toBeNull()
    expect(desk.office.staff.httpRefusal('localhost.example.com')).not.toBeNull()
  })

  test('a refused form comes back to its page with what was typed, but never with a password', async () => {
    const answer = await desk.api.request(
      '/admin/sign-in',
      form(
        { login: 'clerk', password: 'Wrong-1234-word', next: '//evil.example/' },
        { host: 'localhost' },
      ),
    )
    expect(answer.status).toBe(303)
    const to = answer.headers.get('location') ?? ''
    expect(to).toMatch(/^\/admin\/sign-in\/\?note=/)
    const note = desk.office.notes.read(new URL(to, 'http://x').searchParams.get('note'))
    expect(note?.typed).toMatchObject({ login: ['clerk'] })
    expect(JSON.stringify(note)).not.toContain('Wrong-1234')
  })

  test('after signing in only a page of the desk may follow', async () => {
    for (const [next, to] of [
      ['/admin/cases/x/', '/admin/cases/x/'],
      ['//evil.example/', '/admin/'],
      ['/admin/\\evil', '/admin/'],
      ['/admin/sign-out', '/admin/'],
    ]) {
      const answer = await desk.api.request(
        '/admin/sign-in',
        form(
          { login: 'clerk', password, next: next ?? '' },
          { host: 'localhost', 'x-shouwen-client': `c${caller++}` },
        ),
      )
      expect(answer.headers.get('location')).toBe(to)
    }
  })
})

test('behind https the cookie is __Host- and Secure', async () => {
  const [sqlite] = engines
  if (!sqlite) throw new Error('no engine')
  const desk = await openDesk(sqlite, { PUBLIC_URL: 'https://desk.example.org' })
  const answer = await desk.api.request(
    '/admin/sign-in',
    post({ login: 'clerk', password }, { host: 'desk.example.org' }),
  )
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^__Host-staff=[^;]+; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/,
  )
  await desk.dispose()
})
