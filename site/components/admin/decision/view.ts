import type { DecisionsUse } from '#api/office/decisions/use.ts'

/** One decision as the desk sees it. */
export type View = Awaited<ReturnType<DecisionsUse['inside']>>
