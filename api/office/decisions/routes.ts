import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { invalid } from '#rules/refusal.ts'
import type { DecisionsUse } from './use.ts'

const importPage = () => '/admin/decisions/import/'
const decisionPage = (id: string) => `/admin/decisions/${id}/`
/** A file of a form, or its text in a JSON body. */
const table = z.strictObject({
  file: z
    .custom<File>((v) => v instanceof File && v.size > 0, '请选一个 CSV 文件')
    .or(z.strictObject({ name: z.string().max(200), text: z.string().min(1) })),
})

/** Every action on the register of decisions; mounted under /api. */
export const decisionActions = (decisions: DecisionsUse): AdminAction[] => [
  action({
    path: '/admin/decisions/dry-run',
    gate: 'decision.import',
    limit: 'upload',
    summary: '试读一个双公示文件，不写入',
    input: table,
    page: importPage,
    run: async ({ by }, { file }) => {
      const source =
        file instanceof File
          ? { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
          : { fileName: file.name, bytes: new TextEncoder().encode(file.text) }
      const report = await decisions.dryRun(by, source)
      const preview = decisions.previews.keep(by.id, source, report)
      return {
        say: '已读完，请核对下面每一行',
        to: `/admin/decisions/import/?preview=${preview}`,
        data: { preview, report },
      }
    },
  }),
  action({
    path: '/admin/decisions/import',
    gate: 'decision.import',
    limit: 'upload',
    summary: '把试读过的文件收为草稿',
    input: z.strictObject({ preview: z.string('请先试读文件').min(1, '请先试读文件') }),
    page: importPage,
    run: async ({ by }, { preview }) => {
      const source = decisions.previews.take(preview, by.id)
      if (!source) throw invalid('试读的文件已经过期，请重新选文件')
      const report = await decisions.run(by, source)
      const { new: added, change, same, refused } = report.counts
      return {
        say: `新收 ${added} 份，改了 ${change} 份，没有变化 ${same} 份，没收 ${refused} 份。请另一位信息发布员核对后公开`,
        to: '/admin/decisions/',
        data: { report },
      }
    },
  }),
  action({
    path: '/admin/decisions/:id/release',
    gate: 'decision.release',
    summary: '核对后公开一份决定',
    input: z.strictObject({
      item: z.string().trim().max(40).default(''),
      impersonal: z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false),
      checked: z.union([z.literal(true), z.literal('on')], '请先核对，再勾选“已核对”'),
    }),
    page: decisionPage,
    run: async ({ by, id }, input) => {
      await decisions.release(by, id, input)
      return { say: '已公开', to: '/admin/decisions/' }
    },
  }),
  action({
    path: '/admin/decisions/:id/withdraw',
    gate: 'decision.withdraw',
    summary: '撤回一份已公开的决定',
    input: z.strictObject({
      reason: z
        .string('请写撤回的理由')
        .trim()
        .min(4, '请写撤回的理由')
        .max(500, '理由最多 500 个字'),
    }),
    page: decisionPage,
    run: async ({ by, id }, { reason }) => {
      await decisions.withdraw(by, id, reason)
      return { say: '已撤回，公开页面只剩文号、机关、日期和理由', to: '/admin/decisions/' }
    },
  }),
]
