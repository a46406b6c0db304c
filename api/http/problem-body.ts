import { refusal, type Refusal } from '#rules/refusal.ts'

const broken = refusal('internal', 500, '系统出了问题')
/** A fault of ours, which shows nothing of the inside. */
export const internal = (): Refusal =>
  broken('系统出了问题，您写的内容没有丢，请稍后再试或打 12345')

export const problemType = 'application/problem+json; charset=utf-8'

/** The body of an answer by RFC 9457. */
export const problemBody = (r: Refusal, requestId: string | undefined): string =>
  JSON.stringify({
    type: 'about:blank',
    title: r.title,
    status: r.status,
    detail: r.message,
    code: r.code,
    ...(r.errors.length ? { errors: r.errors } : {}),
    requestId,
  })
