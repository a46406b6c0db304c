import type { Deps } from '#api/office/deps.ts'
import { createDesk } from './desk.ts'

/** Official lists: read, matched, compared, taken in and taken back. */
export const createCatalogue = (deps: Deps) => createDesk(deps)
export type CatalogueUse = ReturnType<typeof createCatalogue>
