import type { Deps, TakeIn } from '#api/office/deps.ts'
import { createHooks } from './hooks.ts'
import { createOrders, type OrderReport, type PlatformId } from './orders.ts'
import { createPreviews } from '../previews.ts'

/** Exchange with the platforms above: signed messages over the network, sheets where networks are closed. */
export const createPlatforms = (deps: Deps, takeIn: TakeIn) => ({
  hooks: createHooks(deps),
  orders: createOrders(deps, takeIn),
  previews: createPreviews<{
    by: string
    channel: PlatformId
    bytes: Uint8Array
    report: OrderReport
  }>(deps.now),
})
export type PlatformsUse = ReturnType<typeof createPlatforms>
