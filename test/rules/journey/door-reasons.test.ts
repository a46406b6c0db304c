import { describe, expect, test } from 'vitest'
import { doorOf, doorReasonText, levelAbove, type AtTheDoor } from '#rules/journey/door.ts'
import { hills } from './fixture.ts'

describe('on-the-page 6: the door', () => {
  const at = (more: Partial<AtTheDoor> = {}): AtTheDoor => ({
    wish: 'check',
    clue: '',
    text: '路灯坏了',
    discipline: false,
    ...more,
  })
  const closed = (more: Partial<AtTheDoor>) => doorOf(at(more), hills)
  test('each reason by itself, all together, and none', () => {
    expect(closed({})).toEqual({ kind: 'open' })
    expect(closed({ wish: 'conduct' })).toEqual({ kind: 'closed', why: [{ by: 'wish' }] })
    expect(closed({ discipline: true })).toEqual({ kind: 'closed', why: [{ by: 'discipline' }] })
    for (const clue of ['permit_instead', 'fine_instead'] as const)
      expect(closed({ wish: 'clue', clue })).toEqual({
        kind: 'closed',
        why: [{ by: 'clue', clue }],
      })
    expect(closed({ wish: 'clue', clue: 'many' })).toEqual({ kind: 'open' })
    expect(closed({ wish: 'check', clue: 'fine_instead' })).toEqual({ kind: 'open' })
    expect(closed({ text: '赵大明收了钱' })).toEqual({ kind: 'closed', why: [{ by: 'officer' }] })
  })
  test('with a supervisor it is restricted to it, unless it accuses the supervisor', () => {
    const watched = { ...hills, supervisor: 'county-gov' }
    expect(doorOf(at({ discipline: true }), watched)).toEqual({
      kind: 'restricted',
      audience: 'county-gov',
      why: [{ by: 'discipline' }],
    })
    const own = doorOf(at({ text: '山河县人民政府的人乱收费' }), watched)
    expect(own).toEqual({ kind: 'closed', why: [{ by: 'body', name: '山河县人民政府' }] })
  })
  test('each reason in words', () => {
    expect([
      doorReasonText({ by: 'wish' }),
      doorReasonText({ by: 'discipline' }),
      doorReasonText({ by: 'clue', clue: 'fine_instead' }),
      doorReasonText({ by: 'body', name: '某局' }),
      doorReasonText({ by: 'officer' }),
    ]).toEqual([
      '您要反映的是工作人员或者执法方式',
      '您写的内容看起来是反映工作人员违纪或者乱作为',
      '“以罚代管（罚了就不管）”说的是机关怎样管事',
      '您写到了“某局”',
      '您写到了本辖区的执法人员',
    ])
  })
  test('the level above: a government, else who reviews, else in general', () => {
    expect(levelAbove(hills)).toBe('山河县人民政府')
    expect(levelAbove({ bodies: [], reviewBody: '某局' })).toBe('某局')
    expect(levelAbove({ bodies: [] })).toBe('上一级机关')
  })
})
