import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { lists } from '#rules/content/oversight.ts'
import { invalid } from '#rules/refusal.ts'
import type { OversightUse } from './use.ts'

const at = (page: string) => () => `/admin/catalogue/${page}/`
const day = z.iso.date('请写日期，例如 2026-05-01')
const cause = z.string('请写理由').trim().min(4, '请写理由').max(200, '理由最多 200 个字')
const id = (say: string) => z.string(say).trim().min(1, say).max(80)
const optional = z.string().trim().max(200).default('')
/** A box that was ticked once, often or never. */
const many = (say: string) =>
  z.preprocess(
    (v) => (v === undefined ? [] : [v].flat()),
    z.array(z.string().max(40)).min(1, say).max(500, '一次最多 500 项'),
  )
const ticked = z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false)
const file = z.custom<File>((v) => v instanceof File && v.size > 0, '请选一个 CSV 或 xlsx 文件')

const claims = (use: OversightUse): AdminAction[] => [
  action({
    path: '/admin/catalogue/claim',
    gate: 'catalogue.claim',
    summary: '认领监管事项，或者写明没有',
    input: z.strictObject({
      items: many('请勾选事项'),
      matter: z.enum(['same', 'named', 'none'], '请选监管事项怎么写'),
      text: optional,
      field: optional,
    }),
    page: at('claims'),
    run: async ({ by }, { field, ...input }) => {
      const count = await use.claim(by, input)
      return {
        say: `已写入 ${count} 项`,
        to: `/admin/catalogue/claims/${field ? `?field=${encodeURIComponent(field)}` : ''}`,
      }
    },
  }),
  action({
    path: '/admin/catalogue/approve',
    gate: 'catalogue.edit',
    summary: '登记一份清单由谁、哪一天批准',
    input: z.strictObject({
      list: z.enum(lists, '请选清单'),
      by: id('请选批准的机关'),
      on: day,
      reference: optional,
    }),
    page: at('lists'),
    run: async ({ by }, { reference, ...input }) => {
      await use.approve(by, { ...input, ...(reference ? { reference } : {}) })
      return { say: '已登记批准' }
    },
  }),
  action({
    path: '/admin/catalogue/guide',
    gate: 'catalogue.edit',
    summary: '登记过渡期的指导单位、指导人和截止日期',
    input: z.strictObject({
      fields: many('请选领域'),
      unit: id('请选指导单位'),
      person: optional,
      until: day,
    }),
    page: at('lists'),
    run: async ({ by }, { person, fields, ...input }) => {
      for (const field of fields)
        await use.guide(by, {
          ...input,
          id: field,
          fields: [field],
          items: [],
          ...(person ? { person } : {}),
        })
      return { say: `已登记 ${fields.length} 个领域的指导` }
    },
  }),
  action({
    path: '/admin/catalogue/return',
    gate: 'catalogue.return',
    summary: '退回要素不全或者裁量基准太弱的事项',
    input: z.strictObject({ item: id('请选事项'), reasons: cause }),
    page: at('weak'),
    run: async ({ by }, { item, reasons }) => {
      const lines = reasons.split('\n').map((line) => line.trim())
      await use.sendBack(
        by,
        item,
        lines.filter((line) => line.length > 1),
      )
      return { say: '已退回' }
    },
  }),
  action({
    path: '/admin/catalogue/mended',
    gate: 'catalogue.return',
    summary: '复核补正过的事项，消去退回的标记',
    input: z.strictObject({ item: id('请选事项') }),
    page: at('weak'),
    run: async ({ by }, { item }) => {
      await use.mended(by, item)
      return { say: '已消去退回的标记' }
    },
  }),
]

const switches = (use: OversightUse): AdminAction[] => [
  action({
    path: '/admin/catalogue/law-ends',
    gate: 'catalogue.edit',
    summary: '登记一部法律的最后一天和接替它的法律',
    input: z.strictObject({ law: id('请写法律名称'), to: day, replacedBy: optional, cause }),
    page: at('stale'),
    run: async ({ by }, input) => {
      await use.lawEnds(by, input)
      return { say: '已登记；引用它的事项列在下面' }
    },
  }),
  action({
    path: '/admin/catalogue/switch',
    gate: 'catalogue.edit',
    summary: '定下一个事项从哪一天起改用新的依据',
    input: z.strictObject({
      item: id('请选事项'),
      old: id('请写原来的法律'),
      fresh: id('请写接替的法律'),
      article: z.preprocess((v) => [v].flat(), z.array(z.string().trim().max(40))),
      was: z.preprocess((v) => [v].flat(), z.array(z.string().trim().max(40))),
      from: day,
      cause,
    }),
    page: at('stale'),
    run: async ({ by }, { article, was, ...input }) => {
      const articles = Object.fromEntries(was.map((old, n) => [old, article[n] ?? '']))
      await use.switchBasis(by, { ...input, articles })
      return { say: `已定下：${input.from} 起改用《${input.fresh}》` }
    },
  }),
  action({
    path: '/admin/catalogue/recall',
    gate: 'catalogue.edit',
    summary: '定下一个事项从哪一天起收回',
    input: z.strictObject({ item: id('请写事项编号'), from: day, cause }),
    page: at('stale'),
    run: async ({ by }, input) => {
      await use.recall(by, input)
      return { say: `已定下：${input.from} 起收回，最后的内容和理由仍然能看` }
    },
  }),
]

const officers = (use: OversightUse): AdminAction[] => [
  action({
    path: '/admin/catalogue/officers-dry-run',
    gate: 'officers.import',
    limit: 'upload',
    summary: '试读执法人员名册，不写入',
    input: z.strictObject({ file, whole: ticked }),
    page: at('officers'),
    run: async ({ by }, { file: sent, whole }) => {
      const bytes = new Uint8Array(await sent.arrayBuffer())
      const report = await use.officers.dryRun(by, bytes, whole)
      const preview = use.previews.keep({ by: by.id, bytes, whole, report })
      return {
        say: '已读完，请核对下面每一行',
        to: `/admin/catalogue/officers/?preview=${preview}`,
        data: { preview, report },
      }
    },
  }),
  action({
    path: '/admin/catalogue/officers-import',
    gate: 'officers.import',
    summary: '把试读过的名册写入',
    input: z.strictObject({ preview: id('请先试读文件') }),
    page: at('officers'),
    run: async ({ by }, { preview }) => {
      const held = use.previews.take(preview, by.id)
      if (!held) throw invalid('试读的文件已经过期，请重新选文件')
      const { counts } = await use.officers.run(by, held.bytes, held.whole)
      return {
        say: `新增 ${counts.new} 人，改动 ${counts.change} 人，移出 ${counts.gone} 人，没收 ${counts.refused} 行`,
        data: { counts },
      }
    },
  }),
]

/** Every action beside the catalogue; mounted under /api. */
export const oversightActions = (use: OversightUse): AdminAction[] => [
  ...claims(use),
  ...switches(use),
  ...officers(use),
]
