import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { child, names, openCaller, parse, type Caller } from './caller.ts'

const requestFields = [
  'service_request_id',
  'status',
  'status_notes',
  'service_name',
  'service_code',
  'description',
  'agency_responsible',
  'service_notice',
  'requested_datetime',
  'updated_datetime',
  'expected_datetime',
  'address',
  'address_id',
  'zipcode',
  'lat',
  'long',
  'media_url',
]

describe.each(engines)('Open311 GeoReport v2: requests on $name', (engine) => {
  let caller: Caller
  beforeAll(async () => void (caller = await openCaller(engine)))
  afterAll(() => caller.desk.dispose())

  test('a request is posted, found by its id, and closed when it is answered', async () => {
    const { desk, at, get, send, service, whole } = caller
    const code = await service()
    const answer = await send(await whole({ 'attribute[wish]': 'ask' }))
    expect(answer.status).toBe(200)
    const root = parse(await answer.text())
    expect(root.name).toBe('service_requests')
    expect(names(root.children[0])).toEqual(['service_request_id', 'service_notice', 'account_id'])
    const id = child(root.children[0], 'service_request_id')!.text
    const one = parse(await (await get(`${at}/requests/${id}.xml`)).text())
    expect(names(one)).toEqual(['request'])
    expect(names(one.children[0])).toEqual(requestFields)
    expect(child(one.children[0], 'status')?.text).toBe('open')
    expect(child(one.children[0], 'service_code')?.text).toBe(code)
    for (const name of ['requested_datetime', 'updated_datetime'])
      expect(child(one.children[0], name)?.text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
    const token = parse(await (await get(`${at}/tokens/${id}.xml`)).text())
    expect(names(token.children[0])).toEqual(['service_request_id', 'token'])
    const found = await desk.deps.store.read.cases.byNumber(id)
    await desk.office.cases.accept(desk.member('clerk'), { id: found!.id, version: found!.version })
    const accepted = await desk.deps.store.read.cases.byNumber(id)
    const on = { id: found!.id, version: accepted!.version }
    await desk.office.cases.answer(desk.member('clerk'), on, 'otherwise', '金丝雀的答复', '')
    const answered = await (await get(`${at}/requests/${id}.json`)).json()
    expect(answered).toMatchObject([{ service_request_id: id, status: 'closed' }])
    expect(JSON.stringify(answered)).not.toContain('金丝雀')
    const list = (await (
      await get(`${at}/requests.json?service_request_id=${id},nothing&status=open`)
    ).json()) as { service_request_id: string }[]
    // The ids override every other filter.
    expect(list.map((r) => r.service_request_id)).toEqual([id])
  })

  test('nothing of the text, the spot or the person is in any answer', async () => {
    const { desk, at, get, made } = caller
    const canary = {
      description: '金丝雀乱堆渣土',
      address_string: '金丝雀路9号',
      first_name: '金丝雀',
      last_name: '某',
      phone: '13912345678',
      email: 'canary@example.com',
      device_id: 'canary-device',
      account_id: 'canary-account',
      media_url: 'https://example.com/canary.jpg',
      lat: '27.5',
      long: '120.5',
    }
    const { service_request_id: id } = await made(canary)
    for (const path of ['requests', `requests/${id}`, `tokens/${id}`])
      for (const end of ['.xml', '.json']) {
        const text = await (await get(`${at}/${path}${end}`)).text()
        expect(text).toContain(id)
        expect(text).not.toMatch(/金丝雀|13912345678|canary|27\.5|120\.5/)
      }
    const stored = await desk.deps.store.read.cases.byNumber(id)
    expect(stored?.nameMode).toBe('real')
    expect(stored?.text).toContain('金丝雀乱堆渣土')
    expect(JSON.stringify(stored)).not.toMatch(/13912345678|canary-(device|account)/)
  })

  test('on-the-page 6: what accuses the office is never on the list, and its text nowhere', async () => {
    const { desk, at, get, made } = caller
    const { service_request_id: id } = await made({ 'attribute[wish]': 'conduct' })
    expect((await get(`${at}/requests/${id}.xml`)).status).toBe(404)
    expect((await get(`${at}/tokens/${id}.xml`)).status).toBe(404)
    expect(await (await get(`${at}/requests.xml?service_request_id=${id}`)).text()).not.toContain(
      id,
    )
    expect(await desk.deps.store.read.cases.byNumber(id)).toBeUndefined()
  })

  test('the same request sent again is the same, and its secret is told once; a key decides by itself', async () => {
    const { send, whole } = caller
    const fields = await whole({ description: '同一件事' })
    const [one, two] = [await send(fields, '.json'), await send(fields, '.json')]
    const [a] = (await one.json()) as { service_request_id: string; service_notice: string }[]
    const [b] = (await two.json()) as { service_request_id: string; service_notice: string }[]
    expect(b?.service_request_id).toBe(a?.service_request_id)
    expect(a?.service_notice).toContain('查询码')
    expect(b?.service_notice).not.toContain('查询码')
    const ticket = { 'idempotency-key': 'one-and-the-same' }
    const first = (await (await send(fields, '.json', ticket)).json()) as (typeof a)[]
    expect(first[0]?.service_request_id).not.toBe(a?.service_request_id)
    expect((await send({ ...fields, description: '另一件' }, '.xml', ticket)).status).toBe(400)
  })

  test('filters: service_code, status, dates with a zone, ninety days, empty as none', async () => {
    const { desk, at, get, service, made } = caller
    const { service_request_id: id } = await made()
    const ids = async (query: string) =>
      (
        (await (await get(`${at}/requests.json?${query}`)).json()) as {
          service_request_id: string
        }[]
      ).map((r) => r.service_request_id)
    const code = await service()
    expect(await ids(`service_code=${code}&status=open&jurisdiction_id=`)).toContain(id)
    expect(await ids('service_code=other')).not.toContain(id)
    expect(await ids('status=closed')).not.toContain(id)
    expect(await ids('status=open,closed&start_date=&end_date=')).toContain(id)
    // Several values are told by commas, or by the name once more.
    expect(await ids(`status=closed&status=open`)).toContain(id)
    expect(await ids(`service_code=other&service_code=${code}`)).toContain(id)
    expect(await ids('service_request_id=nothing&service_request_id=' + id)).toEqual([id])
    const day = (ms: number) => new Date(ms).toISOString()
    const now = desk.clock.at
    expect(await ids(`start_date=${day(now - 3_600_000)}`)).toContain(id)
    expect(await ids(`end_date=${day(now - 3_600_000)}`)).not.toContain(id)
    expect(await ids('start_date=2026-05-06T00:00:00%2B08:00')).toContain(id)
    desk.clock.at += 91 * 86_400_000
    expect(await ids('')).not.toContain(id)
    desk.clock.at -= 91 * 86_400_000
    for (const wrong of [
      'start_date=2026-05-06',
      'start_date=2026-05-06T00:00:00',
      'start_date=2026-02-30T00:00:00Z',
      'start_date=2026-01-01T00:00:00Z&end_date=2026-05-01T00:00:00Z',
      'status=solved',
    ])
      expect((await get(`${at}/requests.xml?${wrong}`)).status, wrong).toBe(400)
  })

  test('what the address leaves out is 400, and a fault has the name that the client sent', async () => {
    const { at, get, send, whole } = caller
    for (const path of ['tokens/.xml', 'requests/.xml', 'services/.xml'])
      expect((await get(`${at}/${path}`)).status, path).toBe(400)
    for (const [name, over] of [
      ['phone', { phone: '1'.repeat(101) }],
      ['email', { email: 'nobody' }],
      ['description', { description: '一' }],
      ['address_string', { address_string: '路'.repeat(900) }],
    ] as const) {
      const answer = await send(await whole(over), '.json')
      expect(answer.status, name).toBe(400)
      const [first] = (await answer.json()) as { description: string }[]
      expect(first?.description).toMatch(new RegExp(`^${name}：`))
    }
  })
})
