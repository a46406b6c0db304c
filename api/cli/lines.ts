import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Io } from './command.ts'

/** A line that cannot be answered: what is wrong, in Chinese, under the line's own id when it can be read. */
export type LineError = { id: unknown; error: { code: string; detail: string } }

export const lineError = (id: unknown, code: string, detail: string): LineError => ({
  id: id ?? null,
  error: { code, detail },
})

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : null

const answerTo = <T>(line: string, schema: z.ZodType<T>, answer: (row: T) => unknown): unknown => {
  const value = parse(line)
  if (value === undefined) return lineError(null, 'input.not_json', '这一行不是 JSON')
  const row = schema.safeParse(value)
  if (row.success) return answer(row.data)
  const [issue] = row.error.issues
  const where = issue?.path.join('.') || '整行'
  return lineError(idOf(value), 'input.invalid', `${where}：${issue?.message ?? '写法不对'}`)
}

/**
 * Answers every line of the input with one line, in order, as they come; blank lines are passed over. A bad line is
 * answered by an error under its id and the rest goes on. Returns how many lines were bad.
 */
export const eachLine = async <T>(
  io: Io,
  schema: z.ZodType<T>,
  answer: (row: T) => unknown,
): Promise<number> => {
  let bad = 0
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue
    const out = answerTo(line.replace(/^\ufeff/, ''), schema, answer)
    if (typeof out === 'object' && out !== null && 'error' in out) bad += 1
    if (!io.stdout.write(`${JSON.stringify(out)}\n`)) await once(io.stdout, 'drain')
  }
  return bad
}
