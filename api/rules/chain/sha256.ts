import { createHash } from 'node:crypto'
import type { Hash } from './link.ts'

/** The hash of the chain on the server. */
export const sha256: Hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex')
