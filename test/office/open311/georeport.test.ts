import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { descriptionMax } from '#rules/open311/post.ts'
import { engines } from '#test/kit/stores.ts'
import { child, names, openCaller, parse, type Caller } from './caller.ts'

describe.each(engines)('Open311 GeoReport v2 on $name', (engine) => {
  let caller: Caller
  beforeAll(async () => void (caller = await openCaller(engine)))
  afterAll(() => caller.desk.dispose())

  test('discovery leads to the endpoint of each place, in both formats', async () => {
    const { desk, at, get } = caller
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
    const { at, get } = caller
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
    const { at, get, service } = caller
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

  test('errors: 403 for the key, 404 for what does not exist, 400 for the rest, each as <errors>', async () => {
    const { desk, at, get, send, whole, faults, headers } = caller
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
    expect((await say({ phone: '1'.repeat(101) }))[0]).toBe(400)
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
    const { desk } = caller
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
    const { desk, at, get, headers } = caller
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
