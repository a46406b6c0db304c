import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { findings, measures } from '#rules/case/kinds.ts'
import { day, maybe, words } from '#api/office/fields.ts'
import {
  casePage,
  either,
  maybeDay,
  maybeTime,
  onPaper,
  penalties,
  targetOf,
  version,
} from './fields.ts'
import type { CasesUse } from './use.ts'

/** Visits, findings, the penalty case, extension, urging, duplicates. */
export const followActions = (cases: CasesUse): AdminAction[] => [
  action({
    path: '/admin/cases/:id/extend',
    gate: either('case.extend'),
    summary: '延期，一次，写明理由',
    input: z.strictObject({ version, reason: words('延期的理由') }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.extend(by, targetOf(id, input), input.reason)
      return { say: '已延期，来件人看得到理由' }
    },
  }),
  action({
    path: '/admin/cases/:id/urge',
    gate: either('case.urge'),
    summary: '催办',
    input: z.strictObject({ version, text: words('催办的话') }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.urge(by, targetOf(id, input), input.text)
      return { say: '已催办，承办单位看得到' }
    },
  }),
  action({
    path: '/admin/cases/:id/check',
    gate: either('case.check'),
    summary: '记现场核查（两名以上持证执法人员）',
    input: z.strictObject({
      version,
      ...onPaper,
      officerA: maybe(40),
      certificateA: maybe(60),
      officerB: maybe(40),
      certificateB: maybe(60),
      on: day('核查的日期'),
      record: words('现场记录的编号或者存放处', 200),
    }),
    page: casePage,
    run: async ({ by, id }, input) => {
      const officers = [
        { name: input.officerA, certificate: input.certificateA },
        { name: input.officerB, certificate: input.certificateB },
      ]
      await cases.check(by, targetOf(id, input), { officers, on: input.on, record: input.record })
      return { say: '核查已记下' }
    },
  }),
  action({
    path: '/admin/cases/:id/measure',
    gate: either('case.check'),
    summary: '记先行登记保存、查封扣押，不计入期限的时间',
    input: z.strictObject({
      version,
      ...onPaper,
      mark: z.enum(measures, '请选做了什么'),
      text: words('物品和文书的编号'),
      on: day('日期'),
      time: maybeTime,
      reason: maybe(40),
    }),
    page: casePage,
    run: async ({ by, id }, input) => {
      const { mark, text, on, time, reason } = input
      await cases.measure(by, targetOf(id, input), { mark, text, on, time, reason })
      return { say: '已记下，期限见“期限”一栏' }
    },
  }),
  action({
    path: '/admin/cases/:id/find',
    gate: either('case.find'),
    summary: '写核查结论',
    input: z.strictObject({
      version,
      ...onPaper,
      finding: z.enum(findings, '请选核查结论'),
      text: words('理由'),
    }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.find(by, targetOf(id, input), input.finding, input.text)
      return { say: '结论已记下，并告知来件人。答复时会写明这个结论' }
    },
  }),
  action({
    path: '/admin/cases/:id/file',
    gate: 'case.file',
    summary: '立案：登记立案编号',
    input: z.strictObject({ version, ...onPaper, number: words('立案编号', 80), on: maybeDay }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.fileCase(by, targetOf(id, input), input.number, input.on)
      return { say: '已登记立案，作出处罚决定的期限从立案之日起算' }
    },
  }),
  action({
    path: '/admin/cases/:id/decide',
    gate: 'case.file',
    summary: '登记立案作出的处罚决定',
    input: z.strictObject({
      version,
      ...onPaper,
      decision: words('决定书文号', 80),
      on: day('作出决定的日期'),
      kinds: penalties('处罚的种类'),
    }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.decide(by, targetOf(id, input), input)
      return { say: '处罚决定已登记，立案的期限到此为止' }
    },
  }),
  action({
    path: '/admin/cases/:id/merge',
    gate: 'case.merge',
    summary: '并案：同一件事有几个人反映',
    input: z.strictObject({ version, into: words('主件的编号', 40) }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.merge(by, targetOf(id, input), input.into)
      return { say: '已并案。主件答复的时候，这一件同时答复' }
    },
  }),
]
