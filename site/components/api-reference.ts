import type { OpenapiDocument } from '#api/http/openapi.ts'

export type ApiField = { name: string; type: string; required: boolean; note: string }
export type ApiOperation = {
  id: string
  method: string
  path: string
  summary: string
  signedIn: boolean
  parameters: ApiField[]
  body: ApiField[]
  bodyTypes: string[]
  responses: { status: string; description: string }[]
}
export type ApiGroup = { name: string; operations: ApiOperation[] }

/** What the reference reads of a JSON schema; anything else is passed over. */
type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  description?: string
  default?: unknown
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
  pattern?: string
}
type Named = Record<string, Schema>

const words: Record<string, string> = {
  string: '文字',
  integer: '整数',
  number: '数',
  boolean: '是否',
  object: '对象',
  array: '列表',
  null: '空',
}

const follow = (schema: Schema, named: Named): Schema =>
  schema.$ref ? (named[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema

function typeOf(raw: Schema, named: Named): string {
  const s = follow(raw, named)
  const choices = s.anyOf ?? s.oneOf
  if (choices) return [...new Set(choices.map((c) => typeOf(c, named)))].join('，或')
  if (s.const !== undefined) return String(s.const)
  if (s.enum) return `${s.enum.join(' / ')} 之一`
  const types = [s.type ?? 'object'].flat()
  return types
    .map((t) => (t === 'array' && s.items ? `列表：${typeOf(s.items, named)}` : (words[t] ?? t)))
    .join('，或')
}

function noteOf(raw: Schema, named: Named): string {
  const s = follow(raw, named)
  const notes = [
    s.description,
    s.minLength !== undefined && s.minLength > 0 ? `至少 ${s.minLength} 字` : '',
    s.maxLength !== undefined ? `最多 ${s.maxLength} 字` : '',
    s.maxItems !== undefined ? `最多 ${s.maxItems} 项` : '',
    s.default === undefined || s.default === '' ? '' : `不写就是 ${JSON.stringify(s.default)}`,
  ]
  return notes.filter((n) => n).join('；')
}

function fieldsOf(raw: Schema | undefined, named: Named): ApiField[] {
  if (!raw) return []
  const s = follow(raw, named)
  const parts = [s, ...(s.allOf ?? []), ...(s.oneOf ?? []), ...(s.anyOf ?? [])]
  const rows = parts.flatMap((part) => {
    const { properties = {}, required = [] } = follow(part, named)
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      type: typeOf(schema, named),
      required: required.includes(name),
      note: noteOf(schema, named),
    }))
  })
  // The alternatives of a union share fields: each name once.
  return rows.filter((row, at) => rows.findIndex((r) => r.name === row.name) === at)
}

/** The OpenAPI document as the reference page shows it: groups by tag, in the order of the document. */
export function apiReference(document: OpenapiDocument): ApiGroup[] {
  const named = (document.components?.schemas ?? {}) as Named
  const groups = new Map<string, ApiOperation[]>()
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = item?.[method]
      if (!operation) continue
      const request = operation.requestBody
      const content = request && 'content' in request ? request.content : {}
      const schema = Object.values(content)[0]?.schema
      const tag = operation.tags?.[0] ?? '其他'
      const list = groups.get(tag) ?? groups.set(tag, []).get(tag)
      list?.push({
        id: operation.operationId ?? `${method} ${path}`,
        method: method.toUpperCase(),
        path,
        summary: operation.summary ?? '',
        signedIn: Boolean(operation.security?.length),
        parameters: (operation.parameters ?? []).flatMap((p) =>
          'name' in p
            ? [
                {
                  name: p.name,
                  type: typeOf((p.schema ?? {}) as Schema, named),
                  required: Boolean(p.required),
                  note: [{ path: '写在地址里', query: '问号后面' }[p.in as string], p.description]
                    .filter((n) => n)
                    .join('；'),
                },
              ]
            : [],
        ),
        body: fieldsOf(schema as Schema | undefined, named),
        bodyTypes: Object.keys(content),
        responses: Object.entries(operation.responses ?? {}).map(([status, answer]) => ({
          status,
          description: (answer as { description?: string }).description ?? '',
        })),
      })
    }
  return [...groups].map(([name, operations]) => ({ name, operations }))
}
