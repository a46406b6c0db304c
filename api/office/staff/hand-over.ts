import type { Staff } from '#db/staff.ts'
import type { Writer } from '#db/store.ts'
import type { StaffMember } from '#rules/staff/roles.ts'

/** Everything that may still need a hand; what is closed stays under the name of whoever closed it. */
const unfinished = [
  'received',
  'accepted',
  'waiting_citizen',
  'waiting_receiver',
  'answered',
  'withdrawn',
]
const batch = 200

/**
 * Gives what an account held back to the desk of its body, each case with an event in its chain; the numbers of the
 * cases. Restricted cases are never given to a person, so none is among them.
 */
export async function handOver(
  tx: Writer,
  row: Staff,
  by: StaffMember,
  at: number,
): Promise<string[]> {
  const handed: string[] = []
  for (;;) {
    const held = await tx.cases.heldBy(row.id, unfinished, batch)
    for (const c of held) {
      await tx.cases.update(
        c,
        { handler: null },
        {
          verb: 'assigned',
          at,
          role: by.role,
          staffId: by.id,
          public: false,
          payload: { from: row.id, reason: '承办人离岗，交回本单位，等重新安排' },
        },
      )
      await tx.audit.insert({ at, staffId: by.id, verb: 'case.assign', object: `case:${c.id}` })
      handed.push(c.number)
    }
    if (held.length < batch) return handed
  }
}
