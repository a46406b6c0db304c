export type FieldError = { pointer: string; detail: string }

/**
 * A refusal that a person can act on: stable `code`, HTTP `status`, Chinese `title` and `detail` that say what to do.
 * Thrown by use cases and rules; the HTTP floor turns it into problem+json or into the form with its errors.
 */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly errors: FieldError[]
  constructor(
    code: string,
    status: number,
    title: string,
    detail = title,
    errors: FieldError[] = [],
  ) {
    // A refusal is an answer and no fault: nobody reads where it was made, and finding out takes longer than the rest.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(detail)
    Error.stackTraceLimit = stackTraceLimit
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.title = title
    this.errors = errors
  }
}

/** Declares a refusal once; call the result to throw it with its own detail. */
export const refusal =
  (code: string, status: number, title: string) =>
  (detail?: string, errors?: FieldError[]): Refusal =>
    new Refusal(code, status, title, detail, errors)

export const notFound = refusal('not_found', 404, '没有找到')
export const invalid = refusal('invalid', 400, '有几处需要改一下')
export const malformed = refusal('malformed', 400, '没有看懂提交的内容')
export const forbidden = refusal('forbidden', 403, '没有权限')
export const conflict = refusal('conflict', 409, '别人刚刚改过，请刷新后再试')
export const tooMany = refusal('too_many', 429, '操作太快了，请过一会儿再试')
export const tooLarge = refusal('too_large', 413, '内容太大了')
export const wrongType = refusal('content_type', 415, '提交的格式不对')
