/** The draft of the form, the conversation, and the receipt that was just given out. */
export const cookieNames = { form: 'draft', chat: 'talk', receipt: 'receipt' } as const
export type CookieName = keyof typeof cookieNames

/** Drafts and conversations live a day; a receipt stays at hand for half an hour. Milliseconds. */
export const draftLife = 24 * 3_600_000
export const receiptLife = 30 * 60_000

/** `__Host-` where the public address is https (DESIGN §3 trap 8). */
const fullName = (name: CookieName, secure: boolean): string =>
  (secure ? '__Host-' : '') + cookieNames[name]

/** A Set-Cookie value: HttpOnly, SameSite=Strict; an empty value takes the cookie away. */
export function bake(name: CookieName, value: string, secure: boolean): string {
  const life = value === '' ? 0 : (name === 'receipt' ? receiptLife : draftLife) / 1000
  return `${fullName(name, secure)}=${value}; Path=/; Max-Age=${life}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
}

/** The value of one of our cookies in a Cookie header, or null. */
export function cookieIn(
  header: string | null | undefined,
  name: CookieName,
  secure: boolean,
): string | null {
  const wanted = `${fullName(name, secure)}=`
  const part = (header ?? '').split(/;\s*/).find((p) => p.startsWith(wanted))
  return part?.slice(wanted.length) || null
}
