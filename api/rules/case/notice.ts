import type { CaseCore, Notice, Step } from './action.ts'

export const citizen = (kind: Step['event']['verb'], text: string): Notice => ({
  to: 'citizen',
  kind,
  text,
})
export const body = (to: string, kind: Step['event']['verb'], text: string): Notice => ({
  to: 'body',
  body: to,
  kind,
  text,
})

/** Where a case stands when nothing is waited for. */
export const atRest = (c: CaseCore): CaseCore['status'] =>
  c.status === 'withdrawn' ? 'withdrawn' : c.acceptedAt === null ? 'received' : 'accepted'

/** The first responder follows up until the answer, also when another body owns the case (S1-20(4)). */
export const copyToFirst = (c: CaseCore, kind: Step['event']['verb'], text: string): Notice[] =>
  c.owner === c.firstResponder ? [] : [body(c.firstResponder, kind, text)]

/** What somebody typed, ending in exactly one full stop. */
export const sentence = (text: string): string =>
  `${text.trim().replace(/[。．.；;，,\s]+$/, '')}。`
