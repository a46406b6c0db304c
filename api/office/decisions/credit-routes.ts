import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import type { ApiEnv, Gate } from '#api/office/deps.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import type { DecisionsUse } from './use.ts'

const page = () => '/admin/decisions/credit/'

/** Handing decisions over to the credit platform, and its receipts. */
export const creditActions = ({ credit }: DecisionsUse): AdminAction[] => [
  action({
    path: '/admin/decisions/credit',
    gate: 'decision.import',
    limit: 'upload',
    summary: '生成一批报送信用平台的文件，记为已报送',
    input: z.strictObject({}),
    page,
    run: async ({ by }) => {
      const made = await credit.handOver(by)
      return made
        ? {
            say: `第 ${made.batch} 批 ${made.rows} 件已记为报送，请在下面下载文件交给平台`,
            to: `${page()}?batch=${made.batch}`,
            data: made,
          }
        : { say: '没有要报送的', to: page(), data: { batch: null, rows: 0 } }
    },
  }),
  action({
    path: '/admin/decisions/credit/receipt',
    gate: 'decision.import',
    limit: 'upload',
    summary: '导入信用平台的回执（xlsx、csv）',
    input: z.strictObject({
      file: z
        .custom<File>((v) => v instanceof File && v.size > 0, '请选一个文件')
        .or(z.strictObject({ name: z.string().max(200), text: z.string().min(1) })),
    }),
    page,
    run: async ({ by }, { file }) => {
      const bytes =
        file instanceof File
          ? new Uint8Array(await file.arrayBuffer())
          : new TextEncoder().encode(file.text)
      const { accepted, rejected, faults } = await credit.receipt(by, bytes)
      const rest =
        faults.length > 0 ? `；没有对上 ${faults.length} 行：${faults.slice(0, 5).join('；')}` : ''
      return {
        say: `接收 ${accepted} 件，退回 ${rejected} 件${rest}`,
        to: page(),
        data: { accepted, rejected, faults },
      }
    },
  }),
]

/** The file of a batch, for download. */
export function mountCredit(app: OpenAPIHono<ApiEnv>, { credit }: DecisionsUse, gate: Gate): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/admin/decisions/credit/{batch}/file.xlsx',
    summary: '下载报送信用平台的一批',
    tags: ['工作台'],
    security: [{ session: [] }],
    responses: { 200: { description: '工作簿' } },
  })
  app.get(
    '/admin/decisions/credit/:batch/file.xlsx',
    gate.staffOnly('decision.import'),
    async (c) => {
      const batch = c.req.param('batch')
      const bytes = await credit.file(c.get('staff') as StaffMember, batch)
      c.header('content-disposition', `attachment; filename="credit-${Number(batch)}.xlsx"`)
      c.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      return c.body(bytes as Uint8Array<ArrayBuffer>)
    },
  )
}
