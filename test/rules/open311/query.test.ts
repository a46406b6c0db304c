import { expect, test } from 'vitest'
import { mostRequests, readQuery } from '#rules/open311/query.ts'

const day = 86_400_000
const now = Date.UTC(2026, 10, 1)
const read = (given: Record<string, string>) => readQuery(given, now)
const iso = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`

test('ids override everything else, once each', () => {
  expect(read({ service_request_id: ' a, b,,a ', status: 'wrong', start_date: 'wrong' })).toEqual({
    query: { ids: ['a', 'b'] },
    faults: [],
  })
})

test('a thousand ids are asked at once, no more', () => {
  const ids = (n: number) => Array.from({ length: n }, (_, i) => `r${i}`).join(',')
  expect(read({ service_request_id: ids(mostRequests) }).faults).toEqual([])
  expect(read({ service_request_id: ids(mostRequests + 1) }).faults).toEqual([
    { pointer: '/service_request_id', detail: '一次最多查 1000 件' },
  ])
})

test.each([
  ['no date: the last ninety days', {}, now - 90 * day, now],
  ['empty is none', { start_date: ' ', end_date: '' }, now - 90 * day, now],
  [
    'from a day: ninety days',
    { start_date: iso(now - 200 * day) },
    now - 200 * day,
    now - 110 * day,
  ],
  ['from a day: not beyond now', { start_date: iso(now - day) }, now - day, now],
  ['up to a day', { end_date: iso(now - 200 * day) }, now - 290 * day, now - 200 * day],
  ['both', { start_date: iso(now - 90 * day), end_date: iso(now) }, now - 90 * day, now],
])('%s', (_, given, from, to) => {
  expect(read(given)).toEqual({ faults: [], query: { from, to, services: null, statuses: null } })
})

test.each([
  [{ start_date: '2026-05-06' }, '/start_date', 'start_date 要写成 2026-05-06T00:00:00Z 这样'],
  [{ end_date: 'x' }, '/end_date', 'end_date 要写成 2026-05-06T00:00:00Z 这样'],
  [{ start_date: iso(now), end_date: iso(now - day) }, '/start_date', 'start_date 晚于 end_date'],
  [
    { start_date: iso(now - 90 * day - 1000), end_date: iso(now) },
    '/start_date',
    '起止时间最多相隔 90 天',
  ],
  [{ status: 'open,half' }, '/status', 'status 只能写 open、closed'],
])('%o is refused', (given, pointer, detail) => {
  expect(read(given).faults).toEqual([{ pointer, detail }])
})

test('services and statuses are lists; none that is known is no filter', () => {
  expect(read({ service_code: 'noise, food', status: 'open,closed' }).query).toMatchObject({
    services: ['noise', 'food'],
    statuses: ['open', 'closed'],
  })
  expect(read({ service_code: ',', status: 'half' }).query).toMatchObject({
    services: null,
    statuses: null,
  })
})
