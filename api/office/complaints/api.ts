import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv, Deps, Gate } from '#api/office/deps.ts'
import { clueKinds, nameModes, wishes } from '#rules/case/kinds.ts'
import { secretGroups, secretWords } from '#rules/case/secret.ts'
import { tidy } from '#rules/case/text.ts'
import { noAnswers, timeIds, unsure, type Answers } from '#rules/journey/answers.ts'
import { readContact } from '#rules/journey/contact.ts'
import { invalid } from '#rules/refusal.ts'
import { demoSentence } from './demo.ts'
import type { ComplaintsUse } from './use.ts'

const text = (say: string) =>
  z.string(`${say}要写成文字`).max(300_000, `${say}太长了`).transform(tidy)
const unknownKey = {
  error: (issue: { code?: string | undefined; keys?: unknown }) =>
    issue.code === 'unrecognized_keys'
      ? `不认识的字段：${String(issue.keys)}`
      : '要写成一个 JSON 对象',
}
const contactBody = z.strictObject(
  {
    name: text('姓名').default(''),
    phone: text('电话').default(''),
    email: text('邮箱').default(''),
    address: text('地址').default(''),
  },
  unknownKey,
)

/** What a program may send; the same fields as the form, and refused by the same rules. */
export const caseBody = z
  .strictObject(
    {
      story: text('内容').openapi({
        description: '发生了什么事，2 到 5000 个字',
        example: '工地夜里一直施工',
      }),
      wish: z
        .enum(
          wishes.map((w) => w.id),
          'wish 要写清单里的一个',
        )
        .openapi({ description: '希望机关做什么' }),
      clue: z.enum(clueKinds, 'clue 要写清单里的一个').optional(),
      item: z.string().max(40).optional().openapi({ description: '事项编号' }),
      area: z.string().max(60).optional().openapi({ description: '区域编号，没有就不写' }),
      spot: text('地点').optional(),
      time: z.enum(timeIds, 'time 要写清单里的一个').optional(),
      day: z.string().max(20).optional().openapi({ description: 'time 为 day 时的日期' }),
      timeWords: text('时间').optional(),
      nameMode: z.enum(nameModes, 'nameMode 要写清单里的一个').default('anonymous'),
      contact: contactBody.optional(),
    },
    unknownKey,
  )
  .openapi('NewCase')
const ratingBody = z
  .strictObject(
    {
      score: z.int('评分写 1 到 5').min(1, '评分写 1 到 5').max(5, '评分写 1 到 5'),
      text: text('评价').optional(),
    },
    unknownKey,
  )
  .openapi('NewRating')
const messageBody = z.strictObject({ text: text('留言') }, unknownKey).openapi('NewMessage')

const receiptShape = z
  .object({
    number: z.string(),
    secret: z.string(),
    secretWords: z.array(z.string()),
    track: z.string(),
    demo: z.string().nullable(),
    case: z.record(z.string(), z.unknown()),
  })
  .openapi('Receipt')
const viewShape = z.record(z.string(), z.unknown()).openapi('Case')
const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
const place = z.object({ place: z.string().openapi({ example: 'place' }) })
const one = place.extend({ number: z.string() })
const secretHeader = z.object({
  'x-case-secret': z.string('请在 X-Case-Secret 里给查询码').max(400),
})
const ticketHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{16,100}$/, 'Idempotency-Key 要 16 到 100 个字符，不含空格')
    .optional(),
})
const tags = ['投诉举报']

/** The JSON API of the citizen: the secret travels in a header, never in an address. */
export function mountCaseApi(
  app: OpenAPIHono<ApiEnv>,
  use: ComplaintsUse,
  gate: Gate,
  deps: Deps,
): void {
  const base = { tags, security: [] }

  app.openapi(
    createRoute({
      ...base,
      method: 'post',
      path: '/{place}/cases',
      summary: '提交一件投诉举报',
      middleware: [gate.limit('submit')] as const,
      request: {
        params: place,
        headers: ticketHeader,
        body: { required: true, ...json(caseBody, '内容') },
      },
      responses: {
        201: json(receiptShape, '已收到；secret 只给这一次'),
        200: json(receiptShape, '同一个幂等键的再次提交'),
      },
    }),
    async (c) => {
      const slug = c.req.valid('param').place
      const { contact, ...given } = c.req.valid('json')
      const ticket = c.req.valid('header')['idempotency-key'] ?? null
      const answers: Answers = {
        ...noAnswers,
        story: given.story,
        wish: given.wish,
        clue: given.clue ?? '',
        item: given.item ?? '',
        area: given.area ?? unsure,
        spot: given.spot ?? '',
        time: given.time ?? 'unsure',
        day: given.day ?? '',
        timeWords: given.timeWords ?? '',
        nameMode: given.nameMode,
      }
      const sent = await use.submit.sendWhole(
        slug,
        { channel: 'api', answers, contact: readContact(contact ?? {}) },
        ticket,
      )
      const body = {
        number: sent.number,
        secret: secretGroups(sent.secret),
        secretWords: secretWords(sent.secret),
        track: use.receipts.address(slug, sent.number),
        demo: deps.config.mode === 'demo' ? demoSentence : null,
        case: sent.stored
          ? use.track.fresh(slug, sent.stored)
          : await use.track.view(slug, sent.number, sent.secret),
      }
      return sent.again ? c.json(body, 200) : c.json(body, 201)
    },
  )

  app.openapi(
    createRoute({
      ...base,
      method: 'get',
      path: '/{place}/cases/{number}',
      summary: '凭编号和查询码看进度',
      middleware: [gate.limit('track')] as const,
      request: { params: one, headers: secretHeader },
      responses: { 200: json(viewShape, '进度、往来和答复') },
    }),
    async (c) => {
      const { place: slug, number: typed } = c.req.valid('param')
      const { number, secret } = await use.track.find(
        slug,
        typed,
        c.req.valid('header')['x-case-secret'],
      )
      return c.json(await use.track.view(slug, number, secret), 200)
    },
  )

  for (const [name, summary] of [
    ['messages', '补充情况'],
    ['reopen', '没有解决，要求重新办理'],
    ['withdraw', '撤回（只是不再答复；涉嫌违法的仍会核查）'],
    ['urge', '催办'],
  ] as const)
    app.openapi(
      createRoute({
        ...base,
        method: 'post',
        path: `/{place}/cases/{number}/${name}`,
        summary,
        middleware: [gate.limit('message')] as const,
        request: {
          params: one,
          headers: secretHeader,
          body: {
            required: !['withdraw', 'urge'].includes(name),
            ...json(messageBody.partial(), '内容'),
          },
        },
        responses: { 200: json(viewShape, '办理后的情况') },
      }),
      async (c) => {
        const { place: slug, number: typed } = c.req.valid('param')
        const { number, secret } = await use.track.find(
          slug,
          typed,
          c.req.valid('header')['x-case-secret'],
        )
        const said = c.req.valid('json').text ?? ''
        if (name === 'messages') await use.track.say(slug, number, secret, said)
        else if (name === 'reopen') await use.track.reopen(slug, number, secret, said)
        else if (said !== '')
          throw invalid('这一步不带内容', [{ pointer: '/text', detail: '请去掉 text' }])
        else if (name === 'urge') await use.track.urge(slug, number, secret)
        else await use.track.withdraw(slug, number, secret)
        return c.json(await use.track.view(slug, number, secret), 200)
      },
    )

  app.openapi(
    createRoute({
      ...base,
      method: 'post',
      path: '/{place}/cases/{number}/rating',
      summary: '评价办理，1 到 5 分',
      middleware: [gate.limit('message')] as const,
      request: {
        params: one,
        headers: secretHeader,
        body: { required: true, ...json(ratingBody, '评分') },
      },
      responses: { 200: json(viewShape, '评价后的情况') },
    }),
    async (c) => {
      const { place: slug, number: typed } = c.req.valid('param')
      const secretTyped = c.req.valid('header')['x-case-secret']
      const { number, secret } = await use.track.find(slug, typed, secretTyped)
      const { score, text: said = '' } = c.req.valid('json')
      await use.track.rate(slug, number, secret, score, said)
      return c.json(await use.track.view(slug, number, secret), 200)
    },
  )
}
