import type { APIRoute } from 'astro'
import { Refusal } from '#rules/refusal.ts'

/** The archive copy of a letter, to be opened in WPS or Word. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { staff, office } = locals
  if (!staff) return new Response('请先登录', { status: 401 })
  try {
    const file = await office.cases.letterFile(staff, params['id'] ?? '', params['letter'] ?? '')
    return new Response(Uint8Array.from(file.bytes), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      },
    })
  } catch (error) {
    if (error instanceof Refusal) return new Response(error.message, { status: error.status })
    throw error
  }
}
