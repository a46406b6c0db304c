import type { Deps, TakeIn } from '#api/office/deps.ts'
import { createHooks } from './hooks.ts'

/** Exchange with the platforms above: signed messages over the network, sheets where networks are closed. */
export const createPlatforms = (deps: Deps, _takeIn: TakeIn) => ({ hooks: createHooks(deps) })
export type PlatformsUse = ReturnType<typeof createPlatforms>
