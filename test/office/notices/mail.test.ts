import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { createNotices } from '#api/office/notices/use.ts'
import { keysOf } from '#api/outside/keys.ts'
import { smtpMail } from '#api/outside/mail.ts'
import type { Store } from '#db/open.ts'
import { eventVerbs } from '#rules/case/action.ts'
import { noticeText } from '#rules/letters/notice.ts'
import { aCase, anEvent } from '#test/kit/rows.ts'
import { engines } from '#test/kit/stores.ts'
import { hasPostgres } from '#test/kit/postgres.ts'

const child = join(import.meta.dirname, '../../kit/mail-me.ts')
const key = randomBytes(32)
const keys = keysOf({ seals: new Map([[1, key]]), hmac: key })
type Received = { id: string; raw: string; to: string }

/** A real mail server on a port of its own; `onMail` runs before it answers that it has taken the message. */
async function mailServer(onMail: (got: Received, nth: number) => void | Promise<void> = () => {}) {
  const taken: Received[] = []
  const answer = { code: 0 }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_to, _session, done) =>
      done(answer.code ? Object.assign(new Error('no'), { responseCode: answer.code }) : null),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8')
        const id = /^Message-ID: <([^@]+)@/im.exec(raw)?.[1] ?? ''
        const got = { id, raw, to: session.envelope.rcptTo[0]?.address ?? '' }
        taken.push(got)
        void Promise.resolve(onMail(got, taken.length)).then(() => done())
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    taken,
    answer,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(done)),
  }
}
type Mailbox = Awaited<ReturnType<typeof mailServer>>

/** A case of a person with a mail address and an answer that waits to be told. */
const told = async (store: Store, n: number, more: Partial<ReturnType<typeof aCase>> = {}) => {
  const row = aCase(more)
  const id = row.id ?? `case-${n}`
  const mail = `who${n}@example.invalid`
  return store.write(async (tx) => {
    await tx.cases.insert(
      { ...row, id, nameMode: 'real', emailEnc: keys.seal(mail, `case:${id}:email`) },
      anEvent(),
    )
    const payload = { case: id, kind: 'answered', body: null }
    return tx.outbox.insert({ topic: 'notice.citizen', payload, at: Date.now() })
  })
}
const noticesOf = (store: Store, url: string, later: number) =>
  createNotices({
    store,
    now: () => Date.now() + later,
    notify: async () => undefined,
    mail: smtpMail(url, 'desk@example.invalid'),
    sms: async () => undefined,
    keys,
    facts: () => ({ places: [] }),
    config: { origin: 'https://a.invalid', base: '' },
    log: () => undefined,
  })

let open: Mailbox | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

describe.each(engines.slice(0, hasPostgres() ? 2 : 1))('mail of the outbox on $name', (engine) => {
  test('a person with an address is written to once; a restricted case is written about to nobody', async () => {
    const held = await engine.open()
    open = await mailServer()
    const row = await told(held.store, 1)
    await told(held.store, 2, { audience: 'supervision-office' })
    const { deliver } = noticesOf(held.store, open.url, 1_000)
    expect(await deliver()).toBe(2)
    expect(await deliver()).toBe(0)
    expect(open.taken.map((m) => [m.id, m.to])).toEqual([[row.id, 'who1@example.invalid']])
    await held.dispose()
  })

  test('a server that is away or says «later» is asked again, one that says «never» is not', async () => {
    const held = await engine.open()
    open = await mailServer()
    await told(held.store, 1)
    expect(await noticesOf(held.store, 'smtp://127.0.0.1:1', 1_000).deliver()).toBe(0)
    open.answer.code = 451
    expect(await noticesOf(held.store, open.url, 2 * 60_000).deliver()).toBe(0)
    expect(await held.store.read.outbox.pending()).toEqual({ open: 1, failed: 1 })
    expect(await noticesOf(held.store, open.url, 3 * 60_000).deliver()).toBe(0)
    open.answer.code = 550
    expect(await noticesOf(held.store, open.url, 10 * 60_000).deliver()).toBe(1)
    expect(await held.store.read.outbox.pending()).toEqual({ open: 0, failed: 0 })
    expect(open.taken).toEqual([])
    await held.dispose()
  })

  test('killed after the server took a message, or between two writes: nothing is lost, and doubles have one id', async () => {
    for (const moment of ['while taking', 'after the first write', 'after some'] as const) {
      const held = await engine.open()
      const rows: string[] = []
      for (let n = 0; n < 12; n++) rows.push((await told(held.store, n)).id)
      const end = { kill: () => undefined as boolean | undefined }
      open = await mailServer((_got, nth) => {
        if (moment === 'while taking' && nth === 3) end.kill()
      })
      await new Promise<void>((done, fail) => {
        const args = [child, held.url, open?.url ?? '', key.toString('hex')]
        const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
        end.kill = () => running.kill('SIGKILL')
        let writes = 0
        running.stdout.on('data', (marks: Buffer) => {
          writes += marks.length
          if (moment !== 'while taking' && writes >= (moment === 'after some' ? 5 : 1)) end.kill()
        })
        running.on('error', fail).on('close', () => done())
      })
      expect((await held.store.read.outbox.pending()).open).toBeGreaterThan(0)
      await noticesOf(held.store, open.url, 11 * 60_000).deliver()
      expect(await held.store.read.outbox.pending()).toEqual({ open: 0, failed: 0 })
      expect([moment, new Set(open.taken.map((m) => m.id))]).toEqual([moment, new Set(rows)])
      const words = new Map(open.taken.map((m) => [m.id, m.to]))
      expect(open.taken.every((m) => words.get(m.id) === m.to)).toBe(true)
      await open.close()
      await held.dispose()
    }
    open = undefined
  })
})

describe('what a message says', () => {
  const of = { number: 'SW-2026-000001', site: '某镇', link: 'https://a.invalid/x/track/' }
  test('the subject names no case and nobody, and is the same for everything', () => {
    const all = eventVerbs.map((verb) => noticeText(verb, of)).filter((t) => t !== null)
    expect(all.length).toBeGreaterThan(8)
    expect(new Set(all.map((t) => t.subject)).size).toBe(1)
    for (const { subject, text, short } of all) {
      expect(subject).not.toMatch(/\d|SW|某/)
      expect(text).toContain(of.number)
      expect(short).not.toContain(of.number)
    }
  })
  test('what happens inside the house alone is not written about', () => {
    for (const kind of ['assigned', 'noted', 'requested', 'replied', 'nothing'])
      expect(noticeText(kind, of)).toBeNull()
  })
})
