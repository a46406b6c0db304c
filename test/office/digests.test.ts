import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDigests, type DigestsUse } from '#api/office/digests/use.ts'
import { openDesk, type Desk } from '#test/office/desk.ts'
import { engines, sqlite } from '#test/kit/stores.ts'
import { pathOf } from '#db/open-sqlite.ts'
import { checkProof, publishedIn } from '#rules/chain/check-proof.ts'
import { firstRoot, monthHolds, type DigestMonth } from '#rules/chain/digest.ts'
import { readProof } from '#rules/chain/proof.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { startOf } from '#rules/clocks/day.ts'

const minute = 60_000
const hour = 60 * minute

describe.each(engines)('the daily digest on $name (DESIGN §6.9, S2-9, S3-14)', (engine) => {
  let desk: Desk
  type Taken = { id: string; number: string; secret: string }
  let ordinary: Taken
  let restricted: Taken
  let use: DigestsUse
  let deps: Desk['deps']
  beforeAll(async () => {
    desk = await openDesk(engine)
    // Beside the place of the desk one in which nothing ever moves.
    const all = desk.deps.facts()
    const places = [desk.place, { ...desk.place, slug: 'quiet' }]
    deps = { ...desk.deps, facts: () => ({ ...all, places }) }
    use = createDigests(deps)
    ordinary = await desk.take()
    restricted = await desk.take({ story: '某队员态度恶劣', wish: 'conduct' })
    await desk.office.cases.accept(desk.member('clerk'), ordinary)
    await desk.office.cases.note(desk.member('clerk'), ordinary, '内部记录：金丝雀')
  })
  afterAll(() => desk.dispose())

  const digests = () => use
  const here = () => desk.place.slug
  const month = async (): Promise<DigestMonth> => {
    const found = await digests().month(here(), '2026-05')
    if (!found) throw new Error('no digest in May')
    return found
  }
  const days = async () => (await month()).days.map(({ day }) => day)
  const download = ({ number, secret }: Taken) =>
    desk.api.request(`/${here()}/cases/${number}/proof`, {
      headers: { 'x-case-secret': secret, 'x-shouwen-client': crypto.randomUUID() },
    })
  const proofOf = async (taken: Taken) => {
    const answer = await download(taken)
    expect(answer.status).toBe(200)
    const proof = readProof(new Uint8Array(await answer.arrayBuffer()))
    if (!proof) throw new Error('the download is no proof')
    return proof
  }
  const jobs = async () =>
    (await desk.deps.store.read.publishJobs.pending()).map(({ change }) => change)

  test('on its day a case has a whole chain in its proof, and no digest yet', async () => {
    const proof = await proofOf(ordinary)
    expect(proof.digests).toEqual([])
    expect(checkProof(sha256, proof, () => null)).toMatchObject({ ok: true })
  })

  test('a digest that cannot be published is not made: one write for both', async () => {
    desk.clock.at = startOf('2026-05-07') + hour
    desk.spoil((tx) => ({
      ...tx,
      publishJobs: {
        ...tx.publishJobs,
        insert: () => Promise.reject(new Error('spoiled')),
      },
    }))
    await expect(digests().catchUp()).rejects.toThrow('spoiled')
    desk.spoil(null)
    expect(await digests().months(here())).toEqual([])
  })

  test('a day is sealed some minutes after its end, once for each place, with its publication', async () => {
    desk.clock.at = startOf('2026-05-07') + minute
    expect((await digests().catchUp()).map(({ day }) => day)).not.toContain('2026-05-06')
    desk.clock.at = startOf('2026-05-07') + 6 * minute
    // A second process that wakes at the same moment, and a second wake of this one.
    const other = createDigests(deps)
    const made = (
      await Promise.all([digests().catchUp(), other.catchUp(), digests().catchUp()])
    ).flat()
    expect(new Set(made.map(({ place }) => place))).toEqual(new Set([here(), 'quiet']))
    expect((await days()).at(-1)).toBe('2026-05-06')
    expect(await digests().catchUp()).toEqual([])
    const change = { type: 'digest', place: here(), day: '2026-05-06' }
    expect((await jobs()).filter((job) => JSON.stringify(job) === JSON.stringify(change))).toEqual([
      change,
    ])
  })

  test('the holders of an ordinary and of a restricted case prove their place in it', async () => {
    for (const taken of [ordinary, restricted]) {
      const proof = await proofOf(taken)
      const report = checkProof(sha256, proof, publishedIn([await month()]))
      expect(report.checks.filter((check) => check.ok !== true)).toEqual([])
      expect(proof.digests.map(({ day }) => day)).toEqual(['2026-05-06'])
    }
  })

  test('what is published names no case, no head and no count', async () => {
    const published = JSON.stringify(await month())
    const rows = await desk.deps.store.read.chain.cases('', 99)
    for (const { id, number, head } of rows)
      for (const secret of [id, number, head]) expect(published).not.toContain(secret)
    // The place where nothing moved has as many days, in the same words.
    const quiet = await digests().month('quiet', '2026-05')
    const words = (of: DigestMonth | null) => of?.days.map((day) => [day.day, Object.keys(day)])
    expect(words(quiet)).toEqual(words(await month()))
  })

  test('what is inside the house stays there, and the chain over it holds', async () => {
    const answer = await download(ordinary)
    expect(answer.headers.get('content-disposition')).toContain(ordinary.number)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const text = await answer.text()
    expect(text).not.toContain('金丝雀')
    const { steps } = checkProof(sha256, await proofOf(ordinary), () => null)
    expect(steps.map((step) => step.state)).toEqual(['holds', 'holds', 'inside'])
  })

  test('an erased payload still verifies', async () => {
    await desk.deps.store.write((tx) => tx.events.erase(ordinary.id, [1]))
    const report = checkProof(sha256, await proofOf(ordinary), publishedIn([await month()]))
    expect(report.ok).toBe(true)
    expect(report.steps[0]).toMatchObject({ state: 'erased', content: null })
  })

  test('missed days are made up at start, each tied to the one before', async () => {
    desk.clock.at = startOf('2026-05-07') + 9 * hour
    await desk.office.cases.ask(desk.member('clerk'), ordinary, '哪一天？')
    desk.clock.at = startOf('2026-05-10') + hour
    await digests().catchUp()
    expect((await days()).slice(-4)).toEqual([
      '2026-05-06',
      '2026-05-07',
      '2026-05-08',
      '2026-05-09',
    ])
    const whole = await month()
    expect(monthHolds(sha256, whole)).toBe(true)
    expect(whole.before).toBe(firstRoot(sha256, here()))
    const proof = await proofOf(ordinary)
    expect(proof.digests.map(({ day }) => day)).toEqual(['2026-05-06', '2026-05-07'])
    expect(checkProof(sha256, proof, publishedIn([whole])).ok).toBe(true)
  })

  test('a step written after the night, under a time before it, is in the next digest', async () => {
    const late = await desk.take()
    const c = await desk.deps.store.read.cases.byNumber(late.number)
    if (!c) throw new Error('the case is gone')
    const at = startOf('2026-05-10') - minute
    await desk.deps.store.write((tx) =>
      tx.cases.update(c, {}, { verb: 'noted', at, role: 'clerk', public: false, payload: {} }),
    )
    desk.clock.at = startOf('2026-05-11') + hour
    await digests().catchUp()
    const proof = await proofOf(late)
    expect(proof.digests.map(({ day }) => day)).toEqual(['2026-05-10'])
    expect(proof.digests[0]?.head).toBe(proof.events.at(-1)?.hash)
  })

  test('today can be sealed before its end; what moves afterwards is in the digest of tomorrow', async () => {
    const early = await desk.take()
    const made = await digests().sealToday()
    expect(made.map(({ day }) => day)).toContain('2026-05-11')
    expect(await digests().sealToday()).toEqual([])
    await desk.office.cases.accept(desk.member('clerk'), early)
    desk.clock.at = startOf('2026-05-13') + hour
    await digests().catchUp()
    const proof = await proofOf(early)
    expect(proof.digests.map(({ day }) => day)).toEqual(['2026-05-11', '2026-05-12'])
    const report = checkProof(sha256, proof, publishedIn([await month()]))
    expect(report.checks.filter((check) => check.ok !== true)).toEqual([])
  })

  test('number and secret open the proof, or the receipt of this browser; nothing else', async () => {
    const wrong = await download({ ...ordinary, secret: 'AAA-AAA-AAA-AAA-AAA-AAA' })
    expect(wrong.status).toBe(404)
    expect(await wrong.json()).toMatchObject({ code: 'case.unknown' })
    const away = await desk.api.request(`/${here()}/track/proof`)
    expect([away.status, away.headers.get('location')]).toEqual([
      303,
      `/${here()}/track/?fault=track.over`,
    ])
    const { find } = desk.office.complaints.track
    const { number, secret } = await find(here(), ordinary.number, ordinary.secret)
    const cookie = desk.office.complaints.receipts.hold(here(), number, secret).split(';')[0] ?? ''
    const held = await desk.api.request(`/${here()}/track/proof`, { headers: { cookie } })
    expect(held.status).toBe(200)
    expect(await held.text()).toBe(await (await download(ordinary)).text())
  })
})

test('a database in which one character was altered gives a proof that fails (peers B4)', async () => {
  const kept = await sqlite()
  const desk = await openDesk({ name: 'SQLite', open: async () => kept })
  const { id, number, secret } = await desk.take({ story: '罚款500元，没有收据' })
  const place = desk.place.slug
  await desk.office.digests.sealToday()
  const verified = async () => {
    const { track } = desk.office.complaints
    const found = await track.find(place, number, secret)
    return checkProof(sha256, await track.proof(place, found.number, found.secret), () => null).ok
  }
  expect(await verified()).toBe(true)
  const db = new Database(pathOf(kept.url))
  const changed = db
    .prepare(`update events set payload = replace(payload, '500', '600') where case_id = ?`)
    .run(id)
  db.close()
  expect(changed.changes).toBe(1)
  expect(await verified()).toBe(false)
  await desk.dispose()
})
