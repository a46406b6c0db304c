import type { Deps } from '#api/office/deps.ts'
import { restrictedObject } from '#db/audit.ts'
import { plainPhone } from '#rules/journey/contact.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { deskStatusNames, openStatuses } from '#rules/staff/boxes.ts'
import { todoKinds, todoOf, type TodoKind } from '#rules/staff/todo.ts'
import { invalid } from '#rules/refusal.ts'
import { allows, roleNames, type Role, type StaffMember } from '#rules/staff/roles.ts'
import { maySee } from '#rules/staff/sight.ts'
import { lineFor, type Line } from './inbox.ts'
import { caseFor, deskOf } from './scope.ts'
import type { CaseStatus } from '#rules/case/kinds.ts'

const most = 200
const shownFirst = 20

export type Todo = { line: Line; why: TodoKind[] }

/** What comes first, who looked at what, and a number that somebody lost. */
export const createTodo = ({ store, keys, now, ...deps }: Deps) => ({
  /** What this body has to do now, the most urgent first, and how many of each kind; of the next 200 by deadline. */
  async todo(by: StaffMember): Promise<{ first: Todo[]; counts: Record<TodoKind, number> }> {
    const desk = deskOf(store.read, by)
    const rows = await desk.cases.inbox({
      place: by.place,
      body: by.body,
      status: openStatuses,
      limit: most,
    })
    const ids = rows.map((c) => c.id)
    const [wrote, returned, moments] = await Promise.all([
      desk.messages.citizenLast(ids),
      desk.transfers.returnedLast(ids),
      desk.caseClocks.moments(ids),
    ])
    const today = dayAt(now())
    const all = rows
      .filter((c) => c.owner === by.body)
      .map((c) => ({
        line: lineFor({ keys }, by)(c, moments.get(c.id)),
        why: todoOf(
          {
            dueOn: c.dueOn,
            late: (moments.get(c.id) ?? Infinity) < now(),
            returned: returned.has(c.id),
            // Whoever withdrew waits for no answer (on-the-page 4).
            waits: wrote.has(c.id) && c.status !== 'withdrawn',
          },
          today,
        ),
      }))
      .filter((t) => t.why.length > 0)
    const rank = (t: Todo) => Math.min(...t.why.map((w) => todoKinds.indexOf(w)))
    const counts = Object.fromEntries(
      todoKinds.map((kind) => [kind, all.filter((t) => t.why.includes(kind)).length]),
    ) as Record<TodoKind, number>
    return { first: all.toSorted((a, b) => rank(a) - rank(b)).slice(0, shownFirst), counts }
  },

  /** Who opened a case, its files or its letters, the newest first; for whoever may open it, assistants apart (A6.7). */
  async seenBy(by: StaffMember, id: string) {
    const c = await caseFor({ store, keys, now, ...deps }, store.read, by, id)
    if (by.role === 'assistant') return []
    const restricted = c.audience !== null && allows(by.role, 'restricted.see')
    const object = c.audience === null ? `case:${c.id}` : restrictedObject(c.audience, c.id)
    const rows = await store.read.audit.list({
      object,
      limit: most,
      ...(restricted && c.audience !== null ? { audience: c.audience } : {}),
    })
    const people = new Map((await store.read.staff.list(by.place)).map((s) => [s.id, s]))
    return rows
      .filter((r) => r.verb === 'case.see' || (r.verb === 'restricted.see' && restricted))
      .map((r) => {
        const who = people.get(r.staffId ?? '')
        const detail = r.detail && typeof r.detail === 'object' ? r.detail : {}
        return {
          at: r.at,
          who: who?.name ?? '',
          role: who ? roleNames[who.role as Role] : '',
          what:
            'file' in detail
              ? '附件'
              : 'letter' in detail
                ? '文书'
                : 'sheet' in detail
                  ? '核查单'
                  : '工单',
          /** The file that was opened; null for everything else. */
          file: 'file' in detail ? String(detail['file']) : null,
          identity: 'identity' in detail && detail['identity'] === true,
        }
      })
  },

  /**
   * The numbers of whoever has lost the receipt, by the telephone that they gave: only cases that were taken in here, and
   * only for whoever takes calls. The telephone goes into no address, no log and no audit row.
   */
  async lostNumber(by: StaffMember, phone: string) {
    const plain = plainPhone(phone)
    if (!/^\d{7,15}$/.test(plain))
      throw invalid('电话号码不对', [{ pointer: '/phone', detail: '请写来件人留下的电话' }])
    const held = await store.read.cases.byPhone(keys.hmac('phone', plain), most)
    const mine = held.filter((c) => c.firstResponder === by.body && maySee(by, c)).slice(0, 20)
    await store.write((tx) =>
      tx.audit.insert({
        at: now(),
        staffId: by.id,
        verb: 'case.search',
        object: `place:${by.place}`,
        detail: { found: mine.length, phone: true },
      }),
    )
    return mine.map((c) => ({
      id: c.id,
      number: c.number,
      on: dayAt(c.receivedAt),
      status: deskStatusNames[c.status as CaseStatus] ?? c.status,
    }))
  },
})
