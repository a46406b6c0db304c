import type { Json } from '#rules/chain/canonical.ts'

/** The sentences of a stored trace; a rule that was stored without one is left out. */
export const shownTrace = (trace: readonly Json[]): string[] =>
  trace.flatMap((step) => {
    if (typeof step === 'string') return [step]
    if (step === null || typeof step !== 'object' || Array.isArray(step)) return []
    const { say } = step
    return typeof say === 'string' ? [say] : []
  })
