import { planTask } from '#api/office/catalogue/plan-task.ts'
import type { AnyTask } from '#api/outside/work.ts'

/** Every task that the worker thread knows. */
export const tasks: AnyTask[] = [planTask]
