import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { maybe, words } from '#api/office/fields.ts'
import { casePage, some, targetOf, version } from './fields.ts'
import type { CasesUse } from './use.ts'

/** 管辖争议: open, raise, settle. */
export const disputeActions = (cases: CasesUse): AdminAction[] => [
  action({
    path: '/admin/cases/:id/dispute',
    gate: 'case.dispute',
    summary: '提出管辖争议，先协商',
    input: z.strictObject({
      version,
      with: some('和哪个单位有争议'),
      grounds: words('争议的理由和依据'),
    }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.dispute(by, targetOf(id, input), input.with, input.grounds)
      return { say: '争议已记下，对方和来件人都看得到。定下来以前，本单位继续处置' }
    },
  }),
  action({
    path: '/admin/cases/:id/raise',
    gate: 'case.dispute',
    summary: '协商或者协调不成，报上一级',
    input: z.strictObject({ version, grounds: words('没有谈成的原因') }),
    page: casePage,
    run: async ({ by, id }, input) => {
      await cases.raise(by, targetOf(id, input), input.grounds)
      return { say: '已上报。本单位继续处置' }
    },
  }),
  action({
    path: '/admin/cases/:id/settle',
    gate: 'case.settle',
    summary: '确定由谁管',
    input: z.strictObject({
      version,
      owner: z.string('请选由谁管').min(1, '请选由谁管').max(80),
      text: words('结果和理由'),
      organ: maybe(120),
      document: maybe(200),
    }),
    page: casePage,
    run: async ({ by, id }, { version: v, ...input }) => {
      const done = await cases.settle(by, { id, version: v }, input)
      const stays = [done.owner, done.firstResponder].includes(by.body)
      const then = done.itemId
        ? '以后同样的事照此分派'
        : '这一件没有对应到事项，以后同样的事不会自动照此分派'
      return {
        say: `由谁管已经定下来，来件人和有关单位都看得到；${then}`,
        ...(stays ? {} : { to: '/admin/disputes/' }),
      }
    },
  }),
]
