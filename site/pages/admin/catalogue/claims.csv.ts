import type { APIRoute } from 'astro'
import { attempt } from '../../../components/admin/note.ts'
import { column, type Column } from '#rules/opendata/list.ts'
import { csvOf } from '#rules/opendata/csv.ts'

const columns: Column[] = [
  column('id', '执法事项编号', 'text'),
  column('item', '执法事项', 'text'),
  column('field', '领域', 'text'),
  column('matter', '监管事项', 'text?'),
  column('state', '状态', 'text'),
  column('claimedBy', '认领部门', 'text?'),
  column('claimedOn', '认领日期', 'day?'),
]

/** The supervision list as a file for 互联网+监管 (S4-5). */
export const GET: APIRoute = async ({ locals: { office, staff } }) => {
  const read = staff && (await attempt(async () => office.oversight.supervisionRows(staff)))
  if (!read || 'no' in read) return new Response(null, { status: 403 })
  return new Response(csvOf({ columns, rows: read.ok }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="supervision.csv"',
    },
  })
}
