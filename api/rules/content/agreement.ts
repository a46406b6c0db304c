import { z } from 'zod'
import { source } from './source.ts'

const id = z.string().regex(/^[a-z0-9-]+$/)

/**
 * An entrustment agreement (委托协议, 行政处罚法 20–21; S3-4). What the source does not give is absent and shown as
 * «未公布»; without both days nothing under it is active.
 */
export const agreement = z.strictObject({
  id,
  entrusting: id,
  entrusted: z.array(id).min(1),
  number: z.string().optional(),
  signedOn: z.iso.date().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** What it covers, in words. */
  scope: z.string().optional(),
  notes: z.array(z.string()).default([]),
  source,
})
