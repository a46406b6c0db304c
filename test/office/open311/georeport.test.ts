import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SaxesParser } from 'saxes'
import { descriptionMax } from '#rules/open311/post.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '#test/office/desk.ts'

type Node = { name: string; text: string; children: Node[] }
/** Reads XML with a strict parser: what is not well-formed throws. */
function parse(xml: string): Node {
  const root: Node = { name: '', text: '', children: [] }
  const open = [root]
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    const node = { name, text: '', children: [] }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => void (open.at(-1)!.text += text))
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root.children[0]!
}
const names = (node: Node | undefined) => (node?.children ?? []).map((c) => c.name)
const child = (node: Node | undefined, name: string) => node?.children.find((c) => c.name === name)

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

describe.each(engines)('Open311 GeoReport v2 on $name', (engine) => {
  let desk: Desk
  let at = ''
  let key = ''
  beforeAll(async () => {
    desk = await openDesk(engine)
    at = `/open311/v2/${desk.place.slug}`
    key = (await desk.office.open311.keys.make(desk.place.slug, '某单位的程序', null)).key
  })
  afterAll(() => desk.dispose())

  let calls = 0
  const headers = (more: Record<string, string> = {}) => {
    desk.clock.at += 1_000
    return { 'x-shouwen-client': `o${calls++}`, ...more }
  }
  const get = (path: string, more: Record<string, string> = {}) =>
    desk.api.request(path, { headers: headers(more) })
  const send = (fields: Record<string, string>, end = '.xml', more: Record<string, string> = {}) =>
    desk.api.request(`${at}/requests${end}`, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: headers({
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        ...more,
      }),
    })
  const service = async () =>
    ((await (await get(`${at}/services.json`)).json()) as { service_code: string }[])[0]!
      .service_code
  const whole = async (over: Record<string, string> = {}) => ({
    api_key: key,
    jurisdiction_id: desk.place.slug,
    service_code: await service(),
    address_string: '某路口',
    description: `路边乱堆渣土 ${calls}`,
    ...over,
  })
  const made = async (over: Record<string, string> = {}) => {
    const answer = await send(await whole(over), '.json')
    expect(answer.status, await answer.clone().text()).toBe(200)
    return ((await answer.json()) as { service_request_id: string; service_notice: string }[])[0]!
  }
  const faults = async (answer: Response) => {
    const root = parse(await answer.text())
    expect(root.name).toBe('errors')
    expect(new Set(names(root))).toEqual(new Set(['error']))
    for (const error of root.children) expect(names(error)).toEqual(['code', 'description'])
    return root.children.map((e) => child(e, 'description')?.text ?? '')
  }

  test('discovery leads to the endpoint of each place, in both formats', async () => {
    const xml = parse(await (await get('/open311/discovery.xml')).text())
    expect(xml.name).toBe('discovery')
    expect(names(xml)).toEqual(['changeset', 'contact', 'key_service', 'endpoints'])
    const endpoints = child(xml, 'endpoints')!
    expect(endpoints.children).toHaveLength(desk.deps.facts().places.length)
    expect(names(endpoints.children[0])).toEqual([
      'specification',
      'url',
      'changeset',
      'type',
      'formats',
    ])
    const json = (await (await get(`${at}/discovery.json`)).json()) as {
      endpoints: { url: string; formats: string[] }[]
    }
    expect(json.endpoints).toHaveLength(1)
    expect(json.endpoints[0]?.url).toMatch(new RegExp(`/api${at}$`))
    expect(json.endpoints[0]?.formats).toEqual(['text/xml', 'application/json'])
  })

  test('services: every element, the declared type, UTF-8; XML where the address names no format', async () => {
    const answer = await get(`${at}/services.xml`)
    expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8')
    const body = await answer.text()
    expect(body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/)
    const root = parse(body)
    expect(root.name).toBe('services')
    for (const row of root.children) {
      expect(row.name).toBe('service')
      expect(names(row)).toEqual([
        'service_code',
        'service_name',
        'description',
        'metadata',
        'type',
        'keywords',
        'group',
      ])
      expect(child(row, 'type')?.text).toBe('realtime')
      expect(child(row, 'metadata')?.text).toBe('true')
    }
    const plain = await get(`${at}/services`)
    expect(await plain.text()).toBe(body)
    const json = await get(`${at}/services`, { accept: 'application/json' })
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const rows = (await json.json()) as { service_code: string; metadata: boolean }[]
    expect(rows.map((r) => r.service_code)).toEqual(
      root.children.map((r) => child(r, 'service_code')?.text),
    )
    expect(rows.every((r) => r.metadata === true)).toBe(true)
  })

  test('a service definition has its attributes, their values and an order', async () => {
    const code = await service()
    const root = parse(await (await get(`${at}/services/${code}.xml`)).text())
    expect(names(root)).toEqual(['service_code', 'attributes'])
    const first = child(root, 'attributes')?.children[0]
    expect(first?.name).toBe('attribute')
    expect(names(first)).toEqual([
      'variable',
      'code',
      'datatype',
      'required',
      'datatype_description',
      'order',
      'description',
      'values',
    ])
    expect(names(child(first, 'values')?.children[0])).toEqual(['key', 'name'])
    const json = (await (await get(`${at}/services/${code}.json`)).json()) as {
      service_code: string
      attributes: { order: number; datatype_description: null; values?: { key: string }[] }[]
    }
    expect(json.service_code).toBe(code)
    expect(json.attributes.map((a) => a.order)).toEqual([1, 2, 3])
    expect(json.attributes[0]?.datatype_description).toBeNull()
  })

  test('a request is posted, found by its id, and closed when it is answered', async () => {
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
    const { service_request_id: id } = await made({ 'attribute[wish]': 'conduct' })
    expect((await get(`${at}/requests/${id}.xml`)).status).toBe(404)
    expect((await get(`${at}/tokens/${id}.xml`)).status).toBe(404)
    expect(await (await get(`${at}/requests.xml?service_request_id=${id}`)).text()).not.toContain(
      id,
    )
    expect(await desk.deps.store.read.cases.byNumber(id)).toBeUndefined()
  })

  test('the same request sent again is the same, and its secret is told once; a key decides by itself', async () => {
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

  test('errors: 403 for the key, 404 for what does not exist, 400 for the rest, each as <errors>', async () => {
    const say = async (over: Record<string, string>) => {
      const answer = await send(await whole(over))
      return [answer.status, ...(await faults(answer))]
    }
    expect(await say({ api_key: '' })).toEqual([403, expect.stringContaining('api_key')])
    expect(await say({ api_key: 'wrong' })).toEqual([403, expect.stringContaining('api_key')])
    expect(await say({ service_code: 'none' })).toEqual([404, expect.stringContaining('none')])
    expect(await say({ jurisdiction_id: 'none' })).toEqual([404, expect.stringContaining('none')])
    expect(await say({ service_code: '' })).toEqual([400, expect.stringContaining('service_code')])
    expect((await say({ address_string: '' }))[0]).toBe(400)
    expect((await say({ address_string: '', lat: '27.5' }))[0]).toBe(400)
    expect((await say({ 'attribute[none]': 'x' }))[0]).toBe(400)
    expect((await say({ phone: '1' }))[0]).toBe(400)
    expect((await say({ description: '字'.repeat(descriptionMax + 1) }))[0]).toBe(400)
    for (const [path, status] of [
      [`${at}/services/none.xml`, 404],
      [`${at}/services.xml?jurisdiction_id=none`, 404],
      [`${at}/requests/none.xml`, 404],
      [`${at}/tokens/none.xml`, 404],
      [`${at}/nothing.xml`, 404],
      ['/open311/v2/nowhere/services.xml', 404],
    ] as const) {
      const answer = await get(path)
      expect(answer.status, path).toBe(status)
      await faults(answer)
    }
    const json = await send(await whole({ api_key: 'wrong' }), '.json')
    expect(await json.json()).toEqual([{ code: 403, description: expect.any(String) }])
    const body = await desk.api.request(`${at}/requests.xml`, {
      method: 'POST',
      body: '{}',
      headers: headers({ 'content-type': 'application/json' }),
    })
    expect(body.status).toBe(400)
    await faults(body)
  })

  test('a key is kept as a hash, works in its own place alone, and ends when it is revoked', async () => {
    const { keys } = desk.office.open311
    const other = await keys.make(desk.place.slug, '另一个程序', null)
    const rows = await keys.list(desk.place.slug)
    expect(JSON.stringify(rows)).not.toContain(other.key)
    await expect(keys.check('elsewhere', other.key)).rejects.toMatchObject({ status: 403 })
    await keys.check(desk.place.slug, other.key)
    await keys.revoke(desk.place.slug, other.id, null)
    await expect(keys.check(desk.place.slug, other.key)).rejects.toMatchObject({ status: 403 })
  })

  test('pages of other sites may call it, errors included; no other address of the API allows that', async () => {
    const page = { origin: 'https://example.com' }
    for (const path of [`${at}/services.json`, `${at}/services/none.json`])
      expect((await get(path, page)).headers.get('access-control-allow-origin')).toBe('*')
    const asked = await desk.api.request(`${at}/requests.json`, {
      method: 'OPTIONS',
      headers: headers({ ...page, 'access-control-request-method': 'POST' }),
    })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-methods')).toContain('POST')
    expect((await get('/healthz', page)).headers.get('access-control-allow-origin')).toBeNull()
  })
})
