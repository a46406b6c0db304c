import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ApiEnv, Deps, Gate } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import type { Desk, Reader } from '#db/store.ts'
import { proofFormat, proofText, type Proof } from '#rules/chain/proof.ts'
import type { ComplaintsUse } from './use.ts'

/**
 * The proof for whoever holds a case (DESIGN §6.9): all links, the contents of the steps that the citizen may see, and
 * the digests in which the case stands. Steps inside the house show verb, time and role, which the link hashes.
 */
export async function proofOf(digests: Reader['digests'], desk: Desk, c: Case): Promise<Proof> {
  const [events, entries] = await Promise.all([desk.events.of(c.id), digests.ofCase(c.id)])
  return {
    format: proofFormat,
    number: c.number,
    events: events.map(
      ({ seq, verb, at, role, payload, salt, commitment, prev, hash, public: open }) => ({
        seq,
        verb,
        at,
        role,
        payload: open ? payload : null,
        salt: open ? salt : null,
        commitment,
        prev,
        hash,
      }),
    ),
    digests: entries.map(({ leaf: { place, day, head, salt, path }, root }) => ({
      place,
      day,
      head,
      salt,
      path,
      root,
    })),
  }
}

const params = z.object({ place: z.string().openapi({ example: 'place' }), number: z.string() })
const headers = z.object({ 'x-case-secret': z.string('请在 X-Case-Secret 里给查询码').max(400) })
const proofShape = z.record(z.string(), z.unknown()).openapi('Proof')

/** A `string` to the router, so that it takes our own bytes: the file is what was hashed, not what it would write. */
const mediaType: string = 'application/json'

const file = (c: Context<ApiEnv>, proof: Proof) =>
  c.body(proofText(proof), 200, {
    'content-type': `${mediaType}; charset=utf-8`,
    'content-disposition': `attachment; filename="proof-${proof.number}.json"`,
  })

/** The proof as a file: by the cookie of the tracking page, and by number and secret for programs. */
export function mountProof(
  app: OpenAPIHono<ApiEnv>,
  use: ComplaintsUse,
  gate: Gate,
  { config }: Deps,
): void {
  app.get('/:place/track/proof', gate.limit('track'), async (c) => {
    const slug = c.req.param('place')
    const held = use.receipts.held(c.req.header('cookie') ?? null, slug)
    if (!held) return c.redirect(`${config.base}/${slug}/track/?fault=track.over`, 303)
    return file(c, await use.track.proof(slug, held.number, held.secret))
  })

  app.openapi(
    createRoute({
      tags: ['投诉举报'],
      security: [],
      method: 'get',
      path: '/{place}/cases/{number}/proof',
      summary: '下载证明：凭它可以不经本站核对经过有没有改动',
      middleware: [gate.limit('track')] as const,
      request: { params, headers },
      responses: {
        200: {
          description: '链条、可以看的内容和存证路径',
          content: { [mediaType]: { schema: proofShape } },
        },
      },
    }),
    async (c) => {
      const { place, number: typed } = c.req.valid('param')
      const given = c.req.valid('header')['x-case-secret']
      const { number, secret } = await use.track.find(place, typed, given)
      return file(c, await use.track.proof(place, number, secret))
    },
  )
}
