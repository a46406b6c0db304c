import { z } from 'zod'

type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  items?: Schema
  minItems?: number
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
}

const words = '演示：写几个字，够长就行'

function sample(of: Schema): unknown {
  if (of.const !== undefined) return of.const
  if (of.enum) return of.enum[0]
  const choice = (of.anyOf ?? of.oneOf)?.[0]
  if (choice) return sample(choice)
  if (of.type === 'object')
    return Object.fromEntries(
      Object.entries(of.properties ?? {})
        .filter(([name]) => of.required?.includes(name))
        .map(([name, part]) => [name, sample(part)]),
    )
  if (of.type === 'array')
    return Array.from({ length: of.minItems ?? 1 }, () => sample(of.items ?? {}))
  if (of.type === 'number' || of.type === 'integer') return 1
  if (of.type === 'boolean') return true
  return of.format === 'date' ? '2026-05-06' : words
}

/** Something that an action would take, made from its schema: every field that must be there, with plain words. */
export const sampleInput = (input: z.ZodType): Record<string, unknown> =>
  sample(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema) as Record<
    string,
    unknown
  >
