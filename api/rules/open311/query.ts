import type { FieldError } from '../refusal.ts'
import { readMoment } from './time.ts'

export const mostRequests = 1000
const span = 90 * 86_400_000

export type Status = 'open' | 'closed'
/** `ids` override all other filters. Both ends belong to the range. */
export type Query =
  | { ids: string[] }
  | { from: number; to: number; services: string[] | null; statuses: Status[] | null }

const parts = (text: string | undefined): string[] => [
  ...new Set((text ?? '').split(',').flatMap((part) => part.trim() || [])),
]

const several: readonly string[] = ['service_request_id', 'service_code', 'status']

/** Parameters as they came, each with all its values: what may be several is one list, of anything else the last counts. */
export const oneEach = (
  given: Readonly<Record<string, readonly string[]>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).map(([name, all]) => [
      name,
      several.includes(name) ? all.join(',') : (all.at(-1) ?? ''),
    ]),
  )

/**
 * Reads the filters of GET requests: at most 90 days, the last 90 without dates; with one date, 90 days from or up to it.
 * An empty parameter is as good as none.
 */
export function readQuery(
  given: Readonly<Record<string, string>>,
  now: number,
): { query: Query; faults: FieldError[] } {
  const faults: FieldError[] = []
  const ids = parts(given['service_request_id'])
  if (ids.length > mostRequests)
    faults.push({ pointer: '/service_request_id', detail: `一次最多查 ${mostRequests} 件` })
  if (ids.length > 0) return { query: { ids }, faults }
  const moment = (name: string): number | null => {
    const text = given[name]?.trim() ?? ''
    const read = text === '' ? null : readMoment(text)
    if (text !== '' && read === null)
      faults.push({ pointer: `/${name}`, detail: `${name} 要写成 2026-05-06T00:00:00Z 这样` })
    return read
  }
  const [start, end] = [moment('start_date'), moment('end_date')]
  const to = end ?? (start === null ? now : Math.min(now, start + span))
  const from = start ?? to - span
  if (start !== null && end !== null && (start > end || end - start > span))
    faults.push({
      pointer: '/start_date',
      detail: start > end ? 'start_date 晚于 end_date' : '起止时间最多相隔 90 天',
    })
  const statuses = parts(given['status'])
  const known = statuses.filter((s): s is Status => s === 'open' || s === 'closed')
  if (known.length < statuses.length)
    faults.push({ pointer: '/status', detail: 'status 只能写 open、closed' })
  const services = parts(given['service_code'])
  return {
    faults,
    query: {
      from,
      to,
      services: services.length > 0 ? services : null,
      statuses: known.length > 0 ? known : null,
    },
  }
}
