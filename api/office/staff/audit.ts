import type { Deps } from '#api/office/deps.ts'
import { forbidden } from '#rules/refusal.ts'
import { allows, verbNames, type StaffMember } from '#rules/staff/roles.ts'

const most = 200
const kinds: Partial<Record<string, string>> = {
  case: '工单',
  restricted: '受限件',
  staff: '账号',
  decision: '处罚决定',
  import: '导入',
  place: '辖区',
}

/** Who saw, changed and exported what (A6.7). Rows about restricted cases show to supervisors of their audience alone. */
export const createAudit = ({ store }: Deps) => ({
  async audit(by: StaffMember, of: { before?: number; staffId?: string } = {}) {
    if (!allows(by.role, 'audit.see')) throw forbidden('您的岗位不能看审计')
    const audience = allows(by.role, 'restricted.see') ? { audience: by.body } : {}
    const rows = await store.read.audit.list({ ...of, ...audience, place: by.place, limit: most })
    const people = new Map((await store.read.staff.list(by.place)).map((s) => [s.id, s.name]))
    const names: Partial<Record<string, string>> = verbNames
    const lines = rows.map((row) => {
      const [kind = '', ...rest] = row.object.split(':')
      const id = rest.at(-1) ?? ''
      return {
        at: row.at,
        who: people.get(row.staffId ?? '') ?? '',
        staffId: row.staffId,
        verb: names[row.verb] ?? row.verb,
        object: `${kinds[kind] ?? kind} ${kind === 'staff' ? (people.get(id) ?? '') : id.slice(0, 8)}`,
        detail: row.detail === null ? '' : JSON.stringify(row.detail),
      }
    })
    return {
      lines,
      people: [...people],
      next: rows.length === most ? (rows.at(-1)?.at ?? null) : null,
    }
  },
})
