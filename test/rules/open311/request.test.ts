import { expect, test } from 'vitest'
import { requestRow, type Told } from '#rules/open311/request.ts'
import { otherCode, serviceDefinition, serviceList, servicesOf } from '#rules/open311/services.ts'
import { bodyName } from '#rules/place/name.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const place = placeOf('lingxi')
const services = servicesOf(facts(), place, '2026-11-01')
const field = services[0]
const item = field?.items[0]
const body = place.bodies[0]
const at = Date.UTC(2026, 4, 6)
const second = 1000
const told = (over: Partial<Told> = {}): Told => ({
  number: 'LX-1',
  status: 'accepted',
  itemId: null,
  area: null,
  owner: 'nobody',
  receivedAt: at,
  changedAt: at + second,
  answeredAt: null,
  closedAt: null,
  service: null,
  ...over,
})
const row = (over: Partial<Told> = {}) => requestRow(told(over), place, services)

test('a case of which nothing is known is other, open, and has no place', () => {
  expect(row()).toEqual({
    service_request_id: 'LX-1',
    status: 'open',
    status_notes: expect.any(String),
    service_name: '其他',
    service_code: otherCode,
    description: null,
    agency_responsible: null,
    service_notice: null,
    requested_datetime: '2026-05-06T08:00:00+08:00',
    updated_datetime: '2026-05-06T08:00:01+08:00',
    expected_datetime: null,
    address: null,
    address_id: null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  })
})

test('the service that was chosen goes before the field of the matter', () => {
  expect(row({ itemId: item?.id ?? '' })).toMatchObject({
    service_code: field?.code,
    description: item?.title,
  })
  expect(row({ itemId: item?.id ?? '', service: otherCode })).toMatchObject({
    service_code: otherCode,
    description: item?.title,
  })
})

test('the body in charge has its name', () => {
  expect(row({ owner: body?.id ?? '' }).agency_responsible).toBe(body && bodyName(body))
})

test.each([
  ['accepted', 'open', '01'],
  ['answered', 'closed', '05'],
  ['closed', 'closed', '07'],
  ['withdrawn', 'closed', '07'],
])('%s is %s, and changed last at its end', (status, said, seconds) => {
  const closedAt = status === 'answered' ? null : at + 7 * second
  expect(row({ status, answeredAt: at + 5 * second, closedAt })).toMatchObject({
    status: said,
    updated_datetime: `2026-05-06T08:00:${seconds}+08:00`,
  })
})

test('what is said to the citizen alone is not said here; an unknown status has no words', () => {
  expect(row({ status: 'waiting_citizen' }).status_notes).toBe('正在办理，等来件人补充')
  expect(row({ status: 'never-heard' })).toMatchObject({ status: 'open', status_notes: null })
})

test('the smallest area that is told is a township (on-the-page 12)', () => {
  const village = place.areas.find((a) => a.level === 'village')
  const town = place.areas.find((a) => a.level === 'township')
  if (village) {
    const of = row({ area: village.id })
    expect(of.address).not.toContain(village.name)
    expect(of.address_id).not.toBe(village.id)
  }
  expect(row({ area: town?.id ?? '' }).address_id).toBe(town?.id)
  expect(row({ area: town?.id ?? '' }).address).toContain(town?.name)
})

test('the services: every field with matters once, the rest last; each has questions', () => {
  const codes = services.map((s) => s.code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.at(-1)).toBe(otherCode)
  for (const s of services.slice(0, -1)) expect(s.items.length, s.code).toBeGreaterThan(0)
  const list = JSON.parse(JSON.stringify(serviceList(services)))
  expect(JSON.stringify(list)).toContain('"metadata":true')
  expect(JSON.stringify(list)).toContain('"type":"realtime"')
  expect(JSON.stringify(list)).toContain(`"service_code":"${otherCode}"`)
})

test('a definition asks wish and day, and the matter where there are matters; nothing is required', () => {
  const of = (n: number): string =>
    JSON.stringify(serviceDefinition(services.at(n) ?? services[0]!))
  expect(of(0).match(/"code":"\w+"/g)).toEqual(['"code":"wish"', '"code":"day"', '"code":"item"'])
  expect(of(-1).match(/"code":"\w+"/g)).toEqual(['"code":"wish"', '"code":"day"'])
  for (const text of [of(0), of(-1)]) {
    expect(text).not.toContain('"required":true')
    expect(text).not.toContain('"clue"')
    expect(text).toContain('"datatype":"datetime"')
  }
})
