import { z } from 'zod'

/** When a legal review is due before the decision (行政处罚法 58; S1-15; S0-12 for sums that no source numbers). */
export const reviewReasons = {
  public: '涉及重大公共利益',
  hearing: '直接关系重大权益，经过听证',
  complex: '疑难复杂、涉及多个法律关系',
  large: '数额是否属于保留给县级的“较大”，要审核人认定',
  other: '法律法规或者本地规定的其他情形',
} as const
export type ReviewReason = keyof typeof reviewReasons
const reasons = Object.keys(reviewReasons) as [ReviewReason, ...ReviewReason[]]

/** The five points of a legal review (S1-15). */
export const reviewPoints = {
  subject: '主体适格、人员有证',
  jurisdiction: '有管辖权',
  facts: '事实清楚、证据充分',
  law: '依据和裁量适当',
  procedure: '程序合法',
} as const
export type ReviewPoint = keyof typeof reviewPoints

const day = z.union([z.iso.date('请写成 2026-05-01 的样子'), z.literal('')]).default('')
const text = (most: number) => z.string().trim().max(most, `最多 ${most} 个字`).default('')
const tick = z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false)

/** What lies behind a decision made here. Everything may be missing at first: what is missing blocks its publication. */
export const dossierInput = z.strictObject({
  /** Area in which the act happened. */
  area: text(80),
  officers: z
    .union([z.string().max(500), z.array(z.string().max(80)).max(10)])
    .transform((v) =>
      [
        ...new Set(
          (Array.isArray(v) ? v : v.split(/[\n,，、;；]/)).map((l) => l.trim()).filter(Boolean),
        ),
      ].slice(0, 10),
    )
    .default([]),
  tier: text(200),
  tierReason: text(1000),
  hearing: tick,
  reviewDue: z
    .union([z.enum(reasons), z.array(z.enum(reasons))])
    .transform((v) => [v].flat())
    .default([]),
  /** 情节复杂或者重大违法行为 (行政处罚法 57). */
  discussionDue: tick,
  discussedOn: day,
  discussion: text(1000),
  servedOn: day,
  reviewOrgan: text(100),
  reviewUntil: day,
  court: text(100),
  suitUntil: day,
})
export type DossierInput = z.output<typeof dossierInput>

/** What a reviewer found; they may come from another body (S2-11b). */
export type LegalReview = {
  by: string
  body: string
  at: number
  points: Record<ReviewPoint, boolean>
  opinion: string
  passed: boolean
}
export type Dossier = DossierInput & { review: LegalReview | null }
