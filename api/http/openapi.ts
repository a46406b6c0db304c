import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from '#api/office/deps.ts'
import { sessionCookie } from '#rules/staff/session.ts'

const problemSchema = {
  type: 'object',
  description: '出错时的回答（RFC 9457）',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: '说明该怎么做' },
    code: { type: 'string', description: '不会变的代码' },
    requestId: { type: 'string', description: '报修时请说这个编号' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: {
          pointer: { type: 'string', description: '哪一个字段，JSON Pointer' },
          detail: { type: 'string' },
        },
      },
    },
  },
}
const problemAnswer = {
  description: '没有被接受；code 说明原因',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Routes of the house itself; the features declare theirs. */
export function registerHouseRoutes({ openAPIRegistry }: OpenAPIHono<ApiEnv>): void {
  const rows = [
    ['/healthz', '服务是否在运行', { 200: { description: '在运行' } }],
    [
      '/readyz',
      '数据库是否可用',
      { 200: { description: '可用' }, 503: { description: '数据库没有回答' } },
    ],
    ['/openapi.json', '本文档', { 200: { description: 'OpenAPI 3.1' } }],
  ] as const
  for (const [path, summary, responses] of rows)
    openAPIRegistry.registerPath({ method: 'get', path, summary, tags: ['运行'], responses })
}

/** `post /admin/cases/{id}/accept` → `postAdminCasesIdAccept`. */
const operationId = (method: string, path: string): string =>
  method +
  path
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

type Document = ReturnType<OpenAPIHono<ApiEnv>['getOpenAPI31Document']>
type Operation = NonNullable<NonNullable<Document['paths']>[string]['get']>
type Parameters = NonNullable<Operation['parameters']>
/** Path parameters are text; a route that says more about one keeps its own words. */
const withPathParameters = (path: string, given: Parameters = []): Parameters => {
  const known = new Set(given.flatMap((p) => ('name' in p && p.in === 'path' ? [p.name] : [])))
  const missing = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) =>
    name && !known.has(name)
      ? [{ name, in: 'path' as const, required: true, schema: { type: 'string' as const } }]
      : [],
  )
  return [...given, ...missing]
}

/**
 * The OpenAPI 3.1 document of all declared routes. Every operation gets a stable id and the same problem answer, for
 * every route fails in the same shape.
 */
export function openapiDocument(api: OpenAPIHono<ApiEnv>, base: string) {
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '首问 Shouwen',
      version: '0.1.0',
      description: '乡镇综合行政执法：公开目录、投诉举报、处罚决定',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: `${base}/api` }],
    security: [],
  })
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of methods) {
      const operation = item?.[method]
      if (!operation) continue
      operation.operationId ??= operationId(method, path)
      const parameters = withPathParameters(path, operation.parameters)
      if (parameters.length) operation.parameters = parameters
      operation.responses = { ...operation.responses, '4XX': problemAnswer }
    }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema as never },
    securitySchemes: {
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: sessionCookie(false),
        description: `工作人员登录后的会话；公众网址是 https 时名为 ${sessionCookie(true)}`,
      },
    },
  }
  return document
}
export type OpenapiDocument = ReturnType<typeof openapiDocument>
