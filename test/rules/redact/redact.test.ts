import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardHolds, idNumberHolds, narrow } from '#rules/redact/digits.ts'
import { minorSigns } from '#rules/redact/private.ts'
import { propose, redact, residue, type Texts } from '#rules/redact/propose.ts'
import { around, card, idNumber, mobile, printed, written } from './make.ts'
import { corpus } from './corpus.ts'

const nobody = { partyName: '演示有限公司', partyKind: 'organisation', impersonal: true }
const texts = (facts: string): Texts => ({ act: '演示', facts, content: '警告' })
const shown = (facts: string, person = nobody) => redact(texts(facts), person).facts

test.each(corpus)('conventions 1.6, hard case: $what', ({ text, gone, stays = [], party }) => {
  const person = party ? { ...party, impersonal: false } : nobody
  const result = shown(text, person)
  for (const secret of gone) expect(result).not.toContain(secret)
  for (const kept of stays) expect(result).toContain(kept)
  expect(residue([result], person)).toEqual([])
})

const bare = (text: string): string =>
  narrow(text)
    .replace(/[\s\u200b-]/g, '')
    .toUpperCase()

test.each([
  ['identity number', written(idNumber)],
  ['telephone', written(mobile)],
  ['bank card', printed],
] as const)('S0-23, conventions 1.6: no valid %s survives, however it is written', (_, numbers) => {
  fc.assert(
    fc.property(around, numbers, around, fc.boolean(), (before, number, after, keepAll) => {
      const all = texts(`${before}${number}，${after}`)
      // Whoever proposes may keep what they like: what is firm goes all the same.
      const keep = keepAll ? propose(all, nobody).map((m) => m.id) : []
      const result = redact(all, nobody, { keep, hide: [] }).facts
      expect(bare(result)).not.toContain(bare(number))
      expect(residue([result], nobody)).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('the makers of these tests make valid numbers', () => {
  fc.assert(fc.property(idNumber, (id) => void expect(idNumberHolds(id)).toBe(true)))
  fc.assert(fc.property(card, (digits) => void expect(cardHolds(digits)).toBe(true)))
})

test('any text: what is redacted once holds nothing firm, and every mark lies where it says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(around, fc.string({ maxLength: 12 }), written(mobile), written(idNumber)), {
        maxLength: 8,
      }),
      (parts) => {
        const all = texts(parts.join(''))
        for (const mark of propose(all, nobody))
          expect(all[mark.field].slice(mark.from, mark.to)).toBe(mark.text)
        expect(residue([redact(all, nobody).facts], nobody)).toEqual([])
      },
    ),
  )
})

test('a person keeps what is not firm, and hides what the rules did not see', () => {
  const person = { partyName: '张三', partyKind: 'person', impersonal: false }
  const all = texts('证人李明称张三在后街，电话13800000003')
  const marks = propose(all, person)
  const witness = marks.find((m) => m.kind === 'name')?.id ?? ''
  const keep = marks.map((m) => m.id)
  const result = redact(all, person, { keep, hide: ['后街'] }).facts
  expect(witness).not.toBe('')
  expect(result).toContain('李明')
  expect(result).not.toMatch(/张三|13800000003|后街/)
})

test.each([
  ['当事人未成年', true],
  ['李某，16岁，在河里电鱼', true],
  ['十五岁', true],
  ['2012年3月4日出生', true],
  ['初二学生', true],
  ['某中学学生在店内上网', true],
  ['学校后勤人员', false],
  ['满三十五岁', false],
  ['1980年1月1日出生', false],
  ['罚款500元', false],
])('conventions 1.6: «%s» points at a minor: %s', (text, points) =>
  expect(minorSigns(text, '2026-05-01').length > 0).toBe(points),
)
