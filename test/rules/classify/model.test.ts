import { describe, expect, test } from 'vitest'
import { classify } from '#rules/classify/classify.ts'
import { modelOf } from '#rules/classify/model.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const place = placeOf('lingxi')

describe('the model of a catalogue follows what it is made of', () => {
  test('an everyday word that the office adds counts at once, for the same items', () => {
    const text = '隔壁老是搞嘎嘣脆'
    const shipped = facts()
    const seen = (of: typeof shipped) => classify(text, of, place).items.map((i) => i.item)
    const before = seen(shipped)
    const [word] = shipped.lexicon
    const mean = [shipped.items[0]?.title ?? '']
    if (!word) throw new Error('no word')
    const lexicon = [...shipped.lexicon, { ...word, say: '嘎嘣脆', mean }]
    const taught = { ...shipped, lexicon }
    const anew = { ...taught, items: [...shipped.items] }
    expect(seen(taught)).toEqual(seen(anew))
    expect(seen(taught)).not.toEqual(before)
    // And away again when the revision ends.
    expect(seen(shipped)).toEqual(before)
  })

  test('and is made once as long as nothing of it changes', () => {
    const shipped = facts()
    expect(modelOf({ ...shipped, hotlines: [] }, place)).toBe(modelOf(shipped, place))
  })
})
