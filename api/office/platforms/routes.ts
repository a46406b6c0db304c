import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { orderActions } from './order-routes.ts'
import type { PlatformsUse } from './use.ts'

const page = () => '/admin/platforms/'
const empty = z.strictObject({})

/** Webhooks and the reconciliation list at the desk; mounted under /api. */
export const platformActions = ({ hooks, ...rest }: PlatformsUse): AdminAction[] => [
  ...orderActions({ hooks, ...rest }),
  action({
    path: '/admin/platforms/webhooks',
    gate: 'platform.manage',
    summary: '登记一个接收消息的平台',
    input: z.strictObject({
      name: z.string('请写是哪个平台').trim().max(60),
      url: z.string('请写网址').trim().max(500),
      channel: z.string().max(20).default(''),
    }),
    page,
    run: async ({ by }, input) => {
      const made = await hooks.make(by.place, input, by.id)
      return {
        say: `“${input.name}”的签名密钥：${made.secret} 。只显示这一次，请马上交给对方`,
        once: true,
        data: { ...made },
      }
    },
  }),
  action({
    path: '/admin/platforms/webhooks/:id/end',
    gate: 'platform.manage',
    summary: '停用一个接收消息的平台',
    input: empty,
    page,
    run: async ({ by, id }) => {
      await hooks.end(by.place, id, by.id)
      return { say: '已停用，没有发出的消息不再发' }
    },
  }),
  action({
    path: '/admin/platforms/deliveries/:id/again',
    gate: ['platform.manage', 'order.exchange'],
    summary: '重发一条被拒收或者没有回音的消息',
    input: empty,
    page,
    run: async ({ by, id }) => {
      await hooks.again(by.place, id)
      return { say: '已排队重发，半分钟内发出' }
    },
  }),
]
