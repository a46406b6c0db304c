import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { answerResultIds } from '#rules/staff/boxes.ts'
import { words } from '#api/office/fields.ts'
import { some } from './fields.ts'
import type { CasesUse } from './use.ts'

const input = z.strictObject({
  ids: some('工单'),
  result: z.enum(answerResultIds, '请选办理结果'),
  text: words('答复内容', 5000),
})
const page = () => '/admin/same-answer/'

/** One answer to several cases of one cause: first looked at, then sent. */
export const sameAnswerActions = (cases: CasesUse): AdminAction[] => [
  action({
    path: '/admin/same-answer/preview',
    gate: 'case.answer',
    summary: '看一遍同一件事几件工单的同一答复，不发出',
    input,
    page,
    run: async ({ by }, given) => {
      const text = await cases.previewSame(by, given)
      const query = new URLSearchParams(given.ids.map((id) => ['ids', id]))
      return {
        say: '还没有发出。请看一遍，对了再发',
        to: `/admin/same-answer/?${query}`,
        typed: { result: given.result, text: given.text },
        data: { text },
      }
    },
  }),
  action({
    path: '/admin/same-answer',
    gate: 'case.answer',
    summary: '把同一答复发给同一件事的几位来件人，每件各记一步',
    input,
    page,
    run: async ({ by }, given) => {
      const { done, not } = await cases.answerSame(by, given)
      const refused = not.map((n) => `${n.number}（${n.why}）`).join('；')
      return {
        say: `答复了 ${done.length} 件${not.length ? `，没有答复 ${not.length} 件：${refused}` : ''}`,
        to: '/admin/',
        data: { done, not },
      }
    },
  }),
]
