import type { Deps } from '#api/office/deps.ts'
import { forbidden } from '#rules/refusal.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'
import { verbNames } from '#rules/staff/verb-names.ts'

const most = 200
const kinds: Partial<Record<string, string>> = {
  case: '工单',
  restricted: '受限件',
  staff: '账号',
  decision: '处罚决定',
  import: '导入',
  place: '辖区',
}

const words: Partial<Record<string, string>> = {
  identity: '看到来件人身份',
  secondFactor: '用了两步验证',
  count: '连续输错次数',
  found: '找到件数',
  file: '附件',
  letter: '移送函',
  step: '步骤',
  done: '动作',
  to: '到',
  new: '新收',
  change: '改动',
  same: '没有变化',
  refused: '没收',
  gone: '移出',
  law: '法律',
  item: '事项',
  created: '新建',
  disabled: '停用',
  handed: '交回件数',
  enabled: '恢复',
  reset: '重置密码',
}

/** A row's detail in words; what is false or nothing is left out. */
function sayDetail(detail: unknown): string {
  if (detail === null || typeof detail !== 'object') return ''
  const names: Partial<Record<string, string>> = verbNames
  const say = (word: string) => words[word] ?? names[word] ?? word
  return Object.entries(detail)
    .filter(([, value]) => value !== false && value !== 0)
    .map(([key, value]) => (value === true ? say(key) : `${say(key)} ${say(String(value))}`))
    .join('，')
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
        object: `${kinds[kind] ?? kind} ${kind === 'staff' ? (people.get(id) ?? '') : id.slice(-8)}`,
        detail: sayDetail(row.detail),
      }
    })
    return {
      lines,
      people: [...people],
      next: rows.length === most ? (rows.at(-1)?.at ?? null) : null,
    }
  },
})
