import type { Context, MiddlewareHandler } from 'hono'
import type { ApiEnv } from '#api/office/deps.ts'
import { malformed, Refusal, wrongType } from '#rules/refusal.ts'
import type { Form } from '#rules/journey/read.ts'

const isJson = (c: Context<ApiEnv>): boolean =>
  /^application\/json\b/i.test(c.req.header('content-type') ?? '')

/**
 * A form with its files, every field as a list where it was sent more than once; refuses what is cut off, and JSON,
 * which would be read as a form without a field.
 */
export async function formOf(c: Context<ApiEnv>) {
  if (isJson(c)) throw wrongType('这里只接受表单；程序提交请看 openapi.json 里的接口')
  return c.req.parseBody({ all: true }).catch(() => {
    throw malformed('表单没有传完整，请再提交一次')
  })
}

/** The fields of a form as text; files are read apart. A field sent twice counts once, the last time. */
export async function fieldsOf(c: Context<ApiEnv>): Promise<Form> {
  const body = Object.fromEntries(
    Object.entries(await formOf(c)).map(([k, v]) => [k, [v].flat().at(-1)]),
  )
  return Object.fromEntries(
    Object.entries(body).flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])),
  )
}

export const codeOf = (error: unknown): string =>
  error instanceof Refusal ? error.code : 'internal'

/**
 * Turns a refused form into a way back to its page. With 307 the browser sends the same fields on to the page, which
 * shows them with the faults: nothing that was typed is lost, and nothing of it is stored. A form with files, or a page
 * that has other fields, takes `again` false: then it is 303. A program that sent JSON gets the problem itself.
 */
export const backToPage =
  (
    base: string,
    pageOf: (c: Context<ApiEnv>, error: unknown) => string,
    again: (page: string) => boolean = () => true,
  ): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    await next()
    if (!c.error || isJson(c)) return
    const page = pageOf(c, c.error)
    const retry = c.res.headers.get('retry-after')
    c.res = undefined
    c.res = new Response(null, {
      status: again(page) ? 307 : 303,
      headers: {
        location: `${base}${page}${page.includes('?') ? '&' : '?'}fault=${codeOf(c.error)}`,
        ...(retry ? { 'retry-after': retry } : {}),
      },
    })
  }
