import { z } from 'zod'

/** What somebody may ask about a decision; each gets an answer. */
export const pleaKinds = {
  error: '内容有错误',
  repair: '申请信用修复',
  early: '申请提前结束公示',
  objection: '对公开有异议',
  supervision: '部门提请上级政府监督',
} as const
export type PleaKind = keyof typeof pleaKinds
/** Those that anybody may send from the page; the last is a department's (S1-12). */
export const publicPleaKinds = ['error', 'repair', 'early', 'objection'] as const

export const pleaStates = {
  open: '收到，正在核实',
  verified: '已核实',
  answered: '已答复',
} as const
export type PleaState = keyof typeof pleaStates

/** How it ended, beside the words. */
export const pleaOutcomes = {
  corrected: '已改正',
  kept: '维持不变',
  ended: '已结束公示',
  withdrawn: '已撤回公开',
  forwarded: '已报上级政府',
} as const
export type PleaOutcome = keyof typeof pleaOutcomes

export const pleaInput = z.strictObject({
  decision: z.string().max(60),
  kind: z.enum(publicPleaKinds, '请选要办什么'),
  text: z.string('请写清楚').trim().min(5, '请写清楚，至少五个字').max(2000, '最多 2000 个字'),
  contact: z.string().trim().max(100, '最多 100 个字').default(''),
})
