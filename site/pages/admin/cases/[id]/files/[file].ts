import type { APIRoute } from 'astro'
import { Refusal } from '#rules/refusal.ts'

/** One file of a case, always as a download: nothing that a stranger sent opens inside the desk. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { staff, office } = locals
  if (!staff) return new Response('请先登录', { status: 401 })
  try {
    const file = await office.cases.file(staff, params.id ?? '', params.file ?? '')
    return new Response(Uint8Array.from(file.bytes), {
      headers: {
        'content-type': file.mime,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'content-security-policy': 'sandbox',
      },
    })
  } catch (error) {
    if (error instanceof Refusal) return new Response(error.message, { status: error.status })
    throw error
  }
}
