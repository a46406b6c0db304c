import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from '#api/office/deps.ts'

const text = { type: 'string' } as const
const both = { 'text/xml': { schema: text }, 'application/json': { schema: {} } }
const query = (...names: string[]) =>
  names.map((name) => ({ name, in: 'query' as const, schema: text }))
const rows = [
  ['/open311/discovery.{format}', '各辖区的接入地址', []],
  ['/open311/v2/{place}/discovery.{format}', '一个辖区的接入地址', []],
  ['/open311/v2/{place}/services.{format}', '服务清单（领域）', ['jurisdiction_id']],
  ['/open311/v2/{place}/services/{code}.{format}', '服务定义', ['jurisdiction_id']],
  [
    '/open311/v2/{place}/requests.{format}',
    '件的清单（没有原文、地点和个人信息）',
    ['jurisdiction_id', 'service_request_id', 'service_code', 'start_date', 'end_date', 'status'],
  ],
  ['/open311/v2/{place}/requests/{id}.{format}', '一件的状态', ['jurisdiction_id']],
  ['/open311/v2/{place}/tokens/{token}.{format}', '凭 token 查编号', ['jurisdiction_id']],
] as const

/** Writes the addresses into the OpenAPI document; their errors have a form of their own, `<errors>`. */
export function describePaths({ openAPIRegistry }: OpenAPIHono<ApiEnv>): void {
  const common = { tags: ['Open311'], security: [] }
  for (const [path, summary, names] of rows)
    openAPIRegistry.registerPath({
      ...common,
      method: 'get',
      path,
      summary,
      parameters: query(...names),
      responses: { 200: { description: 'GeoReport v2', content: both } },
    })
  openAPIRegistry.registerPath({
    ...common,
    method: 'post',
    path: '/open311/v2/{place}/requests.{format}',
    summary: '提交一件（要 api_key）',
    request: {
      body: {
        content: {
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              required: ['api_key', 'service_code'],
              properties: Object.fromEntries(
                [
                  'api_key jurisdiction_id service_code lat long address_string address_id email',
                  'first_name last_name phone description media_url',
                ]
                  .flatMap((names) => names.split(' '))
                  .map((name) => [name, text]),
              ),
            },
          },
        },
      },
    },
    responses: { 200: { description: 'GeoReport v2', content: both } },
  })
}
