import { describe, expect, it, test } from 'vitest'
import { classify } from '#rules/classify/classify.ts'
import { thresholds } from '#rules/content/common.ts'
import { route } from '#rules/route/route.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const place = placeOf('lingxi')
const held = facts().thresholds
/** The facts with other thresholds. */
const believing = (over: Partial<typeof held>) => ({
  ...facts(),
  thresholds: { ...held, ...over },
})
const text = '楼下饭店的油烟往我家窗户里灌，天天这样'
const routed = (words: string, over: Partial<typeof held> = {}) =>
  route({ facts: believing(over), place, text: words, date: '2026-10-01' })

describe('how sure the classifier must be is data', () => {
  it('in content/common/thresholds.yaml, in order', () => {
    expect(thresholds.parse(held)).toEqual(held)
    expect(held.candidate).toBeLessThan(held.likely)
    expect(held.likely).toBeLessThan(held.sure)
  })

  it('above the threshold the item is taken, with the words that decided it', () => {
    expect(classify(text, facts(), place).confidence).toBe('high')
    const { item, candidates, trace } = routed(text)
    expect(item).not.toBeNull()
    expect(candidates).toEqual([])
    expect(trace.map((t) => t.text).join()).toContain('油烟')
  })

  it('below it nothing is guessed: the first responder gets the text with its candidates, and why', () => {
    const over = { sure: 1, likely: 1, candidate: 0.99 }
    expect(classify(text, believing(over), place).confidence).toBe('low')
    const { item, owner, candidates, trace, firstResponder } = routed(text, over)
    expect(item).toBeNull()
    expect(owner.body).toBe(firstResponder)
    expect(candidates.length).toBeGreaterThan(1)
    expect(trace.at(-1)?.text).toContain('候选事项附在后面')
  })

  it('where every candidate is held by one body, that body acts though the item is open', () => {
    const { item, trace } = routed(text, { sure: 1, likely: 1, candidate: 0 })
    expect(item).toBeNull()
    expect(trace.map((t) => t.text).join()).toMatch(/哪一项还要核实，但都由同一个机构办|候选事项/)
  })

  it('words that no item knows are never sure', () => {
    for (const words of ['', '嗯嗯', '那个事情你们看着办', 'asdf 1234'])
      expect(classify(words, facts(), place).confidence, words).toBe('low')
  })

  it('an unlikely special kind is not told, danger always is', () => {
    const strict = believing({ kind: 1 })
    expect(classify('公司把我辞退了，一分补偿都不给', strict, place).special).toBeNull()
    const alarm = classify('三楼着火了，里面有个老人出不来，快来人', strict, place)
    expect(alarm.special?.kind).toBe('emergency')
  })
})

describe('two matters in one text are found as two', () => {
  const fieldOf = (id: string | undefined) => facts().items.find((i) => i.id === id)?.field
  test.each([
    ['楼下饭店油烟很大，直接对着我家窗。另外老板拖欠了我三个月工资。', 'shengtai', 'renshe'],
    ['有人用电瓶在溪里电鱼。还有山上的松树被人偷砍了好几车。', 'nongye', 'linye'],
    ['网吧让小学生上网。旁边超市卖过期的牛奶还改标签。', 'wenlv', 'shichang'],
  ])('%s', (words, ...fields) => {
    const { items, second } = classify(words, facts(), place)
    expect([fieldOf(items[0]?.item), fieldOf(second?.item)].sort()).toEqual([...fields].sort())
    expect(words).toContain(second?.text.slice(0, 4))
  })

  it('one matter told in several sentences is one', () => {
    const words = '工地夜里打桩。打到两点还不停。一家人都睡不着，孩子要高考了。'
    expect(classify(words, facts(), place).second).toBeUndefined()
  })
})
