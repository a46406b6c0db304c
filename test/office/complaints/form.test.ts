import { describe, expect, test } from 'vitest'
import { verifyChain } from '#rules/chain/verify.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { engines } from '#test/kit/stores.ts'
import { facts } from '#test/kit/house.ts'
import { browser, contact, countCases, home, page, place, story, suiteHouse } from './visitor.ts'

describe.each(engines)('the form on $name', ({ open }) => {
  const at = suiteHouse(open)

  test('A2.1 page by page to the receipt, by plain posts that answer 303', async () => {
    const b = browser(at.house)
    const way = [
      ['happened', { story, wish: 'check' }, 'where'],
      ['where', { area: home, spot: '中心街12号' }, 'when'],
      ['when', { time: 'often' }, 'evidence'],
      ['evidence', { do: 'next' }, 'name'],
      ['name', { nameMode: 'real' }, 'contact'],
    ] as const
    for (const [step, fields, next] of way)
      expect(await b.send(page(step), fields)).toMatchObject({
        status: 303,
        to: `/${place}/complain/${next}/`,
      })
    expect(await b.send(page('submit'), contact)).toMatchObject({
      status: 303,
      to: `/${place}/receipt/`,
    })
    const view = await b.shown()
    expect(view).toMatchObject({
      status: 'received',
      text: story,
      spot: '中心街12号',
      occurred: '经常发生',
      demo: true,
    })
  })

  test('on-the-page 5: no published limit is said so, and nothing is presented as law', async () => {
    const b = browser(at.house)
    await b.complain()
    const view = await b.shown()
    expect(view?.noLimit).toContain('本地没有公布答复期限')
    expect(view?.clocks).toEqual([])
  })

  test('S1-20(4) the first responder owns the case from the first moment, in one chain', async () => {
    const b = browser(at.house)
    await b.complain()
    const number = b.held()?.number ?? ''
    const { store, keys } = at.house.deps
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
    expect(keys.open(c?.phoneEnc ?? '', `case:${c?.id}:phone`)).toBe(contact.phone)
    expect(JSON.stringify(c)).not.toMatch(/王小明|1234/)
    expect(await store.read.cases.byPhone(keys.hmac('phone', '13812345678'), 5)).not.toHaveLength(0)
  })

  test('B9 the receipt says who and why: item, article, assignment, the rules that decided', async () => {
    const b = browser(at.house)
    await b.complain({ item: facts().items.find((i) => i.title.includes('施工'))?.id ?? '' })
    const view = await b.shown()
    expect(view?.item?.basis[0]).toMatchObject({ article: expect.stringMatching(/^第/) })
    expect(view?.assigned?.name).toMatch(/[一-龥]/)
    expect(view?.trace.length).toBeGreaterThan(0)
  })

  test('on-the-page 9: no draft holds contact, and sending clears the draft', async () => {
    const b = browser(at.house)
    await b.walk()
    const { drafts } = at.house.office.complaints
    const cookie = b.jar.get('draft') ?? ''
    expect(JSON.stringify((await drafts.open('form', place, cookie)).row)).not.toMatch(
      /王小明|1234/,
    )
    await b.send(page('submit'), contact)
    expect((await drafts.open('form', place, cookie)).row).toBeUndefined()
  })

  test('on-the-page 9: «这是公用电脑» leaves nothing on the device and nothing in the drafts', async () => {
    const b = browser(at.house)
    await b.walk()
    const cookie = b.jar.get('draft') ?? ''
    const sent = await b.send(page('clear'), {})
    expect(sent.answer.headers.get('clear-site-data')).toBe('"storage"')
    expect(b.jar.size).toBe(0)
    expect(
      (await at.house.office.complaints.drafts.open('form', place, cookie)).row,
    ).toBeUndefined()
  })

  test('danger: the numbers come first, and the case is taken all the same', async () => {
    const b = browser(at.house)
    const first = await b.send(page('happened'), {
      story: '隔壁仓库着火了，里面还有人，快来',
      wish: 'help',
    })
    expect(first.to).toBe(`/${place}/complain/first-call/`)
    expect((await b.send(page('first-call'), {})).to).toBe(`/${place}/complain/where/`)
  })

  test('bad input: a double submit makes one case and gives one receipt', async () => {
    const b = browser(at.house)
    await b.walk()
    const before = await countCases(at.house)
    const twin = browser(at.house)
    for (const [k, v] of b.jar) twin.jar.set(k, v)
    await Promise.all([b.send(page('submit'), contact), twin.send(page('submit'), contact)])
    expect(await countCases(at.house)).toBe(before + 1)
    expect(b.held()).not.toBeNull()
    expect(twin.held()).toEqual(b.held())
  })

  test('bad input: an expired form says so, and nothing is made of it', async () => {
    const before = await countCases(at.house)
    const sent = await browser(at.house).send(page('submit'), contact)
    expect(sent).toMatchObject({ status: 303, to: `/${place}/complain/?fault=draft.expired` })
    expect(await countCases(at.house)).toBe(before)
  })

  test('bad input: what is wrong goes back to its page with everything typed, and is not stored', async () => {
    const b = browser(at.house)
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

  test('bad input: a full disk answers clearly and keeps the words with the browser', async () => {
    const b = browser(at.house)
    at.diskFull = true
    const sent = await b.send(page('happened'), { story, wish: 'check' })
    at.diskFull = false
    expect(sent).toMatchObject({ status: 307, to: `/${place}/complain/?fault=store.full` })
    expect((await b.send(page('happened'), { story, wish: 'check' })).status).toBe(303)
  })

  test('A2.8 files go with the draft into the case; a refused one keeps no other out', async () => {
    const b = browser(at.house)
    await b.send(page('happened'), { story, wish: 'check' })
    const png = new Uint8Array(
      await (
        await import('sharp')
      )
        .default({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
        .png()
        .toBuffer(),
    )
    const files = [new File([png], '现场.png'), new File(['<script>'], '坏.jpg')]
    const sent = await b.upload(page('evidence'), files, { do: 'next' })
    expect(sent.to).toBe(`/${place}/complain/evidence/`)
    const seen = await at.house.office.complaints.pages.form(
      place,
      b.cookies(),
      new URLSearchParams(),
    )
    expect(seen.files).toMatchObject([{ name: '现场.png' }])
    expect(seen.fileFaults.join()).toContain('坏.jpg')
    await b.send(page('where'), { area: home })
    await b.send(page('when'), { time: 'now' })
    await b.send(page('evidence'), { do: 'next' })
    await b.send(page('name'), { nameMode: 'anonymous' })
    await b.send(page('submit'), {})
    expect((await b.shown())?.files).toMatchObject([{ name: '现场.png' }])
  })
})
