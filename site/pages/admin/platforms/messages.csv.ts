import type { APIRoute } from 'astro'
import { csvOf } from '#rules/opendata/csv.ts'
import { column, type Column } from '#rules/opendata/list.ts'
import { writeMoment } from '#rules/open311/time.ts'
import { deliveryStateNames } from '#rules/platforms/announce.ts'
import { allows } from '#rules/staff/roles.ts'

const columns: Column[] = [
  column('id', '消息编号', 'text'),
  column('to', '平台', 'text'),
  column('number', '编号', 'text'),
  column('foreignId', '对方编号', 'text?'),
  column('verb', '步骤', 'text'),
  column('at', '时间', 'text'),
  column('state', '结果', 'text'),
  column('attempts', '试过几次', 'text'),
  column('triedAt', '最近一次', 'text?'),
  column('answer', '说明', 'text?'),
]

/** The reconciliation list as a file, to be laid beside the list of the other side. */
export const GET: APIRoute = async ({ locals: { office, staff } }) => {
  const may =
    staff && (allows(staff.role, 'platform.manage') || allows(staff.role, 'order.exchange'))
  if (!may) return new Response(null, { status: 403 })
  const { rows } = await office.platforms.hooks.reconcile(staff.place, null)
  const listed = rows.map((r) => ({
    ...r,
    at: writeMoment(r.at),
    triedAt: r.triedAt === null ? null : writeMoment(r.triedAt),
    attempts: String(r.attempts),
    state: deliveryStateNames[r.state],
  }))
  return new Response(csvOf({ columns, rows: listed }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="messages.csv"',
    },
  })
}
