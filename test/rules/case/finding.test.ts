import { describe, expect, test } from 'vitest'
import { check, find } from '#rules/case/finding.ts'
import { Refusal } from '#rules/refusal.ts'
import type { CaseCore } from '#rules/case/action.ts'
import type { Finding } from '#rules/case/kinds.ts'

const c = { status: 'accepted', finding: null } as CaseCore
const told = (finding: Finding) => {
  const made = find(c, { do: 'find', finding, text: '理由在这里' })
  return 'notices' in made ? made.notices.map((n) => JSON.stringify(n)).join() : ''
}

describe('what a citizen reads of a finding names no article that may be another', () => {
  test('行政处罚法 27 is for suspected crimes: a transfer to another body is not told under it', () => {
    expect(told('transferred')).toContain('移送有权机关。理由在这里')
    expect(told('transferred')).not.toContain('第二十七条')
  })
  test('行政处罚法 30, 31, 33, 36: which of them leaves a penalty out is written by the officer', () => {
    expect(told('no_penalty')).toContain('不予行政处罚。理由在这里')
    expect(told('no_penalty')).not.toMatch(/第三十[一三六]?条/)
  })
  test('what has one article names it: 28 an order to mend, 51 a penalty on the spot', () => {
    expect(told('corrected')).toContain('第二十八条')
    expect(told('on_the_spot')).toContain('第五十一条')
  })
})

test('行政处罚法 42: one certificate written in two ways is one officer', () => {
  const visit = (one: string, other: string) =>
    check(c, {
      do: 'check',
      officers: [
        { name: '某甲', certificate: one },
        { name: '某乙', certificate: other },
      ],
      on: '2026-05-06',
      record: '演示',
    })
  expect(visit('演示2', ' 演示 ２')).toBeInstanceOf(Refusal)
  expect(visit('演示2', '演示3')).not.toBeInstanceOf(Refusal)
})
