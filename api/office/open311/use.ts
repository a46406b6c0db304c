import type { Deps, TakeIn } from '#api/office/deps.ts'
import type { ServiceItems } from '#db/open311.ts'
import { parseNumber } from '#rules/case/number.ts'
import { secretGroups } from '#rules/case/secret.ts'
import { caseStatuses } from '#rules/case/kinds.ts'
import { canonical } from '#rules/chain/canonical.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { Place } from '#rules/content/place.ts'
import { list, type List, type Row } from '#rules/open311/answer.ts'
import { readPost, type Fields } from '#rules/open311/post.ts'
import { mostRequests, readQuery, type Query } from '#rules/open311/query.ts'
import { closedStatuses, requestRow } from '#rules/open311/request.ts'
import {
  otherCode,
  serviceDefinition,
  serviceList,
  servicesOf,
  type Service,
} from '#rules/open311/services.ts'
import { invalid, notFound } from '#rules/refusal.ts'
import { createKeys } from './keys.ts'

const closed: readonly string[] = closedStatuses
const statusesOf = (query: Exclude<Query, { ids: string[] }>): string[] | null =>
  query.statuses === null
    ? null
    : caseStatuses.filter((s) => query.statuses?.includes(closed.includes(s) ? 'closed' : 'open'))

/** The number as it is stored, or what was typed when it cannot be one: then nothing is found. */
const numberOf = (typed: string): string => parseNumber(typed) ?? typed

/** Open311 GeoReport v2 over the ordinary intake and the ordinary cases. */
export function createOpen311(deps: Deps, takeIn: TakeIn) {
  const { store, now, keys: secrets } = deps
  const keys = createKeys(deps)

  /** The place, when the jurisdiction that a client names is this one or none (one endpoint for each). */
  function placeFor(slug: string, jurisdiction = ''): { place: Place; services: Service[] } {
    const place = deps.facts().places.find((p) => p.slug === slug)
    if (!place || (jurisdiction !== '' && jurisdiction !== slug))
      throw notFound(`没有辖区 jurisdiction_id“${(place ? jurisdiction : slug).slice(0, 60)}”`)
    return { place, services: servicesOf(deps.facts(), place, dayAt(now())) }
  }
  function serviceIn(services: readonly Service[], code: string): Service {
    if (code === '')
      throw invalid('没有写 service_code', [
        { pointer: '/service_code', detail: '没有写 service_code' },
      ])
    const found = services.find((s) => s.code === code)
    if (!found) throw notFound(`没有服务 service_code“${code.slice(0, 60)}”`)
    return found
  }
  /** Like a missing service_code, a name that is not in the address at all is another fault than one that is not known. */
  function asked(name: string, value: string): void {
    if (value === '') throw invalid(`没有写 ${name}`)
  }
  const itemsOf = (service: Service): ServiceItems => ({
    code: service.code,
    items: service.items.map((i) => i.id),
    rest: service.code === otherCode,
  })
  async function told(place: Place, services: Service[], query: Query): Promise<List> {
    const filter =
      'ids' in query
        ? { ids: query.ids.map(numberOf) }
        : {
            from: query.from,
            to: query.to,
            statuses: statusesOf(query),
            services: query.services?.map((code) => itemsOf(serviceIn(services, code))) ?? null,
            known: services.flatMap((s) => s.items.map((i) => i.id)),
          }
    const rows = await store.read.open311.list(place.slug, filter, mostRequests)
    return list(
      'request',
      rows.map((row) => requestRow(row, place, services)),
    )
  }

  return {
    keys,

    /** GET discovery: where each place's endpoint is; `only` leaves one. */
    discovery(only?: string): Row {
      const { origin, base, mode } = deps.config
      const at = (slug: string) => `${origin}${base}/api/open311/v2/${slug}`
      const places = deps.facts().places.filter((p) => only === undefined || p.slug === only)
      if (places.length === 0) throw notFound('没有这个辖区')
      const changeset = `${dayAt(now())}T00:00:00+08:00`
      return {
        changeset,
        contact: `${origin}${base}/help/api/`,
        key_service: '密钥由本站的系统管理员发给程序的单位，在工作台“接口和平台”里建立',
        endpoints: list(
          'endpoint',
          places.map((p) => ({
            specification: 'http://wiki.open311.org/GeoReport_v2',
            url: at(p.slug),
            changeset,
            type: mode === 'demo' ? 'test' : 'production',
            formats: list('format', ['text/xml', 'application/json']),
          })),
        ),
      }
    },

    services: (slug: string, jurisdiction?: string): List =>
      serviceList(placeFor(slug, jurisdiction).services),

    definition: (slug: string, code: string, jurisdiction?: string): Row =>
      serviceDefinition(serviceIn(placeFor(slug, jurisdiction).services, code)),

    /** GET requests. */
    async requests(slug: string, given: Readonly<Record<string, string>>): Promise<List> {
      const { place, services } = placeFor(slug, given['jurisdiction_id'])
      const { query, faults } = readQuery(given, now())
      if (faults.length > 0) throw invalid('查询条件不对', faults)
      return told(place, services, query)
    },

    /** GET requests/<id>: a list of one. What may not be shown is not there. */
    async request(slug: string, id: string, jurisdiction?: string): Promise<List> {
      const { place, services } = placeFor(slug, jurisdiction)
      asked('service_request_id', id)
      const found = await told(place, services, { ids: [id] })
      if (found.rows.length === 0) throw notFound(`没有 service_request_id“${id.slice(0, 60)}”`)
      return found
    },

    /** GET tokens/<token>: an id is given at once, so the only token of a request is its id. */
    async token(slug: string, token: string, jurisdiction?: string): Promise<List> {
      const { place, services } = placeFor(slug, jurisdiction)
      asked('token', token)
      const [found] = (await told(place, services, { ids: [token] })).rows as Row[]
      if (!found) throw notFound(`没有 token“${token.slice(0, 60)}”`)
      return list('request', [{ service_request_id: found['service_request_id'] ?? null, token }])
    },

    /**
     * POST requests. The same content under the same key within 24 hours is the same request, so that a client that
     * heard no answer may send again; with an Idempotency-Key that key decides.
     */
    async post(slug: string, fields: Fields, ticket: string | null): Promise<List> {
      const one = (name: string) => fields.get(name)?.at(-1)?.trim() ?? ''
      const { place, services } = placeFor(slug, one('jurisdiction_id'))
      const key = await keys.check(slug, one('api_key'))
      const service = serviceIn(services, one('service_code'))
      const { posted, faults } = readPost(fields, service, place)
      if (faults.length > 0) throw invalid('有几处需要改一下', faults)
      const content = canonical(
        [...fields].filter(([name]) => name !== 'api_key').map(([name, v]) => [name, [...v]]),
      )
      const own = secrets.hmac('open311-ticket', `${key.id}\0${ticket ?? content}`)
      const sent = await takeIn(slug, { channel: 'api', ...posted }, own, (tx, c) =>
        tx.open311.insert({ caseId: c.id, service: service.code, keyId: key.id }),
      )
      // Whoever guesses at a content must not be handed the secret of the one who wrote it.
      const again = sent.again && ticket === null
      return list('request', [
        {
          service_request_id: sent.number,
          service_notice: again
            ? `编号 ${sent.number}。这件事已经收到过，没有重复登记`
            : `编号 ${sent.number}，查询码 ${secretGroups(sent.secret)} 。请转告来件人：凭编号和查询码查进度、看答复`,
          account_id: null,
        },
      ])
    },
  }
}
export type Open311Use = ReturnType<typeof createOpen311>
