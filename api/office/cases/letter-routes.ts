import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { maybe } from '#api/office/fields.ts'
import { casePage, maybeDay, version } from './fields.ts'
import type { CasesUse } from './use.ts'

/** Making an official letter; mounted under /api. */
export const letterActions = (cases: CasesUse): AdminAction[] => [
  action({
    path: '/admin/cases/:id/paper',
    gate: ['paper.issue', 'paper.supervise'],
    summary: '出具文书：受理、延期、答复告知，督办函等',
    input: z.strictObject({
      version,
      kind: z.string('请选文书').min(1, '请选文书').max(40),
      to: maybe(80),
      text: maybe(5000),
      dueOn: maybeDay,
    }),
    page: casePage,
    run: async ({ by, id }, { version: v, ...input }) => {
      const row = await cases.letterOut(by, { id, version: v }, input)
      return {
        say: '文书已出，编了号，存了档；可以打印，也可以下载后在 WPS 里打开',
        to: `/admin/cases/${id}/paper/${row.id}/`,
        data: { letter: row.id, serial: row.serial },
      }
    },
  }),
]
