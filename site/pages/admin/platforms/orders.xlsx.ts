import type { APIRoute } from 'astro'
import { attempt } from '../../../components/admin/note.ts'

/** The sheet that goes back to a platform. */
export const GET: APIRoute = async ({ url, locals: { office, staff } }) => {
  const from = url.searchParams.get('from') === 'platform' ? 'platform' : 'hotline'
  const book = staff && (await attempt(() => office.platforms.orders.sheet(staff, from)))
  if (!book || 'no' in book) return new Response(null, { status: 403 })
  return new Response(book.ok.slice(), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="orders-${from}.xlsx"`,
    },
  })
}
