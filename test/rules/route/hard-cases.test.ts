import { describe, expect, it } from 'vitest'
import { route } from '#rules/route/route.ts'
import { facts, placeOf } from '#test/kit/content.ts'
import { hardCases } from '#test/kit/hard-cases/all.ts'

const day = '2026-11-22'

describe('S0-9 S0-12 S0-15 S1-18 S2-6 S3-4 S4-6 S4-9: ten hard cases for each place', () => {
  it('every place has ten, and no two are the same', () => {
    for (const { slug } of facts().places) {
      const own = hardCases.filter((c) => c.place === slug)
      expect(own, slug).toHaveLength(10)
      expect(new Set(own.map((c) => c.what)).size, slug).toBe(10)
    }
  })

  it.each(hardCases.map((row) => [`${row.place}：${row.what}`, row] as const))('%s', (_, row) => {
    const place = placeOf(row.place)
    const { text, area, note, item, field } = row
    const r = route({ facts: facts(), place, text, area, note, item, field, date: day })
    const [kind, body, inNameOf] = row.owner
    const said = r.trace.map((step) => `${step.text}（${step.source}）`).join('\n')
    expect([r.owner.kind, r.owner.body, r.inNameOf], said).toEqual([kind, body, inNameOf])
    expect(r.firstResponder).toBe(row.desk ?? place.firstResponder)
    expect(r.summons).toEqual(row.summons ?? [])
    for (const words of row.says) expect(said).toContain(words)
    for (const step of r.trace) expect(step.text && step.source).toBeTruthy()
  })
})
