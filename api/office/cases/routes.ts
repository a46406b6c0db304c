import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { answerResultIds } from '#rules/staff/boxes.ts'
import { disputeActions } from './dispute-routes.ts'
import { entry } from './enter.ts'
import { list, maybe, words } from '#api/office/fields.ts'
import { casePage, either, onPaper, penalties, targetOf, version } from './fields.ts'
import { followActions } from './follow-routes.ts'
import { letterActions } from './letter-routes.ts'
import { proposalActions } from './proposal-routes.ts'
import { matter } from './matter.ts'
import { requestActions } from './request-routes.ts'
import { sameAnswerActions } from './same-answer-routes.ts'
import { behalfActions } from './behalf-routes.ts'
import { todoActions } from './todo-routes.ts'
import type { CasesUse } from './use.ts'

/** Every step of the desk; mounted under /api. */
export const caseActions = (cases: CasesUse): AdminAction[] => [
  action({
    path: '/admin/cases/:id/accept',
    gate: either('case.accept'),
    summary: '受理',
    input: z.strictObject({ version }),
    page: casePage,
    run: async ({ by, id }, { version: v }) => {
      await cases.accept(by, { id, version: v })
      return { say: '已受理，来件人已经可以看到' }
    },
  }),
  action({
    path: '/admin/cases/:id/assign',
    gate: 'case.assign',
    summary: '转办给本单位的人',
    input: z.strictObject({ version, to: z.string('请选人员').min(1, '请选人员') }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.assign(by, { id, version: input.version }, input.to)
      return { say: '已转办' }
    },
  }),
  action({
    path: '/admin/cases/:id/matter',
    gate: 'case.accept',
    summary: '认定工单是哪一项，或者改正程序的判断',
    input: z.strictObject({ version, ...matter }),
    page: casePage,
    run: async ({ by, id }, { version: v, ...input }) => {
      const name = await cases.settleMatter(by, { id, version: v }, input)
      return { say: `已认定：${name}` }
    },
  }),
  action({
    path: '/admin/cases/:id/note',
    gate: either('case.note'),
    summary: '内部记录',
    input: z.strictObject({ version, text: words('记录内容') }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.note(by, { id, version: input.version }, input.text)
      return { say: '已记下，来件人看不到' }
    },
  }),
  action({
    path: '/admin/cases/:id/ask',
    gate: either('case.ask'),
    summary: '请来件人补充',
    input: z.strictObject({ version, text: words('要问的话') }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.ask(by, { id, version: input.version }, input.text)
      return { say: '已发给来件人，等他补充' }
    },
  }),
  action({
    path: '/admin/cases/:id/transfer',
    gate: 'case.transfer',
    summary: '说明为什么不归本单位，并移送',
    input: z.strictObject({
      version,
      to: z.string('请选接收单位').min(1, '请选接收单位'),
      grounds: words('移送的理由和依据'),
      handling: words('移送前已经做的处置'),
      evidence: list,
    }),
    page: casePage,
    run: async ({ by, id }, { version: v, ...input }) => {
      await cases.transfer(by, { id, version: v }, input)
      return { say: '已移送，并同时告知来件人。对方签收以前仍由本单位负责' }
    },
  }),
  action({
    path: '/admin/cases/:id/receive',
    gate: 'case.receive',
    summary: '签收移送',
    input: z.strictObject({ version, ...onPaper }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.receive(by, targetOf(id, input))
      return {
        say: input.paperDocument
          ? '书面签收已补录，从现在起由接收单位承办；本单位继续跟踪，补录它的答复'
          : '已签收，从现在起由本单位承办并答复',
      }
    },
  }),
  action({
    path: '/admin/cases/:id/return',
    gate: 'case.return',
    summary: '退回移送',
    input: z.strictObject({
      version,
      ...onPaper,
      grounds: words('退回的理由'),
      proposal: words('建议由谁办理'),
    }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.giveBack(by, targetOf(id, input), input.grounds, input.proposal)
      return {
        say: '已退回，仍由原单位负责',
        ...(input.paperDocument ? {} : { to: '/admin/?box=waiting' }),
      }
    },
  }),
  action({
    path: '/admin/cases/:id/recall',
    gate: 'case.transfer',
    summary: '收回还没有签收的移送',
    input: z.strictObject({ version, grounds: words('收回的理由') }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.recall(by, { id, version: input.version }, input.grounds)
      return { say: '移送已收回，继续由本单位承办；接收单位和来件人都看得到' }
    },
  }),
  action({
    path: '/admin/cases/:id/answer',
    gate: either('case.answer'),
    summary: '答复来件人',
    input: z.strictObject({
      version,
      ...onPaper,
      result: z.enum(answerResultIds, '请选办理结果'),
      text: words('答复内容', 5000),
      names: maybe(80),
    }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.answer(by, targetOf(id, input), input.result, input.text, input.names)
      return { say: '已答复，来件人现在就能看到' }
    },
  }),
  action({
    path: '/admin/cases/:id/draft',
    gate: either('case.answer'),
    summary: '起草答复：按事项、结论和救济填出草稿，不发出',
    input: z.strictObject({ version, result: z.enum(answerResultIds, '请选办理结果') }),
    page: casePage,
    run: async ({ by, id }, { result }) => {
      const text = await cases.draftAnswer(by, id, result)
      return {
        say: '草稿已填进答复框，还没有发出；请核对、补完再发',
        to: `${casePage(id)}`,
        typed: { result, text },
        data: { result, text },
      }
    },
  }),
  action({
    path: '/admin/cases/:id/close',
    gate: either('case.close'),
    summary: '办结',
    input: z.strictObject({ version, ...onPaper, result: maybe(), names: maybe(80) }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.close(by, targetOf(id, input), input.result, input.names)
      return { say: '已办结' }
    },
  }),
  action({
    path: '/admin/cases/:id/reopen',
    gate: either('case.reopen'),
    summary: '重新办理',
    input: z.strictObject({ version, reason: words('重新办理的理由') }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.reopen(by, { id, version: input.version }, input.reason)
      return { say: '已重新打开' }
    },
  }),
  action({
    path: '/admin/cases/:id/penalty',
    gate: 'case.transfer',
    summary: '查拟作出的处罚由谁决定',
    input: z.strictObject({ kinds: penalties('拟作出的处罚') }),
    page: casePage,
    run: async ({ by, id }, input) => {
      const answer = await cases.penalty(by, id, input.kinds)
      const say = [
        answer.own.length ? `可以由本单位决定：${answer.own.join('、')}` : '',
        answer.review.length
          ? `要先由法制审核员认定是否属于重大处罚：${answer.review.join('、')}`
          : '',
        answer.above.length ? `保留在上级，本单位不能决定：${answer.above.join('、')}` : '',
        answer.police.length ? `只能由公安机关决定：${answer.police.join('、')}` : '',
      ]
      const text = say.filter(Boolean).join('。')
      return answer.draft
        ? {
            say: `${text}。下面的移送单已经替您填好接收单位和理由`,
            typed: answer.draft,
            data: { answer },
          }
        : { say: text, data: { answer } }
    },
  }),
  action({
    path: '/admin/cases',
    gate: 'case.enter',
    summary: '录入来电来访',
    input: entry,
    page: () => '/admin/enter/',
    run: async ({ by }, input) => {
      const made = await cases.enter(by, input)
      return {
        say: `已登记：编号 ${made.number}，查询码 ${made.secret} 。请读给或打印给来件人，查询码只显示这一次`,
        once: true,
        to: '/admin/',
        data: { ...made },
      }
    },
  }),
  ...followActions(cases),
  ...disputeActions(cases),
  ...requestActions(cases),
  ...letterActions(cases),
  ...todoActions(cases),
  ...sameAnswerActions(cases),
  ...proposalActions(cases),
  ...behalfActions(cases),
]
