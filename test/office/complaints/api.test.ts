import { describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { facts, post } from '#test/kit/house.ts'
import { countCases, place, story, suiteHouse } from './visitor.ts'

const cases = `/${place}/cases`
const body = {
  story,
  wish: 'check',
  nameMode: 'real',
  contact: { name: '王小明', phone: '13812345678' },
}
const ticket = () => ({ 'idempotency-key': crypto.randomUUID() })

describe.each(engines)('the JSON API of complaints on $name', ({ open }) => {
  const suite = suiteHouse(open)
  const send = (path: string, init: RequestInit) => suite.house.api.request(path, init)

  test('A2.3 a case is made, followed, answered to and withdrawn; the secret stays in headers', async () => {
    const made = await send(cases, post(body))
    expect(made.status).toBe(201)
    const receipt = await made.json()
    expect(receipt.secretWords).toHaveLength(7)
    expect(receipt.track).not.toContain(receipt.secret)
    expect(receipt.demo).toContain('演示站点')
    const headers = { 'x-case-secret': receipt.secret }
    const one = `${cases}/${receipt.number}`
    const read = await (await send(one, { headers })).json()
    expect(read).toMatchObject({ number: receipt.number, status: 'received' })
    // The receipt is not read back, and tells what a reading would.
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)
    expect({ ...receipt.case, clocks: receipt.case.clocks.toSorted(byName) }).toEqual({
      ...read,
      clocks: read.clocks.toSorted(byName),
    })
    const said = await send(`${one}/messages`, post({ text: '昨晚又到两点' }, headers))
    expect((await said.json()).messages).toMatchObject([{ mine: true, text: '昨晚又到两点' }])
    expect(await (await send(`${one}/withdraw`, post({}, headers))).json()).toMatchObject({
      status: 'withdrawn',
    })
  })

  test('a wrong secret, no secret, and a secret in the address all open nothing', async () => {
    const { number, secret } = await (await send(cases, post(body))).json()
    const one = `${cases}/${number}`
    expect(
      (await send(one, { headers: { 'x-case-secret': 'AAA-AAA-AAA-AAA-AAA-AAA' } })).status,
    ).toBe(404)
    expect((await send(one, {})).status).toBe(400)
    expect((await send(`${one}?secret=${secret}`, {})).status).toBe(400)
  })

  test('bad input: one idempotency key is one case, and another content under it is refused', async () => {
    const before = await countCases(suite.house)
    const headers = ticket()
    const [one, two] = await Promise.all([
      send(cases, post(body, headers)),
      send(cases, post(body, headers)),
    ])
    const [a, b] = [await one.json(), await two.json()]
    expect([one.status, two.status].toSorted()).toEqual([200, 201])
    expect(b).toMatchObject({ number: a.number, secret: a.secret })
    expect(await countCases(suite.house)).toBe(before + 1)
    const other = await send(cases, post({ ...body, story: '另一件事' }, headers))
    expect([other.status, (await other.json()).code]).toEqual([422, 'idempotency.reused'])
  })

  test.each([
    ['malformed JSON', '{"story":', 400, 'malformed'],
    ['an unknown key', JSON.stringify({ ...body, idNumber: 'x' }), 400, 'invalid'],
    ['one character', JSON.stringify({ ...body, story: '吵' }), 400, 'invalid'],
    [
      '100,000 characters',
      JSON.stringify({ ...body, story: '吵'.repeat(100_000) }),
      400,
      'invalid',
    ],
    ['a wrong area', JSON.stringify({ ...body, area: 'mars' }), 400, 'invalid'],
    ['a wrong item', JSON.stringify({ ...body, item: 'nothing-999' }), 400, 'invalid'],
    ['a wrong wish', JSON.stringify({ ...body, wish: 'war' }), 400, 'invalid'],
    ['no contact for a real name', JSON.stringify({ ...body, contact: {} }), 400, 'invalid'],
    ['a list', '[1]', 400, 'invalid'],
  ])(
    'bad input: %s is refused in Chinese with a code, and nothing is made',
    async (_, raw, status, code) => {
      const before = await countCases(suite.house)
      const answer = await send(cases, { ...post(null), body: raw })
      const problem = await answer.json()
      expect([answer.status, problem.code]).toEqual([status, code])
      expect(problem.detail).toMatch(/[一-龥]{4}/)
      for (const e of problem.errors ?? []) expect(e.detail).toMatch(/[一-龥]/)
      expect(await countCases(suite.house)).toBe(before)
    },
  )

  test('an unknown place is not found', async () => {
    expect((await send('/nowhere/cases', post(body))).status).toBe(404)
  })

  test('S1-25 the anonymous clue page takes a clue with no contact and gives a receipt', async () => {
    const form = (fields: Record<string, string>): RequestInit => ({
      method: 'POST',
      body: new URLSearchParams(fields),
    })
    const fields = {
      clue: 'nobody',
      story: '路灯坏了半年，几家都说不归自己管',
      ticket: crypto.randomUUID(),
    }
    const before = await countCases(suite.house)
    for (let twice = 0; twice < 2; twice += 1) {
      const sent = await send(`/${place}/clue`, form(fields))
      expect([sent.status, sent.headers.get('location')]).toEqual([303, `/${place}/receipt/`])
      expect(sent.headers.getSetCookie().map((c) => c.split('=')[0])).toEqual(['receipt'])
    }
    expect(await countCases(suite.house)).toBe(before + 1)
    const [c] = await suite.house.deps.store.read.cases.recent({ place, limit: 1 })
    expect(c).toMatchObject({
      channel: 'clue',
      kind: 'clue',
      clueKind: 'nobody',
      nameMode: 'anonymous',
      nameEnc: null,
      phoneHmac: null,
    })
  })
})

describe.each(engines)('DESIGN 6.2 intake without a classifier, on $name', ({ open }) => {
  const broken = () =>
    new Proxy(facts(), {
      get: (all, key) => {
        if (key === 'lexicon' || key === 'specials') throw new Error('the classifier is dead')
        return Reflect.get(all, key)
      },
    })
  const suite = suiteHouse(open, { facts: broken })

  test('S0-9 S0-13 the case is taken all the same, and the desk decides', async () => {
    const made = await suite.house.api.request(cases, post(body))
    expect(made.status).toBe(201)
    const { number } = await made.json()
    const c = await suite.house.deps.store.read.cases.byNumber(number)
    expect(c).toMatchObject({ itemId: null, owner: facts().places[0]?.firstResponder })
    expect(suite.log.join()).toContain('intake.without')
    expect(suite.log.join()).not.toContain(story)
  })
})
