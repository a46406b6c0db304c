import * as fc from 'fast-check'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { featuresOf } from '#rules/classify/linear/features.ts'
import { pack, unpack } from '#rules/classify/linear/file.ts'
import { fit, plain, type Sample } from '#rules/classify/linear/fit.ts'
import { deal } from '#rules/classify/linear/folds.ts'
import {
  calibrationError,
  calibrationOf,
  confusionOf,
  macroF1,
  sharpnessOf,
  thresholdOf,
} from '#rules/classify/linear/measure.ts'
import { margins, probabilities, read } from '#rules/classify/linear/model.ts'
import { refusalOf, reportLines } from '#rules/classify/linear/report.ts'
import { withFields } from '#rules/classify/linear/signs.ts'
import { crossValidate, train } from '#rules/classify/linear/train.ts'
import { essence } from '#rules/text/grams.ts'
import { shipped } from '#test/kit/content.ts'

/** Own sentences about six fields: the reports among our examples. */
const fields = ['jianshe', 'shichang', 'renshe', 'shengtai', 'xiaofang', 'jiaotong']
const rows = (shipped().facts.examples ?? []).flatMap(({ field, text }) =>
  field && fields.includes(field) ? [{ label: field, text }] : [],
)
const samples: Sample[] = rows.map(({ label, text }) => ({
  features: featuresOf({ body: text }),
  label,
}))
const small = { ...plain, size: 4_000 }
const model = fit(samples, small)

describe('features of a report', () => {
  it('are the same with other blanks, width and small words', () => {
    const plainly = featuresOf({ body: '楼下饭店油烟大' })
    expect(featuresOf({ body: '楼下 的饭店，油烟很大！' })).toEqual(plainly)
    expect(essence('ＡＢ，我们的小区')).toBe('ab小区')
  })

  it('rise, are finite, and have a length that does not grow with the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (body) => {
        const { ids, values } = featuresOf({ title: '标题', body })
        expect(ids).toHaveLength(values.length)
        expect(ids.every((id, at) => at === 0 || id >= (ids[at - 1] ?? 0))).toBe(true)
        expect(values.reduce((sum, v) => sum + v * v, 0)).toBeLessThan(1.3)
      }),
      { numRuns: 100 },
    )
  })

  it('tell a title from a text that says the same', () => {
    const titled = featuresOf({ title: '油烟扰民', body: '楼下饭店没日没夜' })
    expect(titled).not.toEqual(featuresOf({ title: '楼下饭店没日没夜', body: '油烟扰民' }))
  })
})

describe('training', () => {
  it('gives the same model for the same rows and seed, another for another seed', () => {
    expect(pack(fit(samples, small))).toBe(pack(model))
    expect(pack(fit(samples, { ...small, seed: 2 }))).not.toBe(pack(model))
  })

  it('reads sentences that it has not seen far better than by chance', () => {
    const { labels, judged } = crossValidate(samples, 4, small)
    expect(macroF1(confusionOf(judged, labels.length))).toBeGreaterThan(0.45)
  })

  it('keeps every label in six-bit weights and through its file', () => {
    const again = unpack(pack(model))
    for (const { text } of rows) {
      const [before, after] = [read(model, { body: text }), read(again, { body: text })]
      expect(after).toEqual(before)
    }
    // The weights before they were written in steps part the rows that they were trained on just as well.
    const right = rows.filter(({ text, label }) => read(model, { body: text })[0]?.label === label)
    expect(right.length / rows.length).toBeGreaterThan(0.98)
  })

  it('is small: four thousand features of six labels take no more than twenty kilobytes compressed', () => {
    expect(model.ids.length).toBeLessThanOrEqual(4_000)
    expect(brotliCompressSync(pack(model)).length).toBeLessThan(20_000)
  })

  it('holds none of the sentences that it was trained on', () => {
    const file = pack(model)
    for (const { text } of rows) expect(file).not.toContain(text.slice(0, 6))
  })

  it('learns from the catalogue where words are few', () => {
    const known = withFields(featuresOf({ body: '嗯' }), [{ field: 'renshe', score: 1 }])
    const informed = fit(
      samples.map(({ features, label }) => ({
        label,
        features: withFields(features, [{ field: label, score: 1 }]),
      })),
      small,
    )
    const said = margins(informed, known)
    expect(informed.labels[said.indexOf(Math.max(...said))]).toBe('renshe')
  })
})

describe('folds', () => {
  it('keep groups together and use every fold', () => {
    const group = fc.record({
      label: fc.constantFrom('a', 'b'),
      group: fc.stringMatching(/^[a-z]$/),
    })
    fc.assert(
      fc.property(fc.array(group, { minLength: 40, maxLength: 80 }), fc.integer(), (list, seed) => {
        const fold = deal(list, 4, seed)
        const where = new Map<string, number>()
        list.forEach((row, at) => {
          expect(where.get(row.group) ?? fold[at]).toBe(fold[at])
          where.set(row.group, fold[at] ?? -1)
        })
        const groups = new Set(list.map((row) => row.group)).size
        expect(new Set(fold).size).toBe(Math.min(4, groups))
      }),
    )
  })
})

describe('how sure', () => {
  const {
    model: tested,
    labels,
    judged,
  } = train(samples, '2026-01-01', { folds: 4, recipe: small })

  it('probabilities sum to one and follow the margins', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2 }),
        (sums) => {
          const shares = probabilities(Float64Array.from(sums), 3)
          expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
          expect(shares[sums.indexOf(Math.max(...sums))]).toBe(Math.max(...shares))
        },
      ),
    )
  })

  it('confidence tells the truth on rows that were not trained on', () => {
    const bins = calibrationOf(judged, tested.sharpness)
    expect(calibrationError(bins)).toBeLessThan(0.12)
    expect(calibrationError(bins)).toBeLessThan(calibrationError(calibrationOf(judged, 30)))
    expect(sharpnessOf(judged)).toBe(tested.sharpness)
  })

  it('above the threshold the answers are right as often as wanted', () => {
    const threshold = thresholdOf(judged, tested.sharpness, 0.9)
    const sure = judged.margins.flatMap((row, at) => {
      const shares = probabilities(row, tested.sharpness)
      const top = Math.max(...shares)
      return top >= threshold ? [shares.indexOf(top) === judged.truth[at]] : []
    })
    expect(sure.filter(Boolean).length).toBeGreaterThanOrEqual(sure.length * 0.9)
  })

  it('the report names every label and the figures of the card', () => {
    const lines = reportLines(tested, labels, judged).join('\n')
    for (const label of labels) expect(lines).toContain(label)
    expect(lines).toContain(`宏平均F1\t${tested.card.figures?.macroF1.toFixed(3)}`)
  })

  it('a worse model and one of other labels do not take the place of a better one', () => {
    const card = (macro: number) => ({
      ...tested.card,
      figures: tested.card.figures && { ...tested.card.figures, macroF1: macro },
    })
    const [good, bad] = [0.9, 0.8].map((macro) => ({ ...tested, card: card(macro) }))
    if (!good || !bad) throw new Error('no models')
    expect(refusalOf(good, bad)).toMatch(/没有替换：原来的模型更好/)
    expect(refusalOf(bad, good)).toBeUndefined()
    expect(refusalOf(good, { ...good, labels: ['x', 'y'] })).toMatch(/另一些类别/)
  })
})

describe('a model file', () => {
  it('that is none, or is damaged, is refused with a sentence', () => {
    expect(() => unpack('你好')).toThrow('不是首问的模型文件')
    expect(() => unpack('{"format":"other"}')).toThrow('不是首问的模型文件')
    const parsed = JSON.parse(pack(model))
    expect(() => unpack(JSON.stringify({ ...parsed, steps: ['###'] }))).toThrow('模型文件损坏')
    expect(() => unpack(JSON.stringify({ ...parsed, ids: '\u0001' }))).toThrow('模型文件损坏')
  })
})
