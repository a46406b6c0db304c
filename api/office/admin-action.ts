import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { z } from 'zod'
import type { LimitName } from '#rules/limits.ts'
import { forbidden, malformed, type FieldError } from '#rules/refusal.ts'
import { allows, type StaffMember, type Verb } from '#rules/staff/roles.ts'
import type { ApiEnv, Gate } from './deps.ts'
import type { Notes } from './notes.ts'

/** What an action leaves: a sentence for the person, where a form goes next, and data for a caller that speaks JSON. */
export type Done = {
  say: string
  to?: string
  data?: Record<string, unknown>
  /** Fills the form of the page that follows. */
  typed?: Record<string, string>
  /** Shown once: it holds a new password. */
  once?: boolean
  /** The page that follows needs no sentence. */
  quiet?: boolean
  cookies?: string[]
}
export type Caller = { by: StaffMember; id: string; cookie: string | null; host: string }

/** One action of the desk: a form that posts to `/api/admin/…` and answers 303, or JSON that answers 200. */
export type AdminAction = {
  path: string
  /** The verb that the role must allow (one of several will do); `signed-in` is any account, `open` nobody's. */
  gate: Verb | readonly Verb[] | 'signed-in' | 'open'
  limit: LimitName
  summary: string
  input: z.ZodType
  /** The page to which a refused form goes back, with what was typed. */
  page: (id: string) => string
  run: (caller: Caller, raw: unknown) => Promise<Done>
}

/** Declares an action; `run` gets its input parsed. */
export const action = <S extends z.ZodType>(
  a: Omit<AdminAction, 'input' | 'run' | 'limit'> & {
    limit?: LimitName
    input: S
    run: (caller: Caller, input: z.output<S>) => Promise<Done>
  },
): AdminAction => ({
  ...a,
  limit: a.limit ?? 'admin',
  run: (caller, raw) => a.run(caller, a.input.parse(raw)),
})

type Form = Record<string, string | File | (string | File)[]>
const speaksJson = (c: Context): boolean =>
  (c.req.header('content-type') ?? '').startsWith('application/json')
const typedIn = (form: Form): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      [value].flat().filter((v): v is string => typeof v === 'string'),
    ]),
  )

const withNote = (page: string, note: string): string =>
  `${page}${page.includes('?') ? '&' : '?'}note=${note}`

const listed = (typed: Record<string, string> = {}): Record<string, string[]> =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]]))

/** Turns the problem of a refused form into a way back to its page; JSON callers get the problem itself. */
const backToForm =
  (a: AdminAction, base: string, notes: Notes): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    await next()
    if (!c.error || speaksJson(c)) return
    const problem = (await c.res.clone().json()) as {
      title: string
      detail: string
      status: number
      errors?: FieldError[]
    }
    const form = (await c.req.parseBody({ all: true }).catch(() => ({}))) as Form
    const { title, detail, errors = [] } = problem
    const note = notes.leave({
      action: c.req.path,
      wrong: { title, detail, errors },
      typed: typedIn(form),
    })
    const page = a.page(c.req.param('id') ?? '')
    // A session that ended while somebody was writing: sign in, and the words are still there.
    const to =
      problem.status === 401 && a.gate !== 'open'
        ? `/admin/sign-in/?next=${encodeURIComponent(withNote(page, note))}`
        : withNote(page, note)
    const retry = c.res.headers.get('retry-after')
    c.res = undefined
    c.res = new Response(null, {
      status: 303,
      headers: { location: base + to, ...(retry ? { 'retry-after': retry } : {}) },
    })
  }

/** The shape of an input for the OpenAPI document; what JSON cannot say (a file) is left open. */
function schemaOf(input: z.ZodType): { type: 'object' } {
  const { $schema: _, ...schema } = z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodCustom)
        Object.assign(jsonSchema, { type: 'string', format: 'binary' })
    },
  })
  return { ...schema, type: 'object' }
}

/** Texts without the zero sign, which nobody types and PostgreSQL does not keep; no input of ours lies deeper. */
const withoutZero = (value: unknown, deep = 4): unknown => {
  if (typeof value === 'string') return value.replaceAll('\0', '')
  if (deep === 0 || value === null || typeof value !== 'object' || value instanceof File)
    return value
  const inside = (part: unknown) => withoutZero(part, deep - 1)
  if (Array.isArray(value)) return value.map(inside)
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inside(part)]))
}

/** Lets through whose role allows one of the verbs. */
const oneOf =
  (verbs: readonly Verb[]): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const staff = c.get('staff')
    if (!staff || !verbs.some((verb) => allows(staff.role, verb)))
      throw forbidden('您的岗位不能做这一步')
    await next()
  }

/** The doors before an action or a reading, by what it asks of a role. */
export function guardsOf(wanted: AdminAction['gate'], gate: Gate): MiddlewareHandler<ApiEnv>[] {
  if (wanted === 'open') return []
  if (wanted === 'signed-in') return [gate.signedIn]
  return typeof wanted === 'string' ? [gate.staffOnly(wanted)] : [gate.signedIn, oneOf(wanted)]
}

/** Mounts actions on the API and writes them into its OpenAPI document. */
export function mountActions(
  app: OpenAPIHono<ApiEnv>,
  actions: readonly AdminAction[],
  { gate, notes, base }: { gate: Gate; notes: Notes; base: string },
): void {
  for (const a of actions) {
    const guards = [...guardsOf(a.gate, gate), gate.limit(a.limit)]
    app.openAPIRegistry.registerPath({
      method: 'post',
      path: a.path.replace(/:(\w+)/g, '{$1}'),
      summary: a.summary,
      tags: ['工作台'],
      ...(a.gate === 'open' ? {} : { security: [{ session: [] }] }),
      request: {
        body: {
          content: {
            'application/json': { schema: schemaOf(a.input) },
            'multipart/form-data': { schema: schemaOf(a.input) },
          },
        },
      },
      responses: {
        200: { description: '已完成（JSON）' },
        303: { description: '已完成（表单），回到页面' },
      },
    })
    app.post(a.path, backToForm(a, base, notes), ...guards, async (c) => {
      const read = (): Promise<unknown> =>
        speaksJson(c) ? c.req.json() : c.req.parseBody({ all: true })
      const raw = await read().catch(() => {
        throw malformed('提交的内容不是有效的 JSON 或表单，请检查格式')
      })
      const done = await a.run(
        // Behind the guards there is an account; `open` actions do not look at it.
        {
          by: c.get('staff') as StaffMember,
          id: c.req.param('id') ?? '',
          cookie: c.req.header('cookie') ?? null,
          host: c.req.header('host') ?? new URL(c.req.url).host,
        },
        withoutZero(raw),
      )
      for (const cookie of done.cookies ?? []) c.header('set-cookie', cookie, { append: true })
      if (speaksJson(c)) return c.json({ ok: true, say: done.say, ...done.data })
      const to = done.to ?? a.page(c.req.param('id') ?? '')
      if (done.quiet) return c.redirect(base + to, 303)
      const note = notes.leave({
        action: c.req.path,
        say: done.say,
        typed: listed(done.typed),
        once: done.once ?? false,
      })
      return c.redirect(base + withNote(to, note), 303)
    })
  }
}
