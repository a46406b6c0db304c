import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import type { ApiEnv, Gate } from '#api/office/deps.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import type { DecisionsUse } from './use.ts'

const decisionPage = (id: string) => `/admin/decisions/${id}/`

/** Papers beside a decision: added by one person, made public by another. */
export const paperActions = (decisions: DecisionsUse): AdminAction[] => [
  action({
    path: '/admin/decisions/:id/paper',
    gate: 'decision.propose',
    limit: 'upload',
    summary: '上传附在决定后面的材料（一页图片，或者扫描的 PDF）',
    input: z.strictObject({
      file: z.custom<File>((v) => v instanceof File && v.size > 0, '请选一张图片或者扫描的 PDF'),
    }),
    page: decisionPage,
    run: async ({ by, id }, { file }) => {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const pages = await decisions.addPaper(by, id, file.name, bytes)
      return { say: `已上传 ${pages} 页，请另一位信息发布员看过后公开` }
    },
  }),
  action({
    path: '/admin/decisions/papers/:id/settle',
    gate: 'decision.release',
    summary: '公开或者撤下一页材料',
    input: z.strictObject({
      outcome: z.enum(['public', 'dropped'], '请选公开还是撤下'),
      checked: z.union([z.literal(true), z.literal('on')], '请先看过，再勾选“已看过”'),
    }),
    page: () => '/admin/decisions/',
    run: async ({ by, id }, { outcome }) => ({
      to: decisionPage(await decisions.settlePaper(by, id, outcome)),
      say: outcome === 'public' ? '已公开' : '已撤下',
    }),
  }),
]

/** The picture of a paper, for who settles it. */
export function mountPapers(app: OpenAPIHono<ApiEnv>, decisions: DecisionsUse, gate: Gate): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/admin/decisions/papers/{id}/page.jpg',
    summary: '看一页材料',
    tags: ['工作台'],
    security: [{ session: [] }],
    responses: { 200: { description: '图片' } },
  })
  app.get('/admin/decisions/papers/:id/page.jpg', gate.staffOnly('decision.see'), async (c) => {
    const bytes = await decisions.paperBytes(c.get('staff') as StaffMember, c.req.param('id'))
    c.header('content-type', 'image/jpeg')
    return c.body(bytes as Uint8Array<ArrayBuffer>)
  })
}
