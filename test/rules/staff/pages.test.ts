import { expect, test } from 'vitest'
import { adminPages, mayOpen } from '#rules/staff/pages.ts'
import { allows, roles } from '#rules/staff/roles.ts'

test('every page of the table opens to the roles of its verbs, and to nobody without an account', () => {
  for (const [name, who] of Object.entries(adminPages)) {
    const path = `/admin/${name.replace(/\[\w+\]/g, 'x1')}${name ? '/' : ''}`
    expect(mayOpen(null, path), path).toBe(who === 'open')
    for (const role of roles) {
      const may = typeof who === 'string' || who.some((verb) => allows(role, verb))
      expect(mayOpen(role, path), `${role} ${path}`).toBe(may)
    }
  }
})

test.each([
  ['/admin/nothing/'],
  ['/admin/cases/'],
  ['/admin/cases/1/2/3/'],
  ['/admin/audit/more/'],
  ['/admin/xaudit/'],
  ['/admin/platforms/messagesXcsv'],
])('%s is in no table and opens to nobody', (path) => {
  for (const role of roles) expect(mayOpen(role, path)).toBe(false)
})

test('a page that is named goes before one whose name is filled in', () => {
  expect(mayOpen('officer', '/admin/decisions/import/')).toBe(allows('officer', 'decision.import'))
  expect(mayOpen('officer', '/admin/decisions/abc/')).toBe(allows('officer', 'decision.see'))
  expect(mayOpen('clerk', '/admin')).toBe(true)
})
