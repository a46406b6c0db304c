import { describe, expect, test } from 'vitest'
import { draftAnswer, holesIn } from '#rules/letters/answer.ts'
import type { AnswerResult } from '#rules/staff/boxes.ts'
import { facts } from '#test/kit/house.ts'

const known = { number: 'N-1', receivedOn: '五月六日', owner: '某队' }
const draft = (result: AnswerResult, more: Record<string, string> = {}) =>
  draftAnswer(facts().answers ?? [], { result, kind: 'report' }, { ...known, ...more }) ?? ''
const withoutHoles = (text: string) => holesIn(text).reduce((t, hole) => t.replace(hole, ''), text)

describe('drafted answers say of the law what it says (S1-25)', () => {
  test('行政处罚法 33: no penalty needs three things, each written by a person; the draft does not conclude', () => {
    const text = draft('warned')
    const [slight, mended, harmless, conclusion] = holesIn(text)
    expect(slight).toContain('轻微')
    expect(mended).toContain('改好')
    expect(harmless).toContain('核实')
    expect(text).toMatch(/违法行为轻微.*及时改正.*没有造成危害后果/)
    // The first violation is another ground, and leaves it open.
    for (const word of ['第三十三条第一款', '缺一样', '初次违法', '危害后果轻微', '可以不予处罚'])
      expect(conclusion).toContain(word)
    expect(withoutHoles(text)).not.toContain('不予处罚')
  })

  test('行政处罚法 51: a penalty on the spot keeps to the limits, which stand in the hole alone', () => {
    const text = draft('on_the_spot')
    const [penalty] = holesIn(text)
    for (const word of ['警告', '公民二百元以下', '单位三千元以下', '法律另有规定', '第五十一条'])
      expect(penalty).toContain(word)
    expect(withoutHoles(text)).not.toMatch(/二百元|三千元/)
  })

  test('行政处罚法 28, 54: an order to mend takes the place of no penalty', () => {
    expect(draft('corrected')).toContain('不代替处罚')
  })

  test('a filing is told with its number, also where no item is known; the article that penalises is no duty that was broken', () => {
    expect(draft('filed', { filing: '立〔2026〕1号' })).toContain('立案编号 立〔2026〕1号')
    expect(draft('filed', { law: '《某法》第一条' })).toContain('处罚依据：《某法》第一条')
  })
})
