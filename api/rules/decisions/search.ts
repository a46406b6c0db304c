import { z } from 'zod'

const chosen = z
  .string()
  .max(60)
  .optional()
  .catch(undefined)
  .transform((v) => v || undefined)

/** What somebody asks of the register; whatever cannot be read counts as not said, so that a link never breaks. */
export const searchInput = z.object({
  q: z
    .string()
    .catch('')
    .default('')
    .transform((q) => q.slice(0, 200)),
  body: chosen,
  field: chosen,
  kind: chosen,
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  sort: z.enum(['newest', 'rank']).default('newest').catch('newest'),
  /** Where the page before ended: a mark in the newest, a number of rows in the ranked. */
  after: z.coerce.number().int().positive().optional().catch(undefined),
})
export type SearchInput = z.output<typeof searchInput>
