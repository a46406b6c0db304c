import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from '#api/office/deps.ts'

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
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
}
const problemAnswer = {
  description: '没有被接受；code 说明原因',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/**
 * The OpenAPI 3.1 document of all declared routes. Every operation gets the same problem answer, for every route
 * fails in the same shape.
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
  for (const item of Object.values(document.paths ?? {}))
    for (const method of methods) {
      const operation = item?.[method]
      if (operation) operation.responses = { ...operation.responses, '4XX': problemAnswer }
    }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema as never },
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
  }
  return document
}
