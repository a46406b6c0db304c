import { expect } from 'vitest'
import type { Classification } from '#rules/classify/classify.ts'
import { route, type Matter } from '#rules/route/route.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const date = '2026-11-22'
const blank: Classification = { items: [], fields: [], special: null, confidence: 'low' }
/** A matter of a place as shipped: who must own it, in whose name, and why. */
export type Case = {
  duty: string
  what: string
  of: Partial<Matter>
  owner: string
  name: string | null
  /** Text of a line of the trace, and where that line says it is from. */
  trace: [string, string][]
}
export const run = (slug: string, of: Partial<Matter>) =>
  route({ facts: facts(), place: placeOf(slug), text: '演示', date, classification: blank, ...of })
/** Fails unless the case is routed as it says, each line of the trace with a source. */
export const holds = (slug: string, { of, owner, name, trace }: Case) => {
  const r = run(slug, of)
  const steps = r.trace.map((s) => `${s.text}〔${s.source}〕`).join('\n')
  expect([r.owner.name, r.inNameOf], steps).toEqual([owner, name])
  for (const [text, source] of trace)
    expect(
      r.trace.some((s) => s.text.includes(text) && s.source.includes(source)),
      `${text} 〔${source}〕 in\n${steps}`,
    ).toBe(true)
  for (const step of r.trace) expect(step.source, step.text).not.toBe('')
}
