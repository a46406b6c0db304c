import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import type { ApiEnv, Gate } from '#api/office/deps.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import type { DecisionsUse } from './use.ts'

const list = '/admin/decisions/'
const importPage = () => '/admin/decisions/import/'
const previewPage = (id: string) => `/admin/decisions/import/${id}/`
/** A file of a form, or its text in a JSON body; a text is waited for, a form has a page that shows how far it is. */
const table = z.strictObject({
  file: z
    .custom<File>((v) => v instanceof File && v.size > 0, '请选一个文件')
    .or(z.strictObject({ name: z.string().max(200), text: z.string().min(1) })),
})

/** Importing a file and taking it back. */
export const importActions = (decisions: DecisionsUse): AdminAction[] => [
  action({
    path: '/admin/decisions/dry-run',
    gate: 'decision.import',
    limit: 'upload',
    summary: '试读一个双公示文件（xlsx、csv、json、ndjson），不写入',
    input: table,
    page: importPage,
    run: async ({ by }, { file }) => {
      const isForm = file instanceof File
      const source = isForm
        ? { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
        : { fileName: file.name, bytes: new TextEncoder().encode(file.text) }
      const preview = await decisions.begin(by, source, !isForm)
      if (isForm) return { say: '', quiet: true, to: previewPage(preview) }
      const { report } = await decisions.preview(by, preview)
      return { say: '已读完，请核对', to: previewPage(preview), data: { preview, report } }
    },
  }),
  action({
    path: '/admin/decisions/import',
    gate: 'decision.import',
    limit: 'upload',
    summary: '把试读过的文件收为草稿',
    input: z.strictObject({
      preview: z.string('请先试读文件').min(1, '请先试读文件'),
      /** Comes from the page, which shows how far it is. */
      behind: z.literal('on').optional(),
    }),
    page: importPage,
    run: async ({ by }, { preview, behind }) => {
      await decisions.take(by, preview, behind === undefined)
      if (behind) return { say: '', quiet: true, to: previewPage(preview) }
      const { report } = await decisions.preview(by, preview)
      return { say: '已收为草稿，请另一位信息发布员核对后公开', to: list, data: { report } }
    },
  }),
  action({
    path: '/admin/decisions/undo',
    gate: 'decision.undo',
    summary: '撤销上一次导入的决定',
    input: z.strictObject({
      checked: z.union([z.literal(true), z.literal('on')], '请先勾选“确定撤销”'),
    }),
    page: () => list,
    run: async ({ by }) => {
      const { import: undone, stayed } = await decisions.undo(by)
      const rest = stayed > 0 ? `；已经核对过的 ${stayed} 份没有动` : ''
      return { say: `已撤销“${undone.fileName}”的导入${rest}`, to: list, data: { stayed } }
    },
  }),
]

/** The error workbook of a preview, for download. */
export function mountDecisions(
  app: OpenAPIHono<ApiEnv>,
  decisions: DecisionsUse,
  gate: Gate,
): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/admin/decisions/import/{id}/errors.xlsx',
    summary: '下载试读的错误和提醒',
    tags: ['工作台'],
    security: [{ session: [] }],
    responses: { 200: { description: '工作簿' } },
  })
  app.get(
    '/admin/decisions/import/:id/errors.xlsx',
    gate.staffOnly('decision.import'),
    async (c) => {
      const bytes = await decisions.errors(c.get('staff') as StaffMember, c.req.param('id'))
      c.header('content-disposition', 'attachment; filename="errors.xlsx"')
      c.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      return c.body(bytes as Uint8Array<ArrayBuffer>)
    },
  )
}
