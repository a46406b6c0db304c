import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ZodError } from 'zod'
import { Conflict, Duplicate, StoreError, StoreText } from '#db/errors.ts'
import { internal, problemBody, problemType } from './problem-body.ts'
import { conflict, invalid, malformed, refusal, Refusal, type FieldError } from '#rules/refusal.ts'

const storeDown = refusal('store.unavailable', 503, '暂时存不进去')

const fieldErrors = (error: ZodError): FieldError[] =>
  error.issues.map((i) => ({ pointer: `/${i.path.join('/')}`, detail: i.message }))

/** Any thrown thing as a Refusal; what is not one of ours becomes a 500 that shows nothing of the inside. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof ZodError) return invalid('请按提示改正后再提交', fieldErrors(error))
  if (error instanceof Conflict) return conflict(error.message)
  if (error instanceof Duplicate) return conflict('已经有一条相同的记录，请刷新后再看')
  if (error instanceof StoreText) return malformed('文字里有不能保存的符号，请去掉再提交')
  // The store's own words name files and hosts: they are for the log and the start, not for a reader.
  if (error instanceof StoreError)
    return storeDown('数据库现在写不进去，您写的内容没有丢，请过几分钟再试，或打 12345')
  if (error instanceof HTTPException && error.status === 400)
    return malformed('提交的内容不是有效的 JSON 或表单，请检查格式')
  if (error instanceof HTTPException && error.status < 500)
    return refusal(
      `http_${error.status}`,
      error.status,
      '请求没有被接受',
    )('请检查地址、方法和内容类型')
  return internal()
}

/** The id under which a request is logged: what the start script or a proxy gave when it is harmless, else a new one. */
export const requestIdOf = (given: string | undefined): string =>
  given && /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID()

/** RFC 9457 answer: stable `code`, Chinese title and detail, errors by pointer, request id. */
export function problem(c: Context, error: unknown): Response {
  const r = toRefusal(error)
  // Set by whoever refused, on the answer that this one takes the place of.
  const retry = c.res.headers.get('retry-after')
  return new Response(problemBody(r, c.get('requestId') as string | undefined), {
    status: r.status,
    headers: {
      ...(retry ? { 'retry-after': retry } : {}),
      'content-type': problemType,
      'cache-control': 'no-store',
    },
  })
}
