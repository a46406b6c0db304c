import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classify } from '#rules/classify/classify.ts'
import { pack } from '#rules/classify/linear/file.ts'
import { learnFields, leastRows, noHelp, worthy } from '#rules/classify/office/learn.ts'
import { joined, officeModel, withOffice } from '#rules/classify/office/read.ts'
import { groundOf } from '#rules/classify/kinds/ground.ts'
import { modelOf } from '#rules/classify/model.ts'
import { facts, placeOf, shipped } from '#test/kit/content.ts'

const place = placeOf('lingxi')
/** An office that counts what the product calls building as traffic, and the rest as it is. */
const settled = (shipped().facts.examples ?? []).flatMap(({ field, text }) =>
  field && ['jianshe', 'renshe', 'shuili'].includes(field)
    ? [{ text, field: field === 'jianshe' ? 'jiaotong' : field }]
    : [],
)
const lesson = learnFields(settled, facts(), place, '2026-01-01')
if (!lesson) throw new Error('nothing learned')
const { model } = lesson
const taught = {
  ...facts(),
  learned: { kinds: facts().learned?.kinds ?? '', office: { [place.slug]: pack(model) } },
}

describe('learning the fields of an office', () => {
  it('leaves out fields with few rows, and needs two', () => {
    const few = settled.filter(({ field }) => field === 'shuili').slice(0, leastRows - 1)
    const many = settled.filter(({ field }) => field === 'renshe')
    expect(worthy([...few, ...many])).toEqual(many)
    expect(learnFields([...few, ...many], facts(), place, '2026-01-01')).toBeUndefined()
  })

  it('is trusted by what it helps on rows that it has not seen, and holds no words', () => {
    const { office, details } = model.card
    expect(office?.share).toBeGreaterThan(0)
    expect(office?.with).toBeGreaterThan(office?.without ?? 1)
    expect(details?.confusion.flat().reduce((a, b) => a + b, 0)).toBe(model.card.rows)
    for (const { text } of settled) expect(pack(model)).not.toContain(text.slice(0, 6))
  })

  it('masks what names a person before anything is learned', () => {
    const plain = settled.map(({ text, field }) => ({ text: `${text} 电话13812345678`, field }))
    const other = settled.map(({ text, field }) => ({ text: `${text} 电话13987654321`, field }))
    const of = (rows: typeof settled) => learnFields(rows, facts(), place, '2026-01-01')?.model
    const [one, two] = [of(plain), of(other)]
    expect(one && two && pack(one)).toBe(two && pack(two))
  })

  it('comes into use only where it helps more than before', () => {
    const card = (share: number, without: number, withIt: number) => ({
      ...model,
      card: { ...model.card, office: { share, without, with: withIt } },
    })
    expect(noHelp(undefined, card(0.5, 0.7, 0.8))).toBeUndefined()
    expect(noHelp(undefined, card(0, 0.7, 0.7))).toMatch(/不比只看目录准/)
    expect(noHelp(card(0.5, 0.7, 0.9), card(0.5, 0.7, 0.8))).toMatch(/原来的模型更好/)
    expect(noHelp(card(0.5, 0.7, 0.8), card(0.5, 0.7, 0.9))).toBeUndefined()
  })
})

describe('classification with what the office taught', () => {
  const text = '楼下新来的夜宵摊把人行道占了一半'

  it('says the office’s field first, in its own place alone', () => {
    expect(classify(text, taught, place).fields[0]?.field).toBe('jiaotong')
    const other = facts().places.find(({ slug }) => slug !== place.slug)
    expect(other && classify(text, taught, other)).toEqual(other && classify(text, facts(), other))
  })

  it('goes on without a model that is damaged', () => {
    const broken = { kinds: taught.learned.kinds, office: { [place.slug]: '坏了' } }
    expect(officeModel(broken, place)).toBeUndefined()
    expect(classify(text, { ...taught, learned: broken }, place)).toEqual(
      classify(text, facts(), place),
    )
  })

  it('shares sum to one, items stay in order, and no item gets surer than its words', () => {
    const catalogue = modelOf(facts(), place)
    const words = fc.constantFrom(...settled.map((row) => row.text), '嗯')
    fc.assert(
      fc.property(words, words, (a, b) => {
        const said = `${a}。${b}`
        const { scored } = groundOf(said, facts(), place)
        const { items, fields } = withOffice(scored, said, model, catalogue)
        expect(fields.reduce((sum, f) => sum + f.score, 0)).toBeCloseTo(1, 3)
        const scores = items.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((x, y) => y - x))
        for (const { item, score } of items)
          expect(score).toBeLessThanOrEqual(scored.items.find((i) => i.item === item)?.score ?? 0)
      }),
      { numRuns: 40 },
    )
  })

  it('two opinions are joined by their weight', () => {
    const [a, b] = [[{ field: 'a', score: 1 }], [{ field: 'b', score: 1 }]]
    expect(joined(a, b, 0.25)[0]).toEqual({ field: 'a', score: 0.75 })
    expect(joined([], b, 0.25)).toEqual([{ field: 'b', score: 1 }])
  })
})
