import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import type { LearningUse } from './use.ts'

/** Training the classifier on what the desk settled; mounted under /api. */
export const learningActions = (learning: LearningUse): AdminAction[] => [
  action({
    path: '/admin/learning/train',
    gate: 'learning.train',
    summary: '用认定过的工单重新训练分类',
    input: z.strictObject({}),
    page: () => '/admin/learning/',
    run: async ({ by }) => {
      learning.train(by)
      return { say: '已经开始训练，要一两分钟，刷新这一页看结果。不影响别的工作' }
    },
  }),
]
