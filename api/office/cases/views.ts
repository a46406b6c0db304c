import type { Deps } from '#api/office/deps.ts'
import { caseKinds } from '#rules/case/kinds.ts'
import { boxes, openStatuses } from '#rules/staff/boxes.ts'
import type { StaffMember } from '#rules/staff/roles.ts'

/** A filter of the inbox that a person keeps: box, status and kind, never words, for those may be personal. */
type Kept = { name: string; box: string; status: string; kind: string }

export const createViews = ({ store, now }: Deps) => ({
  views: (by: StaffMember) => store.read.savedViews.of(by.id),

  async keepView(by: StaffMember, { name, box, status, kind }: Kept): Promise<void> {
    const query = new URLSearchParams()
    if (boxes.some((b) => b === box)) query.set('box', box)
    if (openStatuses.some((s) => s === status)) query.set('status', status)
    if (caseKinds.some((k) => k === kind)) query.set('kind', kind)
    await store.write((tx) =>
      tx.savedViews.keep({ staffId: by.id, name, query: query.toString(), at: now() }),
    )
  },

  forgetView: (by: StaffMember, id: string): Promise<void> =>
    store.write((tx) => tx.savedViews.forget(by.id, id)),
})
