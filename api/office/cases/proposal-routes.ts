import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { proposalTargets } from '#rules/case/kinds.ts'
import { maybe, words } from '#api/office/fields.ts'
import { casePage, version } from './fields.ts'
import type { CasesUse } from './use.ts'

/** What a case shows about the catalogue, and what becomes of it (S4-8). */
export const proposalActions = (cases: CasesUse): AdminAction[] => [
  action({
    path: '/admin/cases/:id/propose',
    gate: 'case.propose',
    summary: '从工单提出修改事项、检查清单或者群众说法的建议',
    input: z.strictObject({
      version,
      target: z.enum(proposalTargets, '请选要改什么'),
      item: maybe(40),
      text: words('怎么改、为什么'),
    }),
    page: casePage,
    run: async ({ by, id }, { version: v, ...input }) => {
      await cases.propose(by, { id, version: v }, input)
      return { say: '建议已交给管目录的人，采纳不采纳都会在这里答复' }
    },
  }),
  action({
    path: '/admin/proposals/:id',
    gate: 'catalogue.edit',
    summary: '答复从工单提出的建议：采纳或者不采纳',
    input: z.strictObject({
      adopt: z.enum(['yes', 'no'], '请选采纳还是不采纳'),
      text: words('打算怎么改，或者为什么不改'),
    }),
    page: () => '/admin/catalogue/proposals/',
    run: async ({ by, id }, { adopt, text }) => {
      await cases.settleProposal(by, id, { adopt: adopt === 'yes', text })
      return { say: '已答复，提建议的单位在工单里看得到' }
    },
  }),
]
