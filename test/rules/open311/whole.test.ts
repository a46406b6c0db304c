import { describe, expect, it } from 'vitest'
import type { Facts } from '#rules/content/facts.ts'
import { list, toJson, toXml, unformatted, formatOf } from '#rules/open311/answer.ts'
import { requestRow, type Told } from '#rules/open311/request.ts'
import { openWishes, serviceDefinition, serviceList, servicesOf } from '#rules/open311/services.ts'
import { readMoment, writeMoment } from '#rules/open311/time.ts'
import { wishes } from '#rules/case/kinds.ts'
import { facts, place } from '../opendata/dongling.ts'

const fields: Facts['fields'] = [
  { id: 'stone', name: '石料', plain: '石头的事', aliases: ['青石'] },
  { id: 'gravel', name: '砂石', plain: '砂石的事', within: 'stone' },
  { id: 'water', name: '水', plain: '水的事' },
]
const services = () => servicesOf({ items: facts.items, fields }, place, '2026-05-06')
const told = (more: Partial<Told> = {}): Told => ({
  number: 'N1',
  status: 'accepted',
  itemId: 'stone-001',
  area: 'village',
  owner: 'dui',
  receivedAt: 0,
  changedAt: 1000,
  answeredAt: null,
  closedAt: null,
  service: null,
  ...more,
})

describe('GeoReport: services(), their questions and requests, whole', () => {
  it('one service a field with matters, and one for the rest', () => {
    expect(JSON.parse(toJson(serviceList(services())))).toEqual([
      {
        service_code: 'stone',
        service_name: '石料',
        description: '石头的事',
        metadata: true,
        type: 'realtime',
        keywords: '石料, 青石',
        group: '执法领域',
      },
      {
        service_code: 'other',
        service_name: '其他',
        description: '不知道归哪个领域的，选这一项，由首问单位判断',
        metadata: true,
        type: 'realtime',
        keywords: '其他, 不清楚',
        group: '其他',
      },
    ])
  })
  const question = (
    order: number,
    code: string,
    datatype: string,
    description: string,
    more: object = {},
  ) => ({
    variable: true,
    code,
    datatype,
    required: false,
    datatype_description: null,
    order,
    description,
    ...more,
  })
  const wish = question(1, 'wish', 'singlevaluelist', '您希望机关做什么', {
    values: openWishes.map((w) => ({ key: w.id, name: w.say })),
  })
  const day = question(2, 'day', 'datetime', '哪一天发生的', {
    datatype_description: '例如 2026-05-06T09:00:00+08:00',
  })
  it('the questions of a service; a clue about offices is none of its wishes', () => {
    const asked = services().map((s) => JSON.parse(toJson(serviceDefinition(s))))
    expect(asked).toEqual([
      {
        service_code: 'stone',
        attributes: [
          wish,
          day,
          question(3, 'item', 'singlevaluelist', '是哪一件事（执法事项）', {
            values: facts.items.map((i) => ({ key: i.id, name: i.title })),
          }),
        ],
      },
      { service_code: 'other', attributes: [wish, day] },
    ])
    expect(openWishes.map((w) => w.id)).toEqual(
      wishes.map((w) => w.id).filter((id) => id !== 'clue'),
    )
  })
  it('a request tells its township at most (on-the-page 12)', () => {
    expect(requestRow(told(), place, services())).toMatchObject({
      status: 'open',
      service_name: '石料',
      service_code: 'stone',
      description: '乱刻青石',
      agency_responsible: '东岭镇执法队',
      requested_datetime: '1970-01-01T08:00:00+08:00',
      updated_datetime: '1970-01-01T08:00:01+08:00',
      address: '东岭镇',
      address_id: 'town',
    })
    const of = (more: Partial<Told>) => requestRow(told(more), place, services())
    expect(of({ itemId: 'lost', area: 'sea' })).toMatchObject({
      service_code: 'other',
      description: null,
      address: null,
    })
    expect(of({ status: 'closed', answeredAt: 5000 }).updated_datetime).toBe(writeMoment(5000))
    expect(of({ status: 'closed', answeredAt: 5000, closedAt: 9000 }).updated_datetime).toBe(
      writeMoment(9000),
    )
    expect(of({ status: 'withdrawn' }).updated_datetime).toBe(writeMoment(1000))
    expect(requestRow(told(), place, services().slice(1)).service_code).toBe('other')
    expect(requestRow(told(), place, [])).toMatchObject({ service_name: null, service_code: null })
  })
})

describe('formats and moments', () => {
  it('XML and JSON of the same value', () => {
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    expect(toXml('a', { b: '<&">', c: null, d: list('e', [1, 'x', null]), f: {} })).toBe(
      `${head}<a><b>&lt;&amp;&quot;&gt;</b><c/><d><e>1</e><e>x</e><e/></d><f/></a>\n`,
    )
    expect(toJson({ each: 'x', rows: 1 })).toBe('{"each":"x","rows":1}')
    expect(toJson({ d: list('e', [{ g: list('h', []) }]) })).toBe('{"d":[{"g":[]}]}')
    expect(['a.json', 'a.XML', 'a.jsonx', 'a.xml.b'].map(unformatted)).toEqual([
      'a',
      'a',
      'a.jsonx',
      'a.xml.b',
    ])
    expect([
      formatOf('/a.JSON'),
      formatOf('/a.jsonx'),
      formatOf('/a.xmlx', 'application/json'),
    ]).toEqual(['json', 'xml', 'json'])
    expect(formatOf('/a', 'text/html, application/json;q=1')).toBe('json')
    expect(formatOf('/a', 'application/jsonp')).toBe('xml')
  })
  it.each([
    ['2026-05-06T23:59:59Z', Date.UTC(2026, 4, 6, 23, 59, 59)],
    ['2026-05-06T09:30+08:00', Date.UTC(2026, 4, 6, 1, 30)],
    ['2026-05-06T09:30:00.5Z', Date.UTC(2026, 4, 6, 9, 30)],
    ['2026-05-06T00:00:00-01:30', Date.UTC(2026, 4, 6, 1, 30)],
    [' 2026-05-06T00:00:00Z ', Date.UTC(2026, 4, 6)],
    ['2026-05-06T24:00:00Z', null],
    ['2026-05-06T00:60:00Z', null],
    ['2026-05-06T00:00:60Z', null],
    ['x2026-05-06T00:00:00Z', null],
    ['2026-05-06T00:00:00Zx', null],
    ['2026-05-06T00:00:00+8:00', null],
  ])('%s', (text, at) => expect(readMoment(text)).toBe(at))
})
