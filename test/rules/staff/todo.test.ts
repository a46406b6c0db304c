import { expect, test } from 'vitest'
import { todoOf } from '#rules/staff/todo.ts'

const calm = { dueOn: null, returned: false, waits: false }
const today = '2026-05-06'

test.each([
  [{}, []],
  [{ dueOn: '2026-05-05' }, ['overdue']],
  [{ dueOn: '2026-05-06' }, ['today']],
  [{ dueOn: '2026-05-07' }, ['risk']],
  [{ dueOn: '2026-05-09' }, ['risk']],
  [{ dueOn: '2026-05-10' }, []],
  [{ dueOn: '2026-05-06', late: true }, ['overdue']],
  [{ late: true }, ['overdue']],
  [{ returned: true }, ['returned']],
  [{ waits: true }, ['message']],
  [{ dueOn: '2026-05-01', returned: true, waits: true }, ['overdue', 'returned', 'message']],
])('%o is to do as %o', (of, kinds) => {
  expect(todoOf({ ...calm, ...of }, today)).toEqual(kinds)
})
