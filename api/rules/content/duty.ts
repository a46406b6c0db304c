import { z } from 'zod'

/**
 * One row of the duty checklist of a place (`duties.yaml`): where the duty stands in the data (`at`, as
 * `list/id/key`), on which page it is seen, or what the product does by itself; else why it does not apply.
 */
export const duty = z
  .strictObject({
    duty: z.string().regex(/^S[0-4]-\d+[a-z]?(\(\d\))?$/, '编号要写成“S1-18”的样子'),
    at: z.array(z.string()).default([]),
    pages: z.array(z.string().startsWith('/')).default([]),
    by: z.string().optional(),
    notApplicable: z.string().min(6).optional(),
  })
  .refine(
    (d) => (d.notApplicable === undefined) === (d.at.length + d.pages.length > 0 || Boolean(d.by)),
    '要么写在哪里（at、pages、by），要么写为什么不适用（notApplicable），只能写一样',
  )
export type Duty = z.infer<typeof duty>
