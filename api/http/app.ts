import { OpenAPIHono, z } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { mountActions } from '#api/office/admin-action.ts'
import { mountReadings } from '#api/office/admin-reading.ts'
import { mountCaseFiles } from '#api/office/cases/file-route.ts'
import { caseReadings } from '#api/office/cases/reading-routes.ts'
import { caseActions } from '#api/office/cases/routes.ts'
import { catalogueActions, mountCatalogue } from '#api/office/catalogue/routes.ts'
import { mountChat } from '#api/office/chat/routes.ts'
import { mountComplaints } from '#api/office/complaints/mount.ts'
import { mountCredit } from '#api/office/decisions/credit-routes.ts'
import { mountPapers } from '#api/office/decisions/paper-routes.ts'
import { mountDecisions } from '#api/office/decisions/import-routes.ts'
import { mountRegister } from '#api/office/decisions/register-routes.ts'
import { decisionActions } from '#api/office/decisions/routes.ts'
import type { ApiEnv, Deps, Gate } from '#api/office/deps.ts'
import { inspectionActions } from '#api/office/inspections/routes.ts'
import { learningActions } from '#api/office/learning/routes.ts'
import { keyActions } from '#api/office/open311/actions.ts'
import { mountOpen311, openToAll } from '#api/office/open311/routes.ts'
import { oversightActions } from '#api/office/oversight/routes.ts'
import { platformActions } from '#api/office/platforms/routes.ts'
import { staffReadings } from '#api/office/staff/reading-routes.ts'
import { staffActions } from '#api/office/staff/routes.ts'
import { notFound, tooLarge } from '#rules/refusal.ts'
import { shortFault } from '#rules/fault.ts'
import type { Office } from './office.ts'
import { openapiDocument, registerHouseRoutes, type OpenapiDocument } from './openapi.ts'
import { problem, requestIdOf } from './problem.ts'

/** The whole HTTP API, mounted by the front door under <base>/api, and its document. */
export function createApi(deps: Deps, office: Office, gate: Gate) {
  // What a schema says in no words of its own is said in Chinese too.
  z.config(z.locales.zhCN())
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw result.error
    },
  })
  api.onError((error, c) => {
    const answer = problem(c, error)
    if (answer.status >= 500)
      deps.log('error', 'request.failed', { path: c.req.path, error: shortFault(error) })
    return answer
  })
  openToAll(api)
  api.use('*', async (c, next) => {
    c.set('requestId', requestIdOf(c.req.header('x-request-id')))
    c.set('client', c.req.header('x-shouwen-client') ?? 'local')
    c.set('staff', null)
    await next()
    c.header('cache-control', 'no-store')
    c.header('x-request-id', c.get('requestId'))
  })
  api.use(
    '*',
    bodyLimit({
      maxSize: 6 * deps.config.uploadMaxBytes,
      onError: () => {
        throw tooLarge(`一次最多提交 ${(6 * deps.config.uploadMaxBytes) >> 20} 兆字节，请减少附件`)
      },
    }),
  )

  api.on('GET', '*', gate.limit('read'))
  api.get('/healthz', (c) => c.json({ ok: true }))
  api.get('/readyz', async (c) => {
    const health = await deps.store.health()
    return c.json(health, health.ok ? 200 : 503)
  })

  mountActions(
    api,
    [
      ...staffActions(office.staff),
      ...caseActions(office.cases),
      ...decisionActions(office.decisions),
      ...catalogueActions(office.catalogue),
      ...oversightActions(office.oversight),
      ...keyActions(office.open311.keys),
      ...platformActions(office.platforms),
      ...learningActions(office.learning),
      ...inspectionActions(office.inspections),
    ],
    {
      gate,
      notes: office.notes,
      base: deps.config.base,
    },
  )

  mountReadings(api, [...staffReadings(office.staff), ...caseReadings(office.cases)], gate)
  mountCaseFiles(api, office.cases, gate)
  mountCatalogue(api, office.catalogue, gate)
  mountDecisions(api, office.decisions, gate)
  mountCredit(api, office.decisions, gate)
  mountPapers(api, office.decisions, gate)
  mountRegister(api, office.decisions.register, gate)
  mountComplaints(api, office.complaints, gate, deps)
  mountChat(api, office.chat, gate, office.notes, deps)
  mountOpen311(api, office.open311, gate)
  registerHouseRoutes(api)
  // Made when somebody asks: turning every schema around would make each start slower.
  let made: OpenapiDocument | undefined
  const openapi = () => (made ??= openapiDocument(api, deps.config.base))
  api.get('/openapi.json', (c) => c.json(openapi()))
  api.all('*', () => {
    throw notFound('没有这个接口，请看 openapi.json')
  })
  return { api, openapi }
}
