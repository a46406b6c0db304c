import type { Deps, TakeIn } from '#api/office/deps.ts'
import { createHooks } from './hooks.ts'
import { createOrders } from './orders.ts'
import { createOrderPreviews } from './previews.ts'

/** Exchange with the platforms above: signed messages over the network, sheets where networks are closed. */
export const createPlatforms = (deps: Deps, takeIn: TakeIn) => ({
  hooks: createHooks(deps),
  orders: createOrders(deps, takeIn),
  previews: createOrderPreviews(deps.now),
})
export type PlatformsUse = ReturnType<typeof createPlatforms>
