import { caseStatusNames, type CaseStatus } from '../case/kinds.ts'
import type { Place } from '../content/place.ts'
import { areaLine } from '../place/assignment.ts'
import { bodyName } from '../place/name.ts'
import type { Row } from './answer.ts'
import { otherCode, type Service } from './services.ts'
import { writeMoment } from './time.ts'

/** What this door tells of a case; the text, the spot and the person are not among it. */
export type Told = {
  number: string
  status: string
  itemId: string | null
  area: string | null
  owner: string
  receivedAt: number
  changedAt: number
  answeredAt: number | null
  closedAt: number | null
  /** The service that the client chose; null for what came another way. */
  service: string | null
}

/** Cases that are done with, in their words: an answer has been given, or nobody waits for one. */
export const closedStatuses = ['answered', 'closed', 'withdrawn'] as const
const isClosed = (status: string): boolean => closedStatuses.some((s) => s === status)

/** In words for everybody: what is said to the citizen alone is not said here. */
const notes: Partial<Record<string, string>> = { waiting_citizen: '正在办理，等来件人补充' }

/** One request of the list; the smallest area that is told is a township (on-the-page 12). */
export function requestRow(told: Told, place: Place, services: readonly Service[]): Row {
  const by = (test: (s: Service) => boolean) => services.find(test)
  const item = services.flatMap((s) => s.items).find((i) => i.id === told.itemId)
  const service =
    by((s) => s.code === told.service) ??
    by((s) => s.code === item?.field) ??
    by((s) => s.code === otherCode)
  const line = areaLine(place.areas, told.area ?? '').flatMap(
    (id) => place.areas.find((a) => a.id === id && a.level !== 'village') ?? [],
  )
  const owner = place.bodies.find((b) => b.id === told.owner)
  const closed = isClosed(told.status)
  const ended = closed ? (told.closedAt ?? told.answeredAt) : null
  return {
    service_request_id: told.number,
    status: closed ? 'closed' : 'open',
    status_notes: notes[told.status] ?? caseStatusNames[told.status as CaseStatus] ?? null,
    service_name: service?.name ?? null,
    service_code: service?.code ?? null,
    description: item?.title ?? null,
    agency_responsible: owner ? bodyName(owner) : null,
    service_notice: null,
    requested_datetime: writeMoment(told.receivedAt),
    updated_datetime: writeMoment(ended ?? told.changedAt),
    expected_datetime: null,
    address: line.map((a) => a.name).join('，') || null,
    address_id: line[0]?.id ?? null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  }
}
