import { expect, test } from 'vitest'
import { roles, type Role, type StaffMember } from '#rules/staff/roles.ts'
import { maySee, maySeeIdentity, withoutIdentity, type SightOf } from '#rules/staff/sight.ts'

const by = (role: Role, body = 'team', place = 'lingxi'): StaffMember =>
  ({ id: 'x', role, body, place }) as StaffMember
const of = (over: Partial<SightOf> = {}): SightOf => ({
  place: 'lingxi',
  owner: 'team',
  firstResponder: 'hall',
  pendingTo: null,
  audience: null,
  ...over,
})

test('S1-25: a case is open to its owner, its first responder and whom it is offered to', () => {
  expect(maySee(by('clerk'), of())).toBe(true)
  expect(maySee(by('clerk', 'hall'), of())).toBe(true)
  expect(maySee(by('clerk', 'other'), of())).toBe(false)
  expect(maySee(by('clerk', 'other'), of({ pendingTo: 'other' }))).toBe(true)
  expect(maySee(by('clerk', 'team', 'fuyang'), of())).toBe(false)
  expect(maySee(by('admin'), of())).toBe(false)
  expect(maySee(by('cadre'), of())).toBe(false)
})

test('S1-18: the parties of a dispute read a disputed case, and only that', () => {
  const other = by('coordinator', 'other')
  expect(maySee(other, of({ dispute: 'negotiate' }), true)).toBe(true)
  expect(maySee(other, of({ dispute: 'negotiate' }))).toBe(false)
  expect(maySee(other, of({ dispute: null }), true)).toBe(false)
  expect(maySee(other, of(), true)).toBe(false)
})

test('a restricted case is open to the watchers of its audience alone (on-the-page 6)', () => {
  const restricted = of({ audience: 'watch', dispute: 'negotiate' })
  for (const role of roles) {
    const may = role === 'supervisor' || role === 'custodian'
    expect(maySee(by(role, 'watch'), restricted), role).toBe(may)
    expect(maySee(by(role, 'team'), restricted, true), role).toBe(false)
  }
})

test.each([
  ['real', 'officer', 'team', true],
  ['real', 'officer', 'hall', true],
  ['real', 'officer', 'next', false],
  ['withheld', 'officer', 'team', false],
  ['withheld', 'clerk', 'hall', true],
  ['anonymous', 'clerk', 'hall', false],
  ['real', 'assistant', 'team', false],
  ['real', 'clerk', 'other', false],
] as const)('a name that is %s, for a %s of %s: %s', (nameMode, role, body, may) => {
  expect(maySeeIdentity(by(role, body), { ...of({ pendingTo: 'next' }), nameMode })).toBe(may)
})

test('who may see a restricted case sees its name', () => {
  const restricted = { ...of({ audience: 'watch' }), nameMode: 'withheld' as const }
  expect(maySeeIdentity(by('supervisor', 'watch'), restricted)).toBe(true)
  expect(maySeeIdentity(by('supervisor', 'team'), restricted)).toBe(false)
})

test('a complainant’s own words go out of a text wherever they stand; a single sign stays', () => {
  expect(withoutIdentity('我是张三，张三电话1', ['张三', null, undefined, '', '1'])).toBe(
    '我是［已隐去］，［已隐去］电话1',
  )
})
