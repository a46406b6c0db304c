/**
 * A thrown thing in one short line for the log: name, code and the first line of its message. The lines behind it may
 * hold the parameters of a query, and so what a citizen wrote (DESIGN §6.7).
 */
export function shortFault(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  const line = (error.message.split('\n')[0] ?? '').slice(0, 200)
  const cause = error.cause instanceof Error ? ` ← ${shortFault(error.cause)}` : ''
  return `${error.name}${code}: ${line}${cause}`
}
