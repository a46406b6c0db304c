import { describe, expect, test } from 'vitest'
import { noHelp, worthy } from '#rules/classify/office/learn.ts'
import { joined as together, officeFields, withOffice } from '#rules/classify/office/read.ts'
import type { Linear } from '#rules/classify/linear/model.ts'
import { figureLines, refusalOf, reportLines } from '#rules/classify/linear/report.ts'
import { anItem } from '#test/rules/catalogue/fixture.ts'

describe('what an office taught', () => {
  test('a field needs ten rows, and the newest three thousand count', () => {
    const list = (field: string, n: number) =>
      Array.from({ length: n }, (_, i) => ({ text: `${field}${i}`, field }))
    expect(worthy([...list('a', 10), ...list('b', 9)])).toEqual(list('a', 10))
    expect(worthy(list('a', 3_001)).map((r) => r.text)).toEqual(
      list('a', 3_001)
        .slice(1)
        .map((r) => r.text),
    )
  })
  test('two opinions by their weight, best first; the office alone where the catalogue sees nothing', () => {
    const of = (field: string, score: number) => ({ field, score })
    expect(together([of('a', 0.6), of('b', 0.4)], [of('b', 1), of('c', 0)], 0.5)).toEqual([
      of('b', 0.7),
      of('a', 0.3),
    ])
    expect(together([], [of('b', 1)], 0)).toEqual([of('b', 1)])
    expect(together([of('a', 1)], [of('b', 1)], 0)).toEqual([of('a', 1)])
  })
  const model = (share: number): Linear => ({
    card: {
      made: '',
      rows: 0,
      labels: [],
      figures: null,
      seed: 1,
      office: { share, without: 0.5, with: 0.6 },
    },
    labels: ['a', 'b'],
    ids: new Uint32Array(),
    steps: new Int8Array(),
    scales: Float32Array.from([1, 1]),
    bias: Float32Array.from([0, Math.log(3)]),
    sharpness: 1,
    threshold: 0,
  })
  const items = [
    { item: 'a-1', score: 0.8, why: [] },
    { item: 'b-1', score: 0.7, why: ['x'] },
    { item: 'z', score: 0.1, why: [] },
  ]
  const rows = [
    { id: 'a-1', field: 'a' },
    { id: 'b-1', field: 'b' },
  ]
  test('its fields, and items of fields that it does not see behind those that it sees', () => {
    expect(
      officeFields(model(1), '', []).map((f) => [f.field, Number(f.score.toFixed(6))]),
    ).toEqual([
      ['a', 0.25],
      ['b', 0.75],
    ])
    const fields = [{ field: 'a', score: 1 }]
    const catalogue = { items: rows.map((row) => ({ ...anItem('jianshe-001'), ...row })) }
    const seen = withOffice({ items, fields }, '', model(0.8), catalogue)
    expect(seen.fields.map((f) => [f.field, Number(f.score.toFixed(6))])).toEqual([
      ['b', 0.6],
      ['a', 0.4],
    ])
    expect(seen.items.map((i) => [i.item, Number(i.score.toFixed(6))])).toEqual([
      ['b-1', 0.7],
      ['a-1', 0.693333],
      ['z', 0.06],
    ])
    expect(withOffice({ items, fields }, '', model(0), catalogue)).toEqual({ items, fields })
  })
  test('why a fresh model is not used, in words', () => {
    const of = (share: number, without: number, now: number): Linear => ({
      ...model(share),
      card: { ...model(share).card, office: { share, without, with: now } },
    })
    expect(noHelp(undefined, of(0, 0.7, 0.7))).toBe(
      '没有启用：在没训练过的工单上，新模型不比只看目录准（70.0%）。再积累一些认定过的工单',
    )
    const { office: _, ...card } = model(0).card
    expect(noHelp(undefined, { ...model(0), card })).toContain('（0.0%）')
    expect(noHelp(of(0.5, 0.6, 0.9), of(0.5, 0.6, 0.8))).toBe(
      '没有替换：原来的模型更好（第一领域 90.0%，新的 80.0%）',
    )
    expect(noHelp(of(0.5, 0.6, 0.8), of(0.5, 0.6, 0.8))).toBeUndefined()
    expect(noHelp(of(0.5, 0.8, 0.9), of(0.5, 0.6, 0.8))).toBeUndefined()
    expect(noHelp(of(0.5, 0.5, 0.8), of(0.5, 0.7, 0.9))).toBeUndefined()
  })
})

describe('a training in words', () => {
  const figures = {
    folds: 5,
    accuracy: 0.5,
    macroF1: 0.4567,
    top2: 0.75,
    accuracy80: 0.6,
    calibration: 0.0312,
  }
  const card = { made: '', rows: 2, labels: [], figures, seed: 1 }
  const model: Linear = {
    card,
    labels: ['a', 'b'],
    ids: new Uint32Array(),
    steps: new Int8Array(),
    scales: new Float32Array(2),
    bias: new Float32Array(2),
    sharpness: 1,
    threshold: 0.8,
  }
  const lines = [
    '交叉验证 5 折',
    '准确率\t50.0%',
    '宏平均F1\t0.457',
    '前两名里有正确答案\t75.0%',
    '最有把握的八成里准确率\t60.0%',
    '把握与事实的平均差距\t3.1%',
  ]
  test('figures, labels, confusion and calibration', () => {
    expect(figureLines(figures)).toEqual(lines)
    const judged = {
      margins: [Float64Array.from([Math.log(3), 0]), Float64Array.from([Math.log(3), 0])],
      truth: [0, 1],
    }
    const rest = [
      '低于这个把握不下结论\t0.800',
      '',
      '类别\t行数\t精确率\t召回率\tF1',
      'a\t1\t50.0%\t100.0%\t0.667',
      'b\t1\t0.0%\t0.0%\t0.000',
      '',
      '混淆表（行：正确；列：判为）\ta\tb',
      'a\t1\t0',
      'b\t1\t0',
      '',
      '把握\t行数\t平均把握\t实际准确率',
      '0.7–0.8\t2\t75.0%\t50.0%',
    ]
    expect(reportLines(model, ['a', 'b'], judged)).toEqual([...lines, ...rest])
    expect(reportLines({ ...model, card: { ...card, figures: null } }, ['a', 'b'], judged)).toEqual(
      rest,
    )
  })
  test('why one model may not take the place of another', () => {
    const of = (f1: number, labels = ['a', 'b']): Linear => ({
      ...model,
      labels,
      card: { ...card, figures: { ...figures, macroF1: f1 } },
    })
    expect(refusalOf(of(0.8), of(0.9, ['a', 'c']))).toBe(
      '没有替换：原来的模型分的是另一些类别，两个没法比。确要替换，加 --force',
    )
    expect(refusalOf(of(0.8), of(0.9, ['a']))).toContain('另一些类别')
    expect(refusalOf(of(0.8), of(0.7))).toBe(
      '没有替换：原来的模型更好（宏平均F1 0.800，新的 0.700）。确要替换，加 --force',
    )
    expect([
      refusalOf(of(0.8), of(0.8)),
      refusalOf(of(0.8), of(0.7996)),
      refusalOf(of(0.7), of(0.8)),
    ]).toEqual([undefined, undefined, undefined])
    expect(refusalOf({ ...model, card: { ...card, figures: null } }, of(0))).toBeUndefined()
  })
})
