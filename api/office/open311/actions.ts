import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import type { KeysUse } from './keys.ts'

const page = () => '/admin/platforms/'

/** Keys of Open311 programs at the desk; mounted under /api. */
export const keyActions = (keys: KeysUse): AdminAction[] => [
  action({
    path: '/admin/platforms/keys',
    gate: 'platform.manage',
    summary: '发一个 Open311 密钥',
    input: z.strictObject({
      name: z.string('请写单位和程序').trim().min(2, '请写单位和程序').max(60),
    }),
    page,
    run: async ({ by }, { name }) => {
      const made = await keys.make(by.place, name, by.id)
      return {
        say: `“${name}”的 api_key：${made.key} 。只显示这一次，请马上交给对方`,
        once: true,
        data: { ...made },
      }
    },
  }),
  action({
    path: '/admin/platforms/keys/:id/revoke',
    gate: 'platform.manage',
    summary: '停用一个 Open311 密钥',
    input: z.strictObject({}),
    page,
    run: async ({ by, id }) => {
      await keys.revoke(by.place, id, by.id)
      return { say: '已停用，用它提交的会被拒绝' }
    },
  }),
]
