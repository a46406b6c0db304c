import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { readRevision } from '#api/facts/revisions.ts'
import type { Store } from '#db/open.ts'
import type { Revision } from '#db/revisions.ts'
import { invalid } from '#rules/refusal.ts'

const kind = 'shouwen-content'
const head = z.strictObject({ kind: z.literal(kind), version: z.literal(1) })
/** One revision as a line. Who made it stays behind: accounts of one house are none of another. */
const line = z.strictObject({
  id: z.string().min(1),
  place: z.string(),
  kind: z.string().min(1),
  key: z.string().min(1),
  from: z.iso.date(),
  data: z.json(),
  at: z.number().int(),
  source: z.string().nullable(),
  note: z.string().nullable(),
})
type Line = z.infer<typeof line>

const slice = 40

const lineOf = (row: Revision): Line => ({
  id: row.id,
  place: row.place,
  kind: row.kind,
  key: row.key,
  from: row.validFrom,
  data: row.data as Line['data'],
  at: row.at,
  source: row.source,
  note: row.note,
})

async function* counted(store: Pick<Store, 'read'>): AsyncGenerator<Revision> {
  const idle = await store.read.revisions.idle()
  for (let last = 0; ;) {
    const rows = await store.read.revisions.after(last, slice)
    for (const row of rows) {
      last = row.seq
      if (row.importId === null || !idle.has(row.importId)) yield row
    }
    if (rows.length < slice) return
    await setImmediate()
  }
}

/** Every revision that counts, one JSON line each in the order in which they were made, behind a line that says what it is. */
export async function* exportContent(store: Pick<Store, 'read'>): AsyncGenerator<string> {
  yield JSON.stringify({ kind, version: 1 } satisfies z.infer<typeof head>)
  for await (const row of counted(store)) yield JSON.stringify(lineOf(row))
}

const read = <T>(schema: z.ZodType<T>, text: string, number: number): T => {
  const wrong = (why: string) => invalid(`第 ${number} 行${why}`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw wrong('不是 JSON')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw wrong(`${issue?.path.join('.') ?? ''}：${issue?.message ?? '写法不对'}`)
}

/**
 * Adds the revisions of an export in their order, those that are there already left out; a second time it changes
 * nothing. The whole file is looked through before anything is written: one bad line, and nothing comes in.
 */
export async function importContent(
  store: Store,
  input: NodeJS.ReadableStream,
  now: number,
): Promise<{ added: number; known: number }> {
  const ids = new Set<string>()
  for await (const row of counted(store)) ids.add(row.id)
  const lines: Line[] = []
  let number = 0
  let known = 0
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number += 1
    if (number === 1) read(head, text, 1)
    else if (text.trim()) {
      const row = read(line, text, number)
      const { from, ...rest } = row
      if (!readRevision({ ...rest, validFrom: from }))
        throw invalid(`第 ${number} 行：这一类修订（${row.kind}）的内容不合要求`)
      if (ids.has(row.id)) known += 1
      else lines.push(row)
      ids.add(row.id)
    }
  }
  if (number === 0) throw invalid('文件是空的')
  for (let at = 0; at < lines.length; at += slice) {
    const rows = lines.slice(at, at + slice).map(({ from, data, ...row }) => ({
      ...row,
      validFrom: from,
      data: data as never,
    }))
    await store.write((tx) => tx.revisions.insertAll(rows))
    await setImmediate()
  }
  if (lines.length > 0)
    await store.write(async (tx) => {
      await tx.publishJobs.insert({ type: 'all' }, now)
      await tx.audit.insert({
        at: now,
        verb: 'catalogue.import',
        object: 'content',
        detail: { added: lines.length },
      })
    })
  return { added: lines.length, known }
}
