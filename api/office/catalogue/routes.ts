import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import type { ApiEnv, Gate } from '#api/office/deps.ts'
import { notFound } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import type { Choices } from './draft.ts'
import type { CatalogueUse } from './use.ts'

const importPage = () => '/admin/catalogue/import/'
const previewPage = (id: string) => `/admin/catalogue/import/${id}/`
const text = (most: number) => z.string().trim().max(most).default('')
const base64 = z.strictObject({ name: z.string().max(200), base64: z.base64() })

/** Choices come from a form as fields named after the row's key. */
const chosenOf = (fields: Record<string, unknown>): Choices =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, string | null][] => {
      const key = /^row-(.+)$/.exec(name)?.[1]
      const item = [value].flat().at(-1)
      if (!key || typeof item !== 'string' || item === '') return []
      return [[key, item === '-' ? null : item]]
    }),
  )

/** Every action on official lists; mounted under /api. */
export const catalogueActions = (catalogue: CatalogueUse): AdminAction[] => [
  action({
    path: '/admin/catalogue/import',
    gate: 'catalogue.import',
    limit: 'upload',
    summary: '试读一份公布的事项清单（xlsx、csv），不写入',
    input: z.strictObject({
      file: z.union(
        [z.custom<File>((v) => v instanceof File && v.size > 0), base64],
        '请选清单文件',
      ),
      number: text(100).pipe(z.string().min(1, '请写公告的文号，照公告上的写')),
      on: text(40).pipe(z.string().min(1, '请写公告的日期')),
      title: text(300).pipe(z.string().min(1, '请写公告的标题')),
      from: text(40),
      extent: z.enum(['complete', 'partial'], '请选这份清单是完整的，还是只列增减'),
      area: text(80),
      owner: text(80),
    }),
    page: importPage,
    run: async ({ by }, { file, extent, from, area, owner, ...paper }) => {
      const bytes =
        file instanceof File
          ? new Uint8Array(await file.arrayBuffer())
          : new Uint8Array(Buffer.from(file.base64, 'base64'))
      const id = await catalogue.begin(
        by,
        {
          ...paper,
          fileName: file.name,
          complete: extent === 'complete',
          from: from || undefined,
          area: area || undefined,
          owner: owner || undefined,
        },
        bytes,
      )
      return { say: '', quiet: true, to: previewPage(id), data: { preview: id } }
    },
  }),
  action({
    path: '/admin/catalogue/import/:id/choose',
    gate: 'catalogue.import',
    summary: '为对应不明的行选定事项',
    input: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    page: previewPage,
    run: async ({ by, id }, fields) => {
      const chosen = chosenOf(fields)
      await catalogue.choose(by, id, chosen)
      return {
        say: '',
        quiet: true,
        to: previewPage(id),
        data: { chosen: Object.keys(chosen).length },
      }
    },
  }),
  action({
    path: '/admin/catalogue/import/:id/commit',
    gate: 'catalogue.import',
    summary: '导入试读过的清单',
    input: z.strictObject({
      rest: z.enum(['alone']).optional(),
      checked: z.union([z.literal(true), z.literal('on')], '请先对照公告核对，再勾选'),
    }),
    page: previewPage,
    run: async ({ by, id }, { rest }) => {
      await catalogue.commit(by, id, rest === 'alone')
      return { say: '', quiet: true, to: previewPage(id) }
    },
  }),
  action({
    path: '/admin/catalogue/undo',
    gate: 'catalogue.undo',
    summary: '撤销上一次导入的清单',
    input: z.strictObject({
      checked: z.union([z.literal(true), z.literal('on')], '请先勾选“确定撤销”'),
    }),
    page: importPage,
    run: async ({ by }) => {
      const undone = await catalogue.undo(by)
      return { say: `已撤销“${undone.fileName}”的导入，目录回到导入以前`, to: importPage() }
    },
  }),
]

/** The two workbooks of a preview, for download. */
export function mountCatalogue(
  app: OpenAPIHono<ApiEnv>,
  catalogue: CatalogueUse,
  gate: Gate,
): void {
  const names = { 'errors.xlsx': '错误和提醒.xlsx', 'questions.xlsx': '请选定.xlsx' } as const
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/admin/catalogue/import/{id}/{book}',
    summary: '下载试读的错误（errors.xlsx）或要选定的行（questions.xlsx）',
    tags: ['工作台'],
    security: [{ session: [] }],
    responses: { 200: { description: '工作簿' } },
  })
  app.get('/admin/catalogue/import/:id/:book', gate.staffOnly('catalogue.import'), async (c) => {
    const book = c.req.param('book')
    if (book !== 'errors.xlsx' && book !== 'questions.xlsx') throw notFound('没有这个文件')
    const bytes = await catalogue.book(c.get('staff') as StaffMember, c.req.param('id'), book)
    c.header(
      'content-disposition',
      `attachment; filename="${book}"; filename*=UTF-8''${encodeURIComponent(names[book])}`,
    )
    c.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    return c.body(bytes as Uint8Array<ArrayBuffer>)
  })
}
