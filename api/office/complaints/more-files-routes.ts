import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv, Deps, Gate } from '#api/office/deps.ts'
import { backToPage, formOf } from '#api/office/form-route.ts'
import { mostFiles } from './form.ts'
import { mostOfCase } from './more-files.ts'
import type { ComplaintsUse } from './use.ts'

/** One file comes as itself, several as a list. */
const filesIn = (sent: unknown): File[] =>
  [sent ?? []].flat().filter((f): f is File => f instanceof File)
const body = z.object({
  files: z
    .unknown()
    .optional()
    .openapi({ type: 'array', items: { type: 'string', format: 'binary' } }),
})
const caseShape = z.record(z.string(), z.unknown())

/** More evidence: by the cookie of the tracking page, and by number and secret for programs. */
export function mountMoreFiles(
  app: OpenAPIHono<ApiEnv>,
  use: ComplaintsUse,
  gate: Gate,
  { config: { base } }: Pick<Deps, 'config'>,
): void {
  const pageOf = (slug: string, rest: string) => `/${slug}/track/${rest}`

  app.post(
    '/:place/track/files',
    // The files would be sent to the page once more with 307, for nothing: it cannot put them back.
    backToPage(
      base,
      (c) => pageOf(c.req.param('place') ?? '', 'case/'),
      () => false,
    ),
    gate.limit('upload'),
    async (c) => {
      const slug = c.req.param('place')
      const held = use.receipts.held(c.req.header('cookie') ?? null, slug)
      if (!held) return c.redirect(base + pageOf(slug, '?fault=track.over'), 303)
      const sent = filesIn((await formOf(c))['files'])
      await use.track.addFiles(slug, held.number, held.secret, sent)
      return c.redirect(base + pageOf(slug, 'case/?done=files'), 303)
    },
  )

  app.openapi(
    createRoute({
      tags: ['投诉举报'],
      security: [],
      method: 'post',
      path: '/{place}/cases/{number}/files',
      summary: '提交以后补充照片或 PDF',
      middleware: [gate.limit('upload')] as const,
      request: {
        params: z.object({ place: z.string().openapi({ example: 'place' }), number: z.string() }),
        headers: z.object({
          'x-case-secret': z.string('请在 X-Case-Secret 里给查询码').max(400),
        }),
        body: {
          required: true,
          description: `一次最多 ${mostFiles} 个，一件事最多 ${mostOfCase} 个；有一个不能收，就都不收`,
          content: { 'multipart/form-data': { schema: body } },
        },
      },
      responses: {
        200: {
          description: '补充后的情况',
          content: { 'application/json': { schema: caseShape } },
        },
      },
    }),
    async (c) => {
      const { place, number: typed } = c.req.valid('param')
      const typedSecret = c.req.valid('header')['x-case-secret']
      const { number, secret } = await use.track.find(place, typed, typedSecret)
      await use.track.addFiles(place, number, secret, filesIn(c.req.valid('form').files))
      return c.json(await use.track.view(place, number, secret), 200)
    },
  )
}
