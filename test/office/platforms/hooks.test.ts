import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedHeaders } from '#api/outside/webhook.ts'
import { mostTries, waitAfter } from '#rules/platforms/announce.ts'
import { noAnswers, type Answers } from '#rules/journey/answers.ts'
import { noContact } from '#rules/journey/contact.ts'
import { hasPostgres } from '#test/kit/postgres.ts'
import { engines } from '#test/kit/stores.ts'
import { facts, makeHouse } from '#test/kit/house.ts'

type Heard = { id: string; body: string; status: number }

/** A receiver as another office would write it from the description: checks signature, age and repetition. */
function receiver(now: () => number) {
  const heard: Heard[] = []
  const seen = new Set<string>()
  let secret = ''
  let answer = 200
  const judge = (headers: Record<string, unknown>, body: string): number => {
    const id = String(headers['webhook-id'])
    const time = String(headers['webhook-timestamp'])
    const [version, given] = String(headers['webhook-signature']).split(',')
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    const wanted = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')
    if (version !== 'v1' || given !== wanted) return 401
    if (Math.abs(now() / 1000 - Number(time)) > 300) return 400
    if (seen.has(id)) return 200
    if (answer === 200) seen.add(id)
    return answer
  }
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      const fresh = !seen.has(String(request.headers['webhook-id']))
      const status = judge(request.headers, body)
      if (fresh) heard.push({ id: String(request.headers['webhook-id']), body, status })
      response.writeHead(status).end()
    })
  })
  return {
    heard,
    open: () => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)),
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    close: () => new Promise<void>((done) => void server.close(() => done())),
    trust: (given: string) => void (secret = given),
    say: (status: number) => void (answer = status),
  }
}

const all = facts()
const place = all.places[0]!
const watched = { ...all, places: all.places.map((p) => ({ ...p, supervisor: 'guidance-office' })) }

// PGlite lives in one process: there is nothing to kill beside it.
describe.each(engines.slice(0, hasPostgres() ? 2 : 1))('webhooks on $name', (engine) => {
  const clock = { at: Date.UTC(2026, 4, 6, 1) }
  const there = receiver(() => clock.at)
  let house: Awaited<ReturnType<typeof makeHouse>>
  let url = ''
  let end = async () => undefined as unknown
  let hook = ''
  beforeAll(async () => {
    await there.open()
    const opened = await engine.open()
    url = opened.url
    end = opened.dispose
    const store = { ...opened.store, close: async () => undefined }
    const parts = { store, now: () => clock.at, facts: () => watched, log: () => undefined }
    house = await makeHouse({ parts })
    const made = await house.office.platforms.hooks.make(
      place.slug,
      { name: '县级平台', url: there.url(), channel: '' },
      null,
    )
    hook = made.id
    there.trust(made.secret)
  })
  afterAll(async () => {
    await there.close()
    await house.dispose()
    await end()
  })
  const hooks = () => house.office.platforms.hooks
  const take = async (over: Partial<Answers> = {}) => {
    clock.at += 60_000
    const answers: Answers = {
      ...noAnswers,
      story: '金丝雀工地夜里施工',
      wish: 'check',
      area: 'unsure',
      spot: '金丝雀路口',
      time: 'unsure',
      nameMode: 'real',
      ...over,
    }
    const contact = { ...noContact, name: '金丝雀', phone: '13912345678' }
    return house.office.complaints.submit.sendWhole(
      place.slug,
      { channel: 'api', answers, contact },
      null,
    )
  }
  const states = async () =>
    (await hooks().reconcile(place.slug, null)).rows.map(({ id, state, attempts }) => ({
      id,
      state,
      attempts,
    }))

  test('a step is told once, signed, without text, spot or person, and is on the list as accepted', async () => {
    const { number } = await take()
    expect((await states())[0]).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(await hooks().deliver()).toBe(1)
    expect(await hooks().deliver()).toBe(0)
    const [told] = there.heard
    expect(told).toMatchObject({ status: 200 })
    expect(JSON.parse(told?.body ?? '')).toMatchObject({
      id: told?.id,
      type: 'case.received',
      place: place.slug,
      case: { number, status: 'received', seq: 1 },
    })
    expect(told?.body).not.toMatch(/金丝雀|13912345678/)
    expect((await states())[0]).toMatchObject({ id: told?.id, state: 'accepted', attempts: 1 })
  })

  test('DESIGN §6.6: nothing is ever told about what accuses the office', async () => {
    const before = await states()
    await take({ wish: 'conduct' })
    expect(await states()).toEqual(before)
    expect(await hooks().deliver()).toBe(0)
  })

  test('a receiver that is down is tried again under the same id, later and later, then it is missing', async () => {
    there.say(503)
    await take()
    await hooks().deliver()
    const id = there.heard.at(-1)?.id
    expect((await states())[0]).toMatchObject({ id, state: 'sent', attempts: 1 })
    // Not at once.
    expect(await hooks().deliver()).toBe(0)
    for (let tries = 1; tries < mostTries; tries += 1) {
      clock.at += waitAfter(tries)
      expect(await hooks().deliver()).toBe(1)
      expect(there.heard.at(-1)?.id).toBe(id)
    }
    expect((await states())[0]).toMatchObject({ id, state: 'missing', attempts: mostTries })
    clock.at += 86_400_000
    expect(await hooks().deliver()).toBe(0)
    there.say(200)
    await hooks().again(place.slug, id ?? '')
    expect(await hooks().deliver()).toBe(1)
    expect((await states())[0]).toMatchObject({ id, state: 'accepted' })
    await expect(hooks().again(place.slug, id ?? '')).rejects.toMatchObject({ status: 409 })
  })

  test('a refusal ends it: it is not sent again by itself', async () => {
    there.say(422)
    await take()
    await hooks().deliver()
    expect((await states())[0]).toMatchObject({ state: 'refused', attempts: 1 })
    clock.at += 86_400_000
    expect(await hooks().deliver()).toBe(0)
    there.say(200)
    const { rows } = await hooks().reconcile(place.slug, 'refused')
    expect(rows.map((r) => r.answer)).toEqual(['HTTP 422'])
  })

  test('replay: a message caught on the way is worth nothing later, elsewhere or changed', async () => {
    await take()
    await hooks().deliver()
    const { id, body } = there.heard.at(-1)!
    const at = clock.at
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
    there.trust(secret)
    const send = async (change: { id?: string; body?: string; secret?: string } = {}) => {
      const message = { id: change.id ?? `${id}-x`, at, body }
      const headers = signedHeaders(change.secret ?? secret, message)
      const sent = await fetch(there.url(), {
        method: 'POST',
        headers: { ...headers, ...(change.id ? { 'webhook-id': 'another' } : {}) },
        body: change.body ?? body,
      })
      return sent.status
    }
    expect(await send()).toBe(200)
    const heard = there.heard.length
    expect(await send()).toBe(200)
    expect(there.heard).toHaveLength(heard)
    expect(await send({ body: `${body} ` })).toBe(401)
    expect(await send({ id: 'y' })).toBe(401)
    expect(await send({ secret: `whsec_${Buffer.alloc(32, 8).toString('base64')}` })).toBe(401)
    clock.at += 301_000
    expect(await send()).toBe(400)
  })

  test('kill -9 in the middle of a call loses nothing: the same id comes again', async () => {
    const made = await hooks().make(
      place.slug,
      { name: '省级平台', url: there.url(), channel: 'api' },
      null,
    )
    await hooks().end(place.slug, hook, null)
    there.trust(made.secret)
    await take()
    const child = join(import.meta.dirname, '../../kit/webhook-me.ts')
    const called = await new Promise<string>((resolve, reject) => {
      const args = [child, url, house.settings.keyDir, String(clock.at)]
      const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      let said = ''
      createInterface(running.stdout).on('line', (line) => {
        said = line
        running.kill('SIGKILL')
      })
      running.on('error', reject)
      running.on('close', () => resolve(said))
    })
    expect((await states())[0]).toMatchObject({ id: called, state: 'sent', attempts: 1 })
    // Whoever was killed still holds the row for a while.
    expect(await hooks().deliver()).toBe(0)
    clock.at += 10 * 60_000
    expect(await hooks().deliver()).toBe(1)
    expect(there.heard.at(-1)).toMatchObject({ id: called, status: 200 })
    expect((await states())[0]).toMatchObject({ id: called, state: 'accepted', attempts: 2 })
  })

  test('the secret stands sealed in the database, and a bad address is refused', async () => {
    const [row] = await hooks().list(place.slug)
    expect(row?.secretEnc).not.toContain('whsec_')
    for (const bad of ['', 'ftp://x/', 'https://user:pass@host/', '/hook'])
      await expect(
        hooks().make(place.slug, { name: '平台', url: bad, channel: '' }, null),
      ).rejects.toMatchObject({ code: 'invalid' })
  })
})
