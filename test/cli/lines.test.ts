import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { itemRows } from '#api/cli/export.ts'
import { eachLine } from '#api/cli/lines.ts'
import { routeLine, router } from '#api/cli/route.ts'
import { searcher } from '#api/cli/search.ts'
import { penaltyKinds } from '#rules/content/item.ts'
import { ownerKinds } from '#rules/route/routing.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const day = '2026-11-22'

/** Feeds text to a command's line loop and reads back its lines. */
async function answers<T>(input: string, schema: z.ZodType<T>, answer: (row: T) => unknown) {
  const stdout = new PassThrough()
  const io = { stdin: Readable.from([input]), stdout, stderr: new PassThrough() }
  const read = text(stdout)
  const bad = await eachLine(io, schema, answer)
  stdout.end()
  const lines = (await read).split('\n').filter((line) => line !== '')
  return { bad, lines: lines.map((line) => JSON.parse(line)) }
}
const echo = z.object({ id: z.unknown(), text: z.string() })

describe('lines in, lines out', () => {
  it('answers a bad line with an error under its id and goes on', async () => {
    const input = '{"id":1,"text":"a"}\r\n\nnot json\n{"id":"x"}\n[]\n{"id":2,"text":"b"}'
    const { bad, lines } = await answers(input, echo, (row) => row)
    expect(bad).toBe(3)
    expect(lines.map((line) => line.id)).toEqual([1, null, 'x', null, 2])
    expect(lines.map((line) => line.error?.code)).toEqual([
      undefined,
      'input.not_json',
      'input.invalid',
      'input.invalid',
      undefined,
    ])
  })

  it('gives one line for every line that is not blank, whatever it holds', async () => {
    const line = fc
      .string({ unit: 'binary', maxLength: 30 })
      .map((s) => s.replace(/[\r\n\u2028\u2029]/g, ' '))
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (rows) => {
        const { lines } = await answers(rows.join('\n'), echo, (row) => row)
        expect(lines).toHaveLength(rows.filter((row) => row.trim() !== '').length)
      }),
      { numRuns: 40 },
    )
  })
})

describe('route --ndjson', () => {
  const { answer } = router(facts(), day)

  it('writes owner, first responder, path, trace, fields by name, items with bases, and special', async () => {
    const input = JSON.stringify({
      id: 7,
      place: 'lingxi',
      text: '网吧里全是初中生',
      note: '拟吊销许可证',
    })
    const { lines } = await answers(input, routeLine, answer)
    const [line] = lines
    expect(Object.keys(line)).toEqual([
      'id',
      'owner',
      'firstResponder',
      'path',
      'trace',
      'fields',
      'items',
      'special',
    ])
    expect(Object.keys(line.owner)).toEqual(['body', 'name', 'kind', 'mode'])
    expect(ownerKinds).toContain(line.owner.kind)
    expect(line.owner.kind).toBe('county_department')
    expect(line.fields[0].field).toBe('文化旅游')
    expect(line.items[0].basis.length).toBeLessThanOrEqual(3)
    expect(line.items[0].basis[0]).toMatch(/^.+:第.+条/)
    expect(line.trace.every((step: { source: string }) => step.source !== '')).toBe(true)
    expect(line.special).toBeNull()
  })

  it('an unknown place and a wrong date are errors of their line', async () => {
    const input = '{"id":1,"place":"nowhere","text":"a"}\n{"id":2,"text":"a","date":"明天"}'
    const { bad, lines } = await answers(input, routeLine, answer)
    expect(bad).toBe(2)
    expect(lines[0].error.code).toBe('place.unknown')
    expect(lines[1].error.detail).toContain('date')
  })
})

describe('search --ndjson', () => {
  it('gives penalising articles, three at most', () => {
    const { found, basisOf } = searcher(facts(), placeOf('lingxi'), day, 10)
    const { hits } = found('夜间施工噪声')
    expect(hits).toHaveLength(10)
    for (const { id } of hits) {
      const basis = basisOf(id)
      const item = facts().items.find((row) => row.id === id)
      expect(basis.length).toBeGreaterThan(0)
      expect(basis.length).toBeLessThanOrEqual(3)
      for (const one of basis)
        expect(
          item?.basis.some((b) => b.role === 'penalises' && `${b.law}:${b.article}` === one),
        ).toBe(true)
    }
  })
})

describe('export items --ndjson', () => {
  const rows = itemRows(facts(), placeOf('lingxi'), day)

  it('writes every item of the place once, money in yuan, names in Chinese', () => {
    expect(new Set(rows.map((row) => row.item)).size).toBe(rows.length)
    const names = new Set(facts().fields.map((field) => field.name))
    for (const row of rows) {
      expect(names).toContain(row.field)
      expect(penaltyKinds).toEqual(expect.arrayContaining(row.kinds))
      const item = facts().items.find((one) => one.id === row.item)
      row.tiers.forEach((tier, at) => {
        const held = item?.tiers[at]
        const money = tier.base === 'fixed' || tier.base === 'per_unit'
        expect(tier.max).toBeCloseTo((held?.max ?? 0) / (money ? 100 : 1))
      })
    }
  })

  it('no basis stands twice, and one at least penalises', () => {
    for (const { basis } of rows) {
      expect(new Set(basis.map((b) => JSON.stringify(b))).size).toBe(basis.length)
      expect(basis.some((b) => b.role === 'penalises')).toBe(true)
    }
  })
})
