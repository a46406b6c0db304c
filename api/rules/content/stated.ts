import { z } from 'zod'
import { source } from './source.ts'

const id = z.string().regex(/^[a-z0-9-]+$/)

/**
 * A figure that a source states. A rate is kept as its two numbers; what the source leaves out is absent («未公布»).
 * `fault` says where the source does not agree with itself (S2-8, S2-11); nothing is corrected in silence.
 */
export const statistic = z.strictObject({
  id,
  name: z.string(),
  /** As the source writes it, in short: «96.92%», «14倍». */
  stated: z.string(),
  value: z.number().optional(),
  numerator: z.number().optional(),
  denominator: z.number().optional(),
  /** What is counted: 人, 件, 项, 户次 … */
  unit: z.string(),
  period: z.string().optional(),
  fault: z.string().optional(),
  note: z.string().optional(),
  source,
})
export type Statistic = z.infer<typeof statistic>

export const rhythms = ['日', '周', '月', '季', '半年', '年', '适时'] as const
/** A meeting that the source fixes, and how often (S1-20(1), S2-3, S2-13). */
export const meeting = z.strictObject({
  id,
  name: z.string(),
  every: z.enum(rhythms),
  times: z.number().int().positive().default(1),
  /** Who calls it, and who comes. */
  by: z.string().optional(),
  about: z.string().optional(),
  source,
})

/** A set of documents that the source counts (1 + 9 + 5 + 3, S3-13); `known` are the titles that it names. */
export const documentSet = z.strictObject({
  id,
  name: z.string(),
  count: z.number().int().positive(),
  known: z.array(z.string()).default([]),
  source,
})

/** A local rule in our own words: what the office must do, with where it stands and, if need be, what the law says. */
export const provision = z.strictObject({
  id,
  name: z.string(),
  points: z.array(z.string()).min(1),
  /** «与行政处罚法第七十四条第三款不一致，以法律为准»: the rule is published, nothing is computed from it. */
  disagrees: z
    .strictObject({ law: z.string(), article: z.string(), note: z.string().includes('以法律为准') })
    .optional(),
  source,
})
export type Provision = z.infer<typeof provision>

/** How many people of which kind a unit has or must have; a range where the source gives one (S3-10, S4-7). */
export const staffing = z.strictObject({
  id,
  role: z.string(),
  min: z.number().int().nonnegative(),
  /** Absent = at least `min`. */
  max: z.number().int().positive().optional(),
  unit: z.string().default('人'),
  per: z.string(),
  note: z.string().optional(),
  source,
})
export type Staffing = z.infer<typeof staffing>

/** One layer of supervision over enforcement and who speaks in it (S4-15). */
export const supervisionLayer = z.strictObject({
  id,
  name: z.string(),
  sources: z.array(z.string()).min(1),
  source,
})

/** Totals of a leniency list whose lines the source does not give (S2-21). */
export const leniencyTotal = z.strictObject({
  groups: z.number().int().positive(),
  items: z.number().int().positive(),
  note: z.string(),
  source,
})

/** How many items a unit is expected to have; a warning, never an error (S2-15). */
export const itemRange = z.strictObject({
  min: z.number().int().positive(),
  max: z.number().int().positive(),
  note: z.string(),
  source,
})

/** A field as this place's source names it, and the fields or branches of the catalogue that stand for it. */
export const localField = z.strictObject({
  name: z.string(),
  fields: z.array(z.string()).min(1),
  note: z.string().optional(),
})

/** A set of bodies that a source counts under one name («1+8+5»), as of a day where it gives one (S2-6, S4-6). */
export const bodySet = z.strictObject({
  id,
  name: z.string(),
  on: z.string().optional(),
  bodies: z.array(id).min(1),
  note: z.string().optional(),
  source,
})

/**
 * What an announcement hands down without our knowing which items: 230 items whose list is unpublished, seven kinds
 * that nobody names (S2-7, S4-9). Never guessed; said wherever it may matter.
 */
export const grants = z.strictObject({
  count: z.number().int().positive(),
  unit: z.enum(['项', '类']),
  /** Who received them, in words. */
  to: z.string(),
  announcement: id,
  note: z.string(),
  source,
})
export type Grants = z.infer<typeof grants>
