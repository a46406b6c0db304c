import { hash } from 'node:crypto'
import type { Hash } from './link.ts'

/** The hash of the chain on the server. */
export const sha256: Hash = (text) => hash('sha256', text, 'hex')
