import type { Json } from '#rules/chain/canonical.ts'

/** The sentences of a stored trace; each with where it is from. */
export const shownTrace = (trace: readonly Json[]): string[] =>
  trace.flatMap((step) => {
    if (typeof step === 'string') return [step]
    if (step === null || typeof step !== 'object' || Array.isArray(step)) return []
    const { text, source } = step
    return typeof text === 'string'
      ? [typeof source === 'string' ? `${text}（${source}）` : text]
      : []
  })
