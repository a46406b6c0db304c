import type { OpenAPIHono } from '@hono/zod-openapi'
import { guardsOf } from '#api/office/admin-action.ts'
import type { ApiEnv, Gate } from '#api/office/deps.ts'
import { fileHeaders } from '#rules/case/evidence.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import type { CasesUse } from './use.ts'

/** One file of a case, for download; each look stands in the audit. */
export function mountCaseFiles(app: OpenAPIHono<ApiEnv>, cases: CasesUse, gate: Gate): void {
  const path = '/admin/cases/:id/files/:file'
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: path.replace(/:(\w+)/g, '{$1}'),
    summary: '下载工单的一个附件',
    tags: ['工作台'],
    security: [{ session: [] }],
    responses: { 200: { description: '附件' } },
  })
  const [door = gate.signedIn, ...doors] = guardsOf(['case.see', 'restricted.see'], gate)
  app.get(path, door, ...doors, async (c) => {
    const [id, fileId] = [c.req.param('id') ?? '', c.req.param('file') ?? '']
    const file = await cases.file(c.get('staff') as StaffMember, id, fileId)
    return c.body(Uint8Array.from(file.bytes), 200, fileHeaders(file.name, file.mime, false))
  })
}
