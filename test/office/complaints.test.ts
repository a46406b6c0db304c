import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { StoreFull } from '#db/errors.ts'
import { verifyChain } from '#rules/chain/verify.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'
import { facts, form, makeHouse, post } from '#test/kit/house.ts'

type House = Awaited<ReturnType<typeof makeHouse>>
const place = facts().places[0]?.slug ?? ''
const story = '小区旁边的工地夜里十二点还在打桩，吵得睡不着'
const page = (path: string) => `/${place}/complain/${path}`

/** A browser without JavaScript: keeps cookies, follows nothing. */
function browser(house: House) {
  const jar = new Map<string, string>()
  return {
    jar,
    cookies: () => [...jar].map(([k, v]) => `${k}=${v}`).join('; '),
    async send(path: string, fields: Record<string, string>) {
      const init = form(fields, { cookie: this.cookies() })
      const answer = await house.api.request(path, init)
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (value === '') jar.delete(name)
        else jar.set(name, value)
      }
      return { status: answer.status, to: answer.headers.get('location') ?? '', answer }
    },
  }
}
type Browser = ReturnType<typeof browser>

const walk = async (b: Browser, over: Record<string, string> = {}) => {
  await b.send(page('happened'), { story, wish: 'check', ...over })
  await b.send(page('where'), { area: 'lingxi', spot: '中心街12号' })
  await b.send(page('when'), { time: 'often', timeWords: '每晚' })
  await b.send(page('evidence'), { do: 'next' })
  return b.send(page('name'), { nameMode: 'real' })
}
const contact = { name: '王小明', phone: '138 1234 5678' }

describe.each(engines)('complaints on $name', ({ open }) => {
  let engine: TestStore
  let house: House
  beforeAll(async () => {
    engine = await open()
    house = await makeHouse({ parts: { store: { ...engine.store, close: async () => undefined } } })
  })
  afterAll(async () => {
    await house.dispose()
    await engine.dispose()
  })
  const count = async () => (await house.deps.store.read.chain.cases('', 1000)).length
  const shown = (b: Browser) => house.office.complaints.pages.opened(place, b.cookies())

  test('A2.1 the form, page by page, to the receipt', async () => {
    const b = browser(house)
    expect((await b.send(page('happened'), { story, wish: 'check' })).to).toBe(
      `/${place}/complain/where/`,
    )
    expect((await b.send(page('where'), { area: 'lingxi', spot: '中心街12号' })).to).toBe(
      `/${place}/complain/when/`,
    )
    expect((await b.send(page('when'), { time: 'often' })).to).toBe(`/${place}/complain/evidence/`)
    expect((await b.send(page('evidence'), { do: 'next' })).to).toBe(`/${place}/complain/name/`)
    expect((await b.send(page('name'), { nameMode: 'real' })).to).toBe(
      `/${place}/complain/contact/`,
    )
    const sent = await b.send(page('submit'), contact)
    expect(sent).toMatchObject({ status: 303, to: `/${place}/receipt/` })
    const view = await shown(b)
    expect(view).toMatchObject({
      status: 'received',
      text: story,
      spot: '中心街12号',
      occurred: '经常发生',
    })
    expect(view?.noLimit).toContain('本地没有公布答复期限')
    expect(view?.demo).toBe(true)
  })

  test('S1-20(4) the first responder owns the case from the first moment, in one chain', async () => {
    const b = browser(house)
    await walk(b)
    await b.send(page('submit'), contact)
    const number = (await shown(b))?.number ?? ''
    const { store, keys } = house.deps
    const c = await store.read.cases.byNumber(number)
    const first = facts().places[0]?.firstResponder
    expect(c).toMatchObject({
      owner: first,
      firstResponder: first,
      channel: 'form',
      audience: null,
    })
    const events = await store.read.chain.events(c?.id ?? '')
    expect(verifyChain(sha256, events, { number, head: c?.chainHead ?? '' })).toMatchObject({
      ok: true,
      length: 1,
    })
    expect(keys.open(c?.phoneEnc ?? '', `case:${c?.id}:phone`)).toBe('138 1234 5678')
    expect(await store.read.cases.byPhone(keys.hmac('phone', '13812345678'), 5)).not.toHaveLength(0)
  })

  test('on-the-page 9: no draft holds contact, and sending clears the draft', async () => {
    const b = browser(house)
    await walk(b)
    const drafts = house.office.complaints.drafts
    const cookie = b.jar.get('draft') ?? ''
    const held = await drafts.open('form', place, cookie)
    expect(JSON.stringify(held.row)).not.toMatch(/王小明|13812345678/)
    await b.send(page('submit'), contact)
    expect((await drafts.open('form', place, cookie)).row).toBeUndefined()
  })

  test('bad input: a double submit makes one case and gives one receipt', async () => {
    const b = browser(house)
    await walk(b)
    const before = await count()
    const twin = browser(house)
    for (const [k, v] of b.jar) twin.jar.set(k, v)
    await Promise.all([b.send(page('submit'), contact), twin.send(page('submit'), contact)])
    expect(await count()).toBe(before + 1)
    const [one, two] = [b, twin].map((x) =>
      house.office.complaints.receipts.held(x.cookies(), place),
    )
    expect(one).not.toBeNull()
    expect(two).toEqual(one)
  })

  test('bad input: an expired form says so, and nothing is made of it', async () => {
    const before = await count()
    const sent = await browser(house).send(page('submit'), contact)
    expect(sent).toMatchObject({ status: 307, to: `/${place}/complain/?fault=draft.expired` })
    expect(await count()).toBe(before)
  })

  test('bad input: what is wrong goes back to its page with everything typed, and is not stored', async () => {
    const b = browser(house)
    const wrong = [
      ['happened', { story: '吵', wish: 'check' }, 'complain/'],
      ['happened', { story: '吵'.repeat(100_000), wish: 'check' }, 'complain/'],
      ['where', { area: 'mars' }, 'complain/where/'],
      ['when', { time: 'day', day: '2999-01-01' }, 'complain/when/'],
      ['name', {}, 'complain/name/'],
    ] as const
    for (const [step, fields, to] of wrong)
      expect(await b.send(page(step), fields)).toMatchObject({
        status: 307,
        to: `/${place}/${to}?fault=invalid`,
      })
    expect(b.jar.size).toBe(0)
  })

  test('danger: the numbers come first, and the case is taken all the same', async () => {
    const b = browser(house)
    const first = await b.send(page('happened'), {
      story: '隔壁仓库着火了，里面还有人，快来',
      wish: 'help',
    })
    expect(first.to).toBe(`/${place}/complain/first-call/`)
    expect((await b.send(page('first-call'), {})).to).toBe(`/${place}/complain/where/`)
  })

  test('number and secret open the case; a wrong one of either gets the same answer', async () => {
    const b = browser(house)
    await walk(b)
    await b.send(page('submit'), contact)
    const held = house.office.complaints.receipts.held(b.cookies(), place)
    const printed = await house.office.complaints.receipts.printed(
      place,
      held?.number ?? '',
      held?.secret ?? 0n,
    )
    const other = browser(house)
    const ok = await other.send(`/${place}/track`, {
      number: printed.number.toLowerCase(),
      secret: printed.words.join(' '),
    })
    expect(ok).toMatchObject({ status: 303, to: `/${place}/track/case/` })
    for (const [number, secret] of [
      [printed.number, 'AAA-AAA-AAA-AAA-AAA-AAA'],
      ['XX-260101-AAAAA-A', printed.groups],
    ])
      expect(
        (await other.send(`/${place}/track`, { number: number ?? '', secret: secret ?? '' })).to,
      ).toBe(`/${place}/track/?fault=case.unknown`)
    expect(printed.address).not.toContain(printed.groups)
    expect(printed.qr).toContain('<svg')
    await other.send(`/${place}/track/leave`, {})
    expect(other.jar.size).toBe(0)
  })

  test('A2.6 messages both ways, and the withdrawal with its sentence (on-the-page 4)', async () => {
    const b = browser(house)
    await walk(b)
    await b.send(page('submit'), contact)
    expect((await b.send(`/${place}/track/say`, { text: '昨晚又到两点' })).to).toBe(
      `/${place}/track/case/?done=say`,
    )
    expect((await shown(b))?.messages).toMatchObject([{ mine: true, text: '昨晚又到两点' }])
    expect((await b.send(`/${place}/track/say`, { text: '' })).to).toContain('fault=invalid')
    await b.send(`/${place}/track/withdraw`, {})
    expect(await shown(b)).toMatchObject({ status: 'withdrawn', may: ['reply'] })
  })

  test('bad input: a full disk answers clearly and keeps the page’s words with the browser', async () => {
    const { store } = house.deps
    const full = await makeHouse({
      parts: {
        store: {
          ...store,
          close: async () => undefined,
          write: async () => Promise.reject(new StoreFull('磁盘已满')),
        },
      },
    }).catch((e: unknown) => e)
    // The house itself writes its mode at the first start; here it stands already.
    if (full instanceof Error) throw full
    const b = browser(full as House)
    expect(await b.send(page('happened'), { story, wish: 'check' })).toMatchObject({
      status: 307,
      to: `/${place}/complain/?fault=store.full`,
    })
    await (full as House).dispose()
  })

  test('on-the-page 6: what accuses the office is not taken, and stands nowhere', async () => {
    const before = await count()
    const b = browser(house)
    const canary = '灵溪镇综合行政执法队的人收了老板的钱就不管了，代号金丝雀'
    const texts: Record<string, string>[] = [
      { story: canary, wish: 'check' },
      { story: `${story}，代号金丝雀`, wish: 'conduct' },
      { story: `${story}，代号金丝雀`, wish: 'clue', clue: 'fine_instead' },
    ]
    for (const fields of texts) {
      const sent = await b.send(page('happened'), fields)
      expect(sent).toMatchObject({
        status: 307,
        to: `/${place}/complain/elsewhere/?fault=door.closed`,
      })
    }
    expect(b.jar.size).toBe(0)
    const api = await house.api.request(`/${place}/cases`, post({ story: canary, wish: 'check' }))
    expect(api.status).toBe(422)
    const problem = await api.json()
    expect(problem).toMatchObject({ code: 'door.closed' })
    expect(problem.detail).toContain('12388')
    expect(JSON.stringify(problem)).not.toContain('金丝雀')
    expect(await count()).toBe(before)
  })

  test('«这是公用电脑» leaves nothing on the device and nothing in the drafts', async () => {
    const b = browser(house)
    await walk(b)
    const cookie = b.jar.get('draft') ?? ''
    const sent = await b.send(page('clear'), {})
    expect(sent.answer.headers.get('clear-site-data')).toBe('"storage"')
    expect(b.jar.size).toBe(0)
    expect((await house.office.complaints.drafts.open('form', place, cookie)).row).toBeUndefined()
  })
})
