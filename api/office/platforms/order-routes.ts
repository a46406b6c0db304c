import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { invalid } from '#rules/refusal.ts'
import { platforms } from './orders.ts'
import type { PlatformsUse } from './use.ts'

const page = () => '/admin/platforms/orders/'
const file = z.custom<File>((v) => v instanceof File && v.size > 0, '请选一个 xlsx 或 CSV 文件')
const channel = z.enum(
  platforms.map((p) => p.id),
  '请选平台',
)

/** Sheets of work orders: read first, then taken in; mounted under /api. */
export const orderActions = ({ orders, previews }: PlatformsUse): AdminAction[] => [
  action({
    path: '/admin/platforms/orders-dry-run',
    gate: 'order.exchange',
    limit: 'upload',
    summary: '试读一个平台的工单表，不写入',
    input: z.strictObject({ file, channel }),
    page,
    run: async ({ by }, { file: sent, channel: from }) => {
      const bytes = new Uint8Array(await sent.arrayBuffer())
      const report = await orders.dryRun(by, from, bytes)
      const preview = previews.keep({ by: by.id, channel: from, bytes, report })
      return {
        say: '已读完，请核对下面每一行',
        to: `/admin/platforms/orders/?preview=${preview}`,
        data: { preview, report },
      }
    },
  }),
  action({
    path: '/admin/platforms/orders-import',
    gate: 'order.exchange',
    summary: '把试读过的工单收进来',
    input: z.strictObject({ preview: z.string('请先试读文件').min(1, '请先试读文件').max(80) }),
    page,
    run: async ({ by }, { preview }) => {
      const held = previews.take(preview, by.id)
      if (!held) throw invalid('试读的文件已经过期，请重新选文件')
      const { counts, rows } = await orders.run(by, held.channel, held.bytes)
      const faults = rows
        .filter((r) => r.fate === 'refused')
        .map((r) => `第 ${r.row} 行：${r.faults.join('；')}`)
      return {
        say: `收进 ${counts.new} 件，以前收过 ${counts.known} 件，没收 ${counts.refused} 行。${faults.slice(0, 20).join('　')}`,
        data: { counts, faults },
      }
    },
  }),
]
