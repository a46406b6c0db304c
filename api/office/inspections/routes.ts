import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { causes } from '#rules/inspection/frequency.ts'
import { planKinds } from '#rules/inspection/plan.ts'
import { day, linesOf, maybe, words } from '#api/office/fields.ts'
import type { InspectionsUse } from './use.ts'

const list = () => '/admin/inspections/'
const planPage = (id: string) => `/admin/inspections/${id}/`
const count = (say: string) => z.coerce.number(`请写${say}`).int().min(1, `${say}至少 1`)

/** Plans, objects, visits and draws at the desk; mounted under /api. */
export const inspectionActions = ({ make, visits, draws }: InspectionsUse): AdminAction[] => [
  action({
    path: '/admin/inspections',
    gate: 'inspection.plan',
    summary: '制定年度检查总计划或者日常检查计划',
    input: z.strictObject({
      kind: z.enum(planKinds, '请选哪一种计划'),
      parent: maybe(80),
      name: words('计划的名称', 80),
      partners: linesOf(30),
      objectKind: words('检查对象的类别', 40),
      items: linesOf(200),
      most: count('次数').max(365),
      fromDay: day('开始的日期'),
      toDay: day('结束的日期'),
    }),
    page: list,
    run: async ({ by }, input) => {
      const id = await make.plan(by, input)
      return { say: '计划已登记，公开页上看得到', to: planPage(id), data: { id } }
    },
  }),
  action({
    path: '/admin/inspections/:id/objects',
    gate: 'inspection.plan',
    summary: '登记检查对象',
    input: z.strictObject({
      lines: linesOf(500).refine((v) => v.length > 0, '请写检查对象，一行一个'),
      natural: z.enum(['yes', 'no'], '请选是不是个人或者个体户'),
      area: maybe(80),
    }),
    page: planPage,
    run: async ({ by, id }, { natural, ...input }) => {
      const n = await make.objects(by, id, { ...input, natural: natural === 'yes' })
      return { say: `已登记 ${n} 个检查对象` }
    },
  }),
  action({
    path: '/admin/inspections/:id/visit',
    gate: 'inspection.visit',
    summary: '安排一次检查',
    input: z.strictObject({
      object: words('检查对象', 80),
      on: day('去的日期'),
      cause: z.enum(causes, '请选为什么去'),
      reference: maybe(40),
      why: maybe(400),
    }),
    page: planPage,
    run: async ({ by, id }, input) => {
      const visit = await visits.visit(by, id, input)
      return { say: '已安排', data: { visit } }
    },
  }),
  action({
    path: '/admin/inspections/:id/join',
    gate: 'inspection.visit',
    summary: '一起去：进一次门、查多件事',
    input: z.strictObject({ visit: words('哪一次检查', 80), own: maybe(80) }),
    page: planPage,
    run: async ({ by }, { visit, own }) => {
      await visits.join(by, visit, own)
      return { say: '本单位一起去，这一次查完各家的事项' }
    },
  }),
  action({
    path: '/admin/inspections/:id/done',
    gate: 'inspection.visit',
    summary: '记检查结果',
    input: z.strictObject({
      visit: words('哪一次检查', 80),
      officers: linesOf(20),
      result: words('检查结果', 1000),
    }),
    page: planPage,
    run: async ({ by }, { visit, ...input }) => {
      await visits.done(by, visit, input)
      return { say: '检查结果已记下' }
    },
  }),
  action({
    path: '/admin/inspections/:id/announce',
    gate: 'inspection.plan',
    summary: '公布随机抽取的名单和办法',
    input: z.strictObject({
      count: count('抽几个对象'),
      valueSource: words('用哪个公开的数', 120),
      valueOn: day('这个数出来的日期'),
      away: linesOf(200),
      conflicts: linesOf(200),
    }),
    page: planPage,
    run: async ({ by, id }, input) => {
      const draw = await draws.announce(by, id, input)
      return { say: '名单和办法已公布，从现在起不能再改', data: { draw } }
    },
  }),
  action({
    path: '/admin/inspections/:id/draw',
    gate: 'inspection.plan',
    summary: '按公布的办法抽取',
    input: z.strictObject({ draw: words('哪一次抽取', 80), value: words('那个公开的数', 120) }),
    page: planPage,
    run: async ({ by }, { draw, value }) => {
      await draws.hold(by, draw, value)
      return { say: '已抽取，结果和过程在公开页上，谁都可以照着再算一遍' }
    },
  }),
]
