import { z } from 'zod'

/** Why a decision is not published; the codes are counted in public (行政处罚法 48; 信息公开条例 14–16). */
export const withheldReasons = {
  influence: '没有社会影响，依法不属于应当公开的',
  minor: '当事人未满十八周岁',
  state: '涉及国家秘密',
  trade: '涉及商业秘密',
  privacy: '涉及个人隐私',
  safety: '公开会危及国家安全、公共安全、经济安全或者社会稳定',
  rule: '法律、法规或者省里规定不公开的',
} as const
export type WithheldReason = keyof typeof withheldReasons
const codes = Object.keys(withheldReasons) as [WithheldReason, ...WithheldReason[]]

const lines = z
  .union([z.string().max(2000), z.array(z.string().max(200)).max(100)])
  .transform((v) => (Array.isArray(v) ? v : v.split(/\r?\n/)).map((l) => l.trim()).filter(Boolean))
const many = z
  .union([z.string().max(60), z.array(z.string().max(60)).max(500)])
  .transform((v) => [v].flat().filter(Boolean))
const tick = z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false)

/** Whether a decision is to be public, and how its public version is made: set by one person, confirmed by another. */
export const proposalInput = z
  .strictObject({
    disclosure: z.enum(['public', 'withheld'], '请选公开还是不公开'),
    reason: z.union([z.enum(codes), z.literal('')]).default(''),
    /** Item of the catalogue; empty = none. */
    item: z.string().trim().max(40).default(''),
    /** The name of a household holds no person's name (on-the-page 12). */
    impersonal: tick,
    /** Ids of proposed redactions that stay readable. */
    keep: many.default([]),
    /** Words that go as well, one a line. */
    hide: lines.default([]),
    /** The text speaks of a minor and the party is none: who found that out, and how. */
    noMinor: z.string().trim().max(300).default(''),
  })
  .refine((p) => p.disclosure === 'public' || p.reason !== '', {
    path: ['reason'],
    message: '不公开的，请选理由',
  })
export type Proposal = z.output<typeof proposalInput>

/** What importing or entering a decision proposes by itself: public, with every redaction that the rules found. */
export const plainProposal = (item: string | null): Proposal => ({
  disclosure: 'public',
  reason: '',
  item: item ?? '',
  impersonal: false,
  keep: [],
  hide: [],
  noMinor: '',
})
