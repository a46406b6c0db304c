import fc from 'fast-check'
import { expect, test } from 'vitest'
import { onlyPicture, whollySeen } from '#rules/decisions/scan.ts'

const picture = 'q 595 0 0 842 0 0 cm /Im0 Do Q'
const whole = { name: 'Im0', at: [595, 0, 0, 842, 0, 0] }

test.each([
  ['plain', picture],
  ['without brackets', '595 0 0 842 0 0 cm /Im0 Do'],
  ['in two steps', 'q 5 0 0 2 0 0 cm q 119 0 0 421 0 0 cm\n/Im0 Do Q Q'],
  ['moved and back', 'q 1 0 0 1 9 9 cm Q q 595. 0 0 +842 -0 .0 cm/Im0 Do Q'],
  [
    'with text that nobody sees',
    `BT 3 Tr /F1 9 Tf 1 0 0 1 0 0 Tm (a \\) (b) c) Tj [(x) -3 <41>] TJ ET ${picture}`,
  ],
  ['a remark', `% 0 0 9 9 re f\n${picture}`],
  ['marked', `/P <</MCID 0>> BDC ${picture} EMC`],
])('a scan: %s', (_, drawn) => {
  expect(onlyPicture(drawn)).toEqual(whole)
})

test.each([
  ['nothing', ''],
  ['a bar over it', `${picture} 0 0 9 9 re f`],
  ['a frame under it', `0 0 9 9 re S ${picture}`],
  ['two names before one picture', picture.replace('Do', '/Im1 Do')],
  ['a second picture', `${picture} ${picture}`],
  ['text', `BT /F1 9 Tf (a) Tj ET ${picture}`],
  ['text seen again', `BT 3 Tr 0 Tr (a) Tj ET ${picture}`],
  ['text that is seen again behind Q', `q 3 Tr Q BT (a) Tj ET ${picture}`],
  ['the last of several numbers counts', `BT 3 0 Tr (a) Tj ET ${picture}`],
  ['outlined text', `BT 1 Tr [(a)] TJ ET ${picture}`],
  ['text that clips', `BT 7 Tr (a) Tj ET ${picture}`],
  ['a next line of text', `BT (a) ' ET ${picture}`],
  ['a clip', `q 0 0 9 9 re W n ${picture} Q`],
  ['a state that may be transparent', `/G0 gs ${picture}`],
  ['a layer', `/OC /L0 BDC ${picture} EMC`],
  ['a picture in line', 'BI /W 1 /H 1 ID x EI'],
  ['a shading', `${picture} /S0 sh`],
  ['a word that nobody knows', `${picture} zap`],
  ['a place that is none', '595 0 0 cm /Im0 Do'],
  ['seven numbers', '1 595 0 0 842 0 0 cm /Im0 Do'],
  ['a picture without a name', '595 0 0 842 0 0 cm Do'],
])('no scan: %s', (_, drawn) => {
  expect(onlyPicture(drawn)).toBeNull()
})

test('whatever a page says, reading it ends; what paints beside the picture is never passed over', () => {
  const page = fc.array(
    fc.constantFrom('(', ')', '<', '>', '\\', '%', '\n', 'q', 'Q', ' ', '/a', '[', '1'),
  )
  fc.assert(fc.property(page, (signs) => onlyPicture(`${signs.join('')}\n`) === null))
  fc.assert(
    fc.property(
      fc.constantFrom('f', 'F', 'f*', 'B', 'b', 'S', 's', 'W', 'sh', 'EI'),
      fc.boolean(),
      (paint, first) => {
        expect(onlyPicture(first ? `${paint} ${picture}` : `${picture} ${paint}`)).toBeNull()
      },
    ),
  )
})

const page = { x: 0, y: 0, width: 595, height: 842 }
test.each([
  [[595, 0, 0, 842, 0, 0], true],
  [[500, 0, 0, 700, 40, 40], true],
  [[595.9, 0, 0, 842.9, 0, 0], true],
  [[600, 0, 0, 842, 0, 0], false],
  [[595, 0, 0, 850, 0, 0], false],
  [[595, 0, 0, 842, -2, 0], false],
  [[595, 0, 0, 842, 0, -2], false],
  [[-595, 0, 0, 842, 595, 0], false],
  [[595, 0, 0, -842, 0, 842], false],
  [[0, 595, -842, 0, 0, 0], false],
  [[595, 1, 0, 842, 0, 0], false],
  [[595, 0, 1, 842, 0, 0], false],
] as const)('a picture at %j is wholly seen: %s', (at, is) => {
  expect(whollySeen(at, page)).toBe(is)
})
