import { z } from 'zod'
import { reading, type AdminReading } from '#api/office/admin-reading.ts'
import { allows, verbs } from '#rules/staff/roles.ts'
import type { StaffUse } from './use.ts'

/** Who is signed in, the accounts and the audit, as JSON; mounted under /api. */
export const staffReadings = (staff: StaffUse): AdminReading[] => [
  reading({
    path: '/admin/me',
    gate: 'signed-in',
    summary: '现在登录的是谁，能做哪些事',
    query: z.object({}),
    run: async ({ by: { id, login, name, place, body, role } }) => ({
      id,
      login,
      name,
      place,
      body,
      role,
      may: verbs.filter((verb) => allows(role, verb)),
    }),
  }),
  reading({
    path: '/admin/accounts',
    gate: ['staff.manage', 'staff.reset'],
    summary: '本辖区的账号',
    query: z.object({}),
    run: async ({ by }) => ({ accounts: await staff.list(by) }),
  }),
  reading({
    path: '/admin/audit',
    gate: 'audit.see',
    summary: '审计：谁在什么时候看了、改了、导出了什么',
    query: z.object({
      before: z.coerce.number('before 要写数').int().optional(),
      who: z.string().max(60).optional().openapi({ description: '只看一个账号' }),
    }),
    run: async ({ by }, { before, who }) =>
      staff.audit(by, { ...(before ? { before } : {}), ...(who ? { staffId: who } : {}) }),
  }),
]
