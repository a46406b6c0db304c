import { createHash } from 'node:crypto'
import { invalid } from '#rules/refusal.ts'

/** Logins are compared in one form: no blanks at the ends, small letters. */
export const plainLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase()

/** A new login in its one form; refuses what could not be typed or read out. */
export function newLogin(given: string): string {
  const login = plainLogin(given)
  if (!/^[a-z0-9][a-z0-9._-]{2,39}$/.test(login))
    throw invalid('登录名不对', [
      { pointer: '/login', detail: '登录名用 3 到 40 个小写字母、数字、点、横线' },
    ])
  return login
}

/** What is stored of a session: the hash alone, so that a stolen database opens no door. */
export const hashId = (id: string): string => createHash('sha256').update(id).digest('hex')
