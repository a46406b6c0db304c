import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { dossierInput, reviewPoints, type ReviewPoint } from '#rules/decisions/dossier.ts'
import { pleaInput, pleaOutcomes, type PleaOutcome } from '#rules/decisions/plea.ts'
import { proposalInput } from '#rules/decisions/proposal.ts'
import { correctInput } from './correct-input.ts'
import { enterInput } from './enter.ts'
import { creditActions } from './credit-routes.ts'
import { importActions } from './import-routes.ts'
import { paperActions } from './paper-routes.ts'
import type { DecisionsUse } from './use.ts'

const list = '/admin/decisions/'
const decisionPage = (id: string) => `/admin/decisions/${id}/`
const ticked = (say: string) => z.union([z.literal(true), z.literal('on')], say)
const words = (say: string, least = 4) =>
  z.string(say).trim().min(least, say).max(500, '最多 500 个字')
const points = Object.keys(reviewPoints) as [ReviewPoint, ...ReviewPoint[]]
const outcomes = Object.keys(pleaOutcomes) as [PleaOutcome, ...PleaOutcome[]]
const released = {
  released: '已公开',
  over: '已确认。公示截止期已经过了，所以不再显示；截止期写错的，请核对决定书',
  withheld: '已确认不公开',
}
/** A decision made here: entry, what it lacked, the review of another person. */
const enterActions = (decisions: DecisionsUse): AdminAction[] => [
  action({
    path: '/admin/decisions/enter',
    gate: 'decision.enter',
    summary: '录入本单位作出的决定',
    input: enterInput,
    page: () => '/admin/decisions/enter/',
    run: async ({ by }, input) => {
      const { id, gaps, minor } = await decisions.enter(by, input)
      const say = minor
        ? '已录入。当事人未满 18 周岁，不公开，请另一个人确认'
        : gaps > 0
          ? `已录入，还缺 ${gaps} 项，补齐前不能公开`
          : '已录入，请另一个人核对后公开'
      return { say, to: decisionPage(id), data: { id, gaps, minor } }
    },
  }),
  action({
    path: '/admin/decisions/:id/dossier',
    gate: 'decision.enter',
    summary: '补录决定的案卷要素',
    input: dossierInput,
    page: decisionPage,
    run: async ({ by, id }, input) => {
      await decisions.supply(by, id, input)
      return { say: '已补录' }
    },
  }),
  action({
    path: '/admin/decisions/:id/review',
    gate: 'decision.review',
    summary: '法制审核一份决定',
    input: z.strictObject({
      points: z
        .union([z.enum(points), z.array(z.enum(points))])
        .transform((v) => [v].flat())
        .default([]),
      opinion: words('请写审核意见', 2),
    }),
    page: decisionPage,
    run: async ({ by, id }, input) => {
      const passed = await decisions.review(by, id, input.points, input.opinion)
      return { say: passed ? '已记：审核通过' : '已记：审核没有通过，不能公开', data: { passed } }
    },
  }),
  action({
    path: '/admin/decisions/:id/quarantine',
    gate: 'decision.quarantine',
    summary: '核查一份隔离的决定',
    input: z.strictObject({
      outcome: z.enum(['draft', 'void'], '请选核查结果'),
      why: words('请写核查的情况'),
    }),
    page: decisionPage,
    run: async ({ by, id }, { outcome, why }) => {
      await decisions.settleQuarantine(by, id, outcome, why)
      return { say: outcome === 'draft' ? '已转为草稿' : '已记，不公开' }
    },
  }),
]

/** Publication, correction and withdrawal. */
const publicActions = (decisions: DecisionsUse): AdminAction[] => [
  action({
    path: '/admin/decisions/:id/propose',
    gate: 'decision.propose',
    summary: '提出公开或不公开，选定隐去的内容',
    input: proposalInput,
    page: decisionPage,
    run: async ({ by, id }, proposal) => {
      await decisions.propose(by, id, proposal)
      return { say: '已记下，请另一个人确认' }
    },
  }),
  action({
    path: '/admin/decisions/:id/release',
    gate: 'decision.release',
    summary: '确认公开或不公开',
    input: z.strictObject({ checked: ticked('请先核对，再勾选“已核对”') }),
    page: decisionPage,
    run: async ({ by, id }) => {
      const outcome = await decisions.release(by, id)
      return {
        say: released[outcome],
        to: list,
        data: { outcome },
      }
    },
  }),
  action({
    path: '/admin/decisions/:id/overturned',
    gate: 'decision.overturn',
    summary: '登记决定被变更、撤销、确认违法或者无效',
    input: z.strictObject({ on: z.iso.date('请写日期') }),
    page: decisionPage,
    run: async ({ by, id }, { on }) => {
      await decisions.overturned(by, id, on)
      return { say: '已登记，三个工作日内要撤回公开' }
    },
  }),
  action({
    path: '/admin/decisions/:id/withdraw',
    gate: 'decision.withdraw',
    summary: '撤回一份已公开的决定',
    input: z.strictObject({ reason: words('请写撤回的理由') }),
    page: decisionPage,
    run: async ({ by, id }, { reason }) => {
      await decisions.withdraw(by, id, reason)
      return { say: '已撤回，公开页面只剩文号、机关、日期和理由', to: list }
    },
  }),
  action({
    path: '/admin/decisions/:id/reinstate',
    gate: 'decision.correct',
    summary: '提出重新公开一份撤回的决定',
    input: z.strictObject({ why: words('请写为什么重新公开') }),
    page: decisionPage,
    run: async ({ by, id }, { why }) => {
      await decisions.reinstate(by, id, why)
      return { say: '已提出重新公开，请另一个人确认' }
    },
  }),
  action({
    path: '/admin/decisions/:id/correct',
    gate: 'decision.correct',
    summary: '提出改正决定的内容',
    input: correctInput,
    page: decisionPage,
    run: async ({ by, id }, input) => {
      await decisions.correct(by, id, input)
      return { say: '已提出改正，请另一个人确认' }
    },
  }),
  action({
    path: '/admin/decisions/:id/correction',
    gate: 'decision.release',
    summary: '确认或者不采用一项改正',
    input: z.strictObject({ take: z.enum(['new', 'old'], '请选采用还是不采用') }),
    page: decisionPage,
    run: async ({ by, id }, { take }) => {
      await decisions.settleCorrection(by, id, take === 'old')
      return { say: take === 'new' ? '已确认' : '不采用，内容不变' }
    },
  }),
]

/** What people ask about a decision. */
const pleaActions = (decisions: DecisionsUse): AdminAction[] => [
  action({
    path: '/admin/decisions/:id/supervise',
    gate: 'decision.plea',
    summary: '记部门提请上级政府监督',
    input: z.strictObject({ text: words('请写提请监督的理由') }),
    page: decisionPage,
    run: async ({ by, id }, { text }) => {
      await decisions.supervise(by, id, text)
      return { say: '已记下' }
    },
  }),
  action({
    path: '/admin/decisions/pleas/:id/verify',
    gate: 'decision.plea',
    summary: '记核实的情况',
    input: z.strictObject({ found: words('请写核实的情况') }),
    page: () => list,
    run: async ({ by, id }, { found }) => ({
      to: decisionPage(await decisions.verify(by, id, found)),
      say: '已记下，请答复',
    }),
  }),
  action({
    path: '/admin/decisions/pleas/:id/answer',
    gate: 'decision.plea',
    summary: '答复一份申请',
    input: z.strictObject({
      outcome: z.enum(outcomes, '请选结果'),
      why: words('请写理由，申请人会看到'),
    }),
    page: () => list,
    run: async ({ by, id }, { outcome, why }) => ({
      to: decisionPage(await decisions.answer(by, id, outcome, why)),
      say: '已答复',
    }),
  }),
]

/** What anybody may send about a public decision; the place stands in the path, so that the form leads back to it. */
const askActions = (decisions: DecisionsUse): AdminAction[] => [
  action({
    path: '/places/:id/pleas',
    gate: 'open',
    limit: 'submit',
    summary: '报告一份公开决定的错误，申请信用修复、提前结束公示，或者提出异议',
    input: pleaInput,
    page: (place) => `/${place}/decisions/ask/`,
    run: async (_, input) => {
      const { number, secret } = await decisions.plead(input)
      return {
        say: `已收到。编号 ${number}，查询码 ${secret}。请抄下来，凭它们在本页查答复`,
        once: true,
        data: { number, secret },
      }
    },
  }),
]

/** Every action on the register of decisions; mounted under /api. */
export const decisionActions = (decisions: DecisionsUse): AdminAction[] => [
  ...importActions(decisions),
  ...creditActions(decisions),
  ...paperActions(decisions),
  ...askActions(decisions),
  ...enterActions(decisions),
  ...publicActions(decisions),
  ...pleaActions(decisions),
]
