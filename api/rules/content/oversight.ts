import { z } from 'zod'
import { source } from './source.ts'

const body = z.string().regex(/^[a-z0-9-]+$/)

/**
 * The supervising item beside an enforcement item (S0-3), or an explicit «无» (`matter` null), and the department that
 * claimed it (S0-28, S4-5). Without a claim it is listed as unclaimed.
 */
export const supervised = z
  .strictObject({
    item: z.string().min(1),
    /** Name of the supervising item; null = there is none, and `why` says so. */
    matter: z.string().min(4).max(80).nullable(),
    why: z.string().min(4).optional(),
    claimedBy: body.optional(),
    claimedOn: z.iso.date().optional(),
    source: source.optional(),
  })
  .refine((s) => s.matter !== null || s.why !== undefined, '写“无”的，要写理由 why')
  .refine(
    (s) => (s.claimedBy === undefined) === (s.claimedOn === undefined),
    '认领部门和认领日期要一起写',
  )
export type Supervised = z.infer<typeof supervised>

export const lists = ['power', 'duty', 'supervision'] as const
/** Who approved a published list, and when (S2-17, S3-7). */
export const approval = z.strictObject({
  list: z.enum(lists),
  by: body,
  on: z.iso.date(),
  reference: z.string().min(2).optional(),
  source: source.optional(),
})
export type Approval = z.infer<typeof approval>

/** Who guides the township in its first time with these matters: a unit, a person, a last day (S1-32). */
export const guidance = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    fields: z.array(z.string()).default([]),
    items: z.array(z.string()).default([]),
    unit: body,
    person: z.string().optional(),
    until: z.iso.date(),
    source: source.optional(),
  })
  .refine((g) => g.fields.length + g.items.length > 0, '要写 fields 或者 items')
export type Guidance = z.infer<typeof guidance>

/** A weak item that was sent back, with what has to be mended (S2-17); seen by staff alone. */
export const returned = z.strictObject({
  item: z.string().min(1),
  reasons: z.array(z.string().min(2)).min(1),
  on: z.iso.date(),
  by: body,
})
export type Returned = z.infer<typeof returned>

/** What a place knows beside its catalogue: supervision, approvals, guidance, what was sent back. */
export const oversight = z.strictObject({
  supervised: z.array(supervised).default([]),
  approvals: z.array(approval).default([]),
  guidance: z.array(guidance).default([]),
  returned: z.array(returned).default([]),
})
export type Oversight = z.infer<typeof oversight>
export const noOversight: Oversight = { supervised: [], approvals: [], guidance: [], returned: [] }

/** One line of the responsibility list (责任清单): what a body that holds the power must do, in our own words. */
export const responsibility = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  stage: z.enum(['公开', '立案', '调查', '审核', '告知', '决定', '送达', '执行', '移送', '监督']),
  /** Kinds of items that it goes with; empty = all. */
  kinds: z.array(z.enum(['处罚', '强制', '检查'])).default([]),
  text: z.string().min(6),
  source: z.string().min(4),
})
export type Responsibility = z.infer<typeof responsibility>
