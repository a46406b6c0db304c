import { planTask } from '#api/office/catalogue/plan-task.ts'
import { planDecisions } from '#api/office/decisions/plan-task.ts'
import { learnTask } from '#api/office/learning/task.ts'
import { rankedTask } from '#api/office/decisions/ranked-task.ts'
import { orderBookTask, readOrdersTask } from '#api/office/platforms/tasks.ts'
import { dataTask, workbookTask } from '#api/publish/data-tasks.ts'
import type { AnyTask } from '#api/outside/work.ts'

/** Every task that the worker thread knows. */
export const tasks: AnyTask[] = [
  planTask,
  planDecisions,
  rankedTask,
  dataTask,
  workbookTask,
  learnTask,
  readOrdersTask,
  orderBookTask,
]
