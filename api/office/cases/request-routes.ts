import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { askedKinds, crimeMarks, requestOutcomes } from '#rules/case/kinds.ts'
import { day, list, maybe, words } from '#api/office/fields.ts'
import { casePage, maybeDay, maybeTime, onPaper, paperIn, some, version } from './fields.ts'
import type { CasesUse } from './use.ts'

const reply = { outcome: z.enum(requestOutcomes, '请选结果'), text: maybe() }

/** What is asked of other bodies, and their answers. */
export const requestActions = (cases: CasesUse): AdminAction[] => [
  action({
    path: '/admin/cases/:id/request',
    gate: 'case.request',
    summary: '吹哨、协助函、紧急隐患通报、涉嫌犯罪移送',
    input: z.strictObject({
      version,
      kind: z.enum(askedKinds, '请选发哪一种'),
      to: some('发给哪个单位'),
      text: words('请它做什么'),
      dueOn: maybeDay,
      evidence: list,
    }),
    page: casePage,
    run: async ({ by, id }, { version: v, ...input }) => {
      await cases.request(by, { id, version: v }, input)
      return { say: '已发出，每个单位一份，有没有回应在这里看得到。这件事仍由本单位承办' }
    },
  }),
  action({
    path: '/admin/cases/:id/crime',
    gate: 'case.request',
    summary: '涉嫌犯罪移送：批准、不批准、公安机关接收、退回',
    input: z.strictObject({
      version,
      request: z.string().max(80),
      mark: z.enum(crimeMarks, '请选办到哪一步'),
      text: words('批准人和理由，或者对方文书的名称和文号'),
      on: day('日期'),
      time: maybeTime,
    }),
    page: casePage,
    run: async ({ by, id }, { version: v, ...input }) => {
      await cases.crime(by, { id, version: v }, input)
      return { say: '已记下' }
    },
  }),
  action({
    path: '/admin/letters/:id/reply',
    gate: 'case.respond',
    summary: '答复来函',
    input: z.strictObject(reply),
    page: () => '/admin/letters/',
    run: async ({ by, id }, input) => {
      await cases.reply(by, id, input)
      return { say: '已答复，发函的单位现在就能看到' }
    },
  }),
  action({
    path: '/admin/cases/:id/replied',
    gate: 'case.respond',
    summary: '补录没有账号的单位的书面答复',
    input: z.strictObject({ version, request: z.string().max(80), ...reply, ...onPaper }),
    page: casePage,
    run: async ({ by }, input) => {
      const { request, outcome, text } = input
      const { paper = { document: '', on: '' } } = paperIn(input)
      await cases.reply(by, request, { outcome, text, paper })
      return { say: '书面答复已补录' }
    },
  }),
]
