import type { APIRoute } from 'astro'
import { fileHeaders } from '#rules/case/evidence.ts'
import { Refusal } from '#rules/refusal.ts'

/** One file of a case: a download, or with `?open` what the viewer shows; each look stands in the audit. */
export const GET: APIRoute = async ({ locals, params, url }) => {
  const { staff, office } = locals
  if (!staff) return new Response('请先登录', { status: 401 })
  try {
    const file = await office.cases.file(staff, params.id ?? '', params.file ?? '')
    return new Response(Uint8Array.from(file.bytes), {
      headers: fileHeaders(file.name, file.mime, url.searchParams.has('open')),
    })
  } catch (error) {
    if (error instanceof Refusal) return new Response(error.message, { status: error.status })
    throw error
  }
}
