import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv, Gate } from '#api/office/deps.ts'
import { hitsPerPage } from '#db/register-search.ts'
import { cutNames } from '#rules/decisions/cuts.ts'
import { sayQuery } from '#rules/decisions/report.ts'
import { searchInput } from '#rules/decisions/search.ts'
import { changeRows, changesCsv, changesNdjson } from '#rules/opendata/list-changes-since.ts'
import { notFound } from '#rules/refusal.ts'
import { changesPerPage, countedHits, rankedHits, type RegisterUse } from './register.ts'

const place = z.object({ place: z.string() })
const month = (say: string) =>
  z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, `${say}要写成 2026-05 的样子`)
const json = (description: string) => ({
  200: {
    description,
    content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
  },
})
const tags = ['处罚决定']
const noPlace = () => notFound('没有这个辖区')

const search = createRoute({
  method: 'get',
  path: '/{place}/decisions',
  tags,
  summary: '在公开的处罚决定里检索',
  description: `每页 ${hitsPerPage} 件。facets 按最新的 ${countedHits} 件命中数，more 为 true 时还有更多；sort=rank 在最新的 ${rankedHits} 件命中里排次序。next 不为 null 时，把它写进 after 取下一页。`,
  request: {
    params: place,
    query: z.object({
      q: z.string().optional().openapi({ description: '要找的话，最多 200 个字' }),
      body: z.string().optional().openapi({ description: '机关编号' }),
      field: z.string().optional().openapi({ description: '领域编号' }),
      kind: z.string().optional().openapi({ description: '处罚种类代号，如 fine' }),
      month: z.string().optional().openapi({ description: '决定的月份，如 2026-05' }),
      sort: z.string().optional().openapi({ description: 'newest（默认）或 rank' }),
      after: z.string().optional().openapi({ description: '上一页的 next' }),
    }),
  },
  responses: json('命中的决定'),
})

const changes = createRoute({
  method: 'get',
  path: '/{place}/decisions/changes',
  tags,
  summary: '处罚决定的变动：上次以后要放进的和要删去的',
  description: `给保存了一份数据的程序用。since 写上次得到的 next，第一次写 0。change 为 put 的按 id 放进或替换，为 gone 的按 id 删去（撤回的写明理由，从不写当事人；公示期满的和不在批量数据里的只有编号）。每次最多 ${changesPerPage} 条，more 为 true 时接着取；CSV、NDJSON 的 next 在响应头 x-next、x-more 里。`,
  request: {
    params: place,
    query: z.object({
      since: z.coerce
        .number('since 要写上次得到的 next')
        .int('since 要写上次得到的 next')
        .min(0, 'since 要写上次得到的 next')
        .default(0),
      format: z.enum(['json', 'ndjson', 'csv'], 'format 写 json、ndjson 或 csv').default('json'),
    }),
  },
  responses: {
    200: {
      description: '变动，从早到晚',
      content: {
        'application/json': {
          schema: z.object({
            changes: z.array(z.record(z.string(), z.unknown())),
            next: z.int(),
            more: z.boolean(),
          }),
        },
        'application/x-ndjson': { schema: z.string() },
        'text/csv': { schema: z.string() },
      },
    },
  },
})

const cutForm = new RegExp(`^(?:all|(?:${[...Object.keys(cutNames), 'party'].join('|')}):.+)$`)
const figures = createRoute({
  method: 'get',
  path: '/{place}/decisions/figures',
  tags,
  summary: '一个统计数：某个名单、某几个月的件数',
  description: `cut 写 all（全部），或者 ${Object.keys(cutNames).join('、')}、party 加冒号和编号，如 kind:fine。网页上每个统计数的链接就是它；金额不相加。`,
  request: {
    params: place,
    query: z.object({
      cut: z
        .string()
        .max(80)
        .regex(cutForm, 'cut 写 all，或者名单加冒号和编号，例如 kind:fine')
        .default('all'),
      from: month('from'),
      to: month('to'),
    }),
  },
  responses: json('这个数，和用统计文件重算的办法'),
})

/** What programs read of the register. */
export function mountRegister(app: OpenAPIHono<ApiEnv>, register: RegisterUse, gate: Gate): void {
  app.use('/:place/decisions', gate.limit('search'))
  app.openapi(search, async (c) => {
    const found = await register.search(
      c.req.valid('param').place,
      searchInput.parse(c.req.valid('query')),
    )
    if (!found) throw noPlace()
    const { hits, ...rest } = found
    return c.json(
      {
        ...rest,
        hits: hits.map(({ id, number, organ, decidedOn, act, kinds, party, demo }) => ({
          id,
          number,
          organ,
          decidedOn,
          act,
          kinds,
          party,
          demo,
        })),
      },
      200,
    )
  })
  app.openapi(changes, async (c) => {
    const { since, format } = c.req.valid('query')
    const slug = c.req.valid('param').place
    if (!register.has(slug)) throw noPlace()
    const page = await register.changes(slug, since)
    c.header('x-next', String(page.next))
    c.header('x-more', String(page.more))
    if (format === 'csv')
      return c.body(changesCsv(page.changes), 200, { 'content-type': 'text/csv; charset=utf-8' })
    if (format === 'ndjson')
      return c.body(changesNdjson(page.changes), 200, {
        'content-type': 'application/x-ndjson; charset=utf-8',
      })
    return c.json({ ...page, changes: changeRows(page.changes) }, 200)
  })
  app.openapi(figures, async (c) => {
    const query = c.req.valid('query')
    const slug = c.req.valid('param').place
    if (!register.has(slug)) throw noPlace()
    const count = await register.figure(slug, query)
    return c.json({ ...query, count, how: sayQuery(query) }, 200)
  })
}
