import { z } from 'zod'
import { disputeStages } from '#rules/case/kinds.ts'

const id = z.string().regex(/^[a-z0-9-]+$/)

/**
 * The end of a dispute about an item in an area (S0-15, S1-18, S4-12): who acts from that day on. A designation has its
 * organ and document (行政处罚法 25).
 */
export const settled = z.strictObject({
  item: z.string(),
  area: id,
  owner: id,
  on: z.iso.date(),
  stage: z.enum(disputeStages),
  text: z.string(),
  organ: z.string().nullable(),
  document: z.string().nullable(),
})
export type Settled = z.infer<typeof settled>

/** One ended dispute stands for an item in an area. */
export const settledKey = ({ item, area }: Pick<Settled, 'item' | 'area'>): string =>
  `${item}@${area}`

/**
 * What the silence of a receiver means (S1-18): after so long the transfer goes back to the sender, or up the ladder.
 * A place has none where no source gives a limit and the office has set none.
 */
export const transferSilence = z.strictObject({
  length: z.number().int().positive(),
  unit: z.enum(['working', 'calendar']),
  outcome: z.enum(['return', 'escalate']),
  source: z.string(),
})
