import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { strToU8, zipSync, type Zippable } from 'fflate'
import type { Context } from 'hono'
import type { ApiEnv, Deps, Gate } from '#api/office/deps.ts'
import { proofText } from '#rules/chain/proof.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { CaseView } from './view.ts'
import type { ComplaintsUse } from './use.ts'

const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c,
  )
const row = (name: string, text: string): string =>
  text ? `<h2>${escaped(name)}</h2><p>${escaped(text)}</p>` : ''

/** The same as a page that opens without this site. */
export const readable = (view: CaseView): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(view.number)}</title>
<style>body{max-width:40em;margin:2em auto;padding:0 1em;font:1.1em/1.7 serif}p{white-space:pre-wrap}</style></head>
<body><h1>${escaped(view.number)}：${escaped(view.statusName)}</h1>
${row('您写的内容', view.text)}
<h2>经过</h2><ol>${view.timeline
  .map((e) => `<li>${dayAt(e.at)}　${escaped(e.name)}　${escaped(e.detail)}</li>`)
  .join('')}</ol>
<h2>往来</h2><ol>${view.messages
  .map((m) => `<li>${dayAt(m.at)}　${escaped(m.from)}<p>${escaped(m.text)}</p></li>`)
  .join('')}</ol>
</body></html>
`

/** What a name of a file may be inside an archive, on any system. */
const safe = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 80)

/**
 * Everything that the office holds about the case of whoever has number and secret, as one archive: a page to read, the
 * data, the proof, the citizen's own files and the letters to the citizen (个人信息保护法 45).
 */
export const bundleOf = async (
  { files }: Pick<Deps, 'files'>,
  use: ComplaintsUse,
  slug: string,
  number: string,
  secret: bigint,
): Promise<Uint8Array> => {
  const [view, proof, held] = await Promise.all([
    use.track.view(slug, number, secret),
    use.track.proof(slug, number, secret),
    use.track.holdings(slug, number, secret),
  ])
  const zip: Zippable = {
    '我的事.html': strToU8(readable(view)),
    '数据.json': strToU8(JSON.stringify({ ...view, contact: held.contact }, null, 2)),
    '证明.json': strToU8(proofText(proof)),
  }
  const stored = [
    ...held.files.map((f) => ({ path: f.path, name: `附件/${f.id.slice(0, 8)}-${safe(f.name)}` })),
    ...held.letters.map((l) => ({ path: l.path, name: `文书/${l.serial}.docx` })),
  ]
  for (const { path, name } of stored) {
    const bytes = path === null ? undefined : await files.get(path)
    if (bytes) zip[name] = bytes
  }
  // Pictures and letters are packed already; packing them again would hold everybody up.
  return zipSync(zip, { level: 0 })
}

const params = z.object({ place: z.string().openapi({ example: 'place' }), number: z.string() })
const headers = z.object({ 'x-case-secret': z.string('请在 X-Case-Secret 里给查询码').max(400) })
const mediaType: string = 'application/zip'

/** The archive by the cookie of the tracking page, and by number and secret for programs. */
export function mountBundle(
  app: OpenAPIHono<ApiEnv>,
  use: ComplaintsUse,
  gate: Gate,
  deps: Deps,
): void {
  const file = async (c: Context<ApiEnv>, slug: string, number: string, secret: bigint) =>
    c.body(Uint8Array.from(await bundleOf(deps, use, slug, number, secret)), 200, {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="case-${number}.zip"`,
    })

  app.get('/:place/track/download', gate.limit('track'), async (c) => {
    const slug = c.req.param('place')
    const held = use.receipts.held(c.req.header('cookie') ?? null, slug)
    if (!held) return c.redirect(`${deps.config.base}/${slug}/track/?fault=track.over`, 303)
    return file(c, slug, held.number, held.secret)
  })

  app.openapi(
    createRoute({
      tags: ['投诉举报'],
      security: [],
      method: 'get',
      path: '/{place}/cases/{number}/download',
      summary: '下载这件事的全部资料（zip）',
      middleware: [gate.limit('track')] as const,
      request: { params, headers },
      responses: {
        200: {
          description: '可以离线打开的页面、数据、证明、您的附件和给您的文书',
          content: { [mediaType]: { schema: z.string().openapi({ format: 'binary' }) } },
        },
      },
    }),
    async (c) => {
      const { place, number: typed } = c.req.valid('param')
      const given = c.req.valid('header')['x-case-secret']
      const { number, secret } = await use.track.find(place, typed, given)
      return file(c, place, number, secret)
    },
  )
}
