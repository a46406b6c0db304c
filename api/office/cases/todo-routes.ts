import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { bulkSteps } from './bulk.ts'
import { maybe, words } from '#api/office/fields.ts'
import { some } from './fields.ts'
import type { CasesUse } from './use.ts'

/** Several cases at once, and a number that somebody lost; mounted under /api. */
export const todoActions = (cases: CasesUse): AdminAction[] => [
  action({
    path: '/admin/bulk',
    gate: ['case.accept', 'case.assign'],
    summary: '对几件工单做同一步：受理、转办、内部记录',
    input: z.strictObject({
      do: z.enum(bulkSteps, '请选做哪一步'),
      ids: some('工单'),
      to: maybe(80),
      text: maybe(2000),
    }),
    page: () => '/admin/',
    run: async ({ by }, input) => {
      const { done, not } = await cases.bulk(by, input)
      const refused = not.map((n) => `${n.number}（${n.why}）`).join('；')
      return {
        say: `办好 ${done.length} 件${not.length ? `，没有办 ${not.length} 件：${refused}` : ''}`,
        to: '/admin/',
        data: { done, not },
      }
    },
  }),
  action({
    path: '/admin/lost-number',
    gate: 'case.enter',
    limit: 'signIn',
    summary: '来件人丢了编号，用他留下的电话找',
    input: z.strictObject({ phone: z.string('请写电话').max(40) }),
    page: () => '/admin/enter/',
    run: async ({ by }, { phone }) => {
      const found = await cases.lostNumber(by, phone)
      const list = found.map((f) => `${f.number}（${f.on}，${f.status}）`).join('；')
      return {
        say: found.length
          ? `这个电话留下的有 ${found.length} 件：${list}。请核对来件人说的事情再告诉他编号；查询码找不回来，进度可以当面告诉他`
          : '本单位没有用这个电话登记的件',
        once: true,
        data: { found },
      }
    },
  }),
  action({
    path: '/admin/views',
    gate: ['case.see', 'restricted.see'],
    summary: '把现在的筛选存下来',
    input: z.strictObject({
      name: words('这个筛选的名字', 20),
      box: maybe(20),
      status: maybe(40),
      kind: maybe(40),
    }),
    page: () => '/admin/',
    run: async ({ by }, input) => {
      await cases.keepView(by, input)
      return { say: '筛选已存下，只有您自己看得到' }
    },
  }),
  action({
    path: '/admin/views/:id/forget',
    gate: ['case.see', 'restricted.see'],
    summary: '删去自己存的筛选',
    input: z.strictObject({}),
    page: () => '/admin/',
    run: async ({ by, id }) => {
      await cases.forgetView(by, id)
      return { say: '已删去' }
    },
  }),
]
