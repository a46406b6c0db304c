import { expect, test } from 'vitest'
import { firstDuty, rolesClash, seesPersonalData } from '#rules/staff/duty.ts'
import { roles, type Role } from '#rules/staff/roles.ts'

test('a second factor is owed by all who see personal data, and by nobody else', () => {
  expect(roles.filter((role) => !seesPersonalData(role))).toEqual(
    roles.filter(
      (role) => firstDuty({ role, secondFactor: false, passwordGiven: false }, 'office') === null,
    ),
  )
  for (const role of ['clerk', 'officer', 'custodian', 'cadre', 'auditor', 'admin'] as Role[])
    expect(seesPersonalData(role), role).toBe(true)
})

test.each([
  ['given password first', { secondFactor: false, passwordGiven: true }, 'office', 'password'],
  ['given password in a demo too', { secondFactor: true, passwordGiven: true }, 'demo', 'password'],
  ['own password', { secondFactor: false, passwordGiven: false }, 'office', 'second_factor'],
  ['both', { secondFactor: true, passwordGiven: false }, 'office', null],
  ['nobody is real in a demo', { secondFactor: false, passwordGiven: false }, 'demo', null],
] as const)('%s', (_, account, mode, duty) => {
  expect(firstDuty({ role: 'clerk', ...account }, mode)).toBe(duty)
})

const clash = (a: Role, b: Role) => rolesClash(a, b) !== null

test('two roles clash whichever is named first; one with itself does not', () => {
  for (const a of roles)
    for (const b of roles) {
      expect(rolesClash(a, b)).toBe(rolesClash(b, a))
      if (a === b) expect(rolesClash(a, b)).toBeNull()
    }
})

test('S3-10b: who enforces does no approval or clerical work', () => {
  for (const a of ['officer', 'lead'] as const)
    for (const b of ['clerk', 'reviewer', 'publisher'] as const) expect(clash(a, b)).toBe(true)
  expect(clash('officer', 'lead')).toBe(false)
  expect(clash('clerk', 'publisher')).toBe(false)
})

test('S1-23: an assistant holds nothing else; nor do a cadre and the three administrators', () => {
  for (const a of ['assistant', 'cadre', 'admin', 'security', 'auditor'] as const)
    expect(roles.filter((b) => !clash(a, b))).toEqual([a])
})

test('nobody watches over their own work', () => {
  for (const a of ['supervisor', 'custodian', 'coordinator'] as const) {
    for (const b of ['clerk', 'officer', 'lead', 'reviewer', 'publisher'] as const)
      expect(rolesClash(a, b)).toBe('监督和协调的人不办自己监督的事')
    for (const b of ['supervisor', 'custodian', 'coordinator'] as const)
      expect(clash(a, b)).toBe(false)
  }
})
