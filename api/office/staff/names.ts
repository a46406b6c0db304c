import { createHash } from 'node:crypto'

/** Logins are compared in one form: no blanks at the ends, small letters. */
export const plainLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase()

/** What is stored of a session: the hash alone, so that a stolen database opens no door. */
export const hashId = (id: string): string => createHash('sha256').update(id).digest('hex')
