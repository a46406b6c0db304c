import { z } from 'zod'

/** Where a fact is from; every fact of a place carries it. */
export const source = z.strictObject({
  document: z.string().regex(/^[a-z0-9-]+$/),
  section: z.string().optional(),
  seen: z.iso.date(),
})
