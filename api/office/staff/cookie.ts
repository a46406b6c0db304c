import { sessionCookie, sessionLife } from '#rules/staff/session.ts'

/** Between the password and the code of the second factor. */
export const stepCookie = 'staff-step'
export const stepLife = 5 * 60_000

const bake = (name: string, value: string, seconds: number, secure: boolean): string =>
  `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`

/** Set-Cookie values: HttpOnly, SameSite=Strict, and `__Host-` with Secure where the public address is https. */
export const cookies = (secure: boolean) => ({
  session: (id: string) => bake(sessionCookie(secure), id, sessionLife / 1000, secure),
  sessionGone: () => bake(sessionCookie(secure), '', 0, secure),
  step: (ticket: string) => bake(stepCookie, ticket, stepLife / 1000, secure),
  stepGone: () => bake(stepCookie, '', 0, secure),
})

/** One value of a Cookie header; null when it is not there. */
export function cookieOf(header: string | null, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null
  }
  return null
}
