import type { Deps } from '#api/office/deps.ts'
import { createDrafts } from './draft.ts'
import { createForm } from './form.ts'
import { createPages } from './pages.ts'
import { createReceipts } from './receipt.ts'
import { createSubmit } from './submit.ts'
import { createTalk } from './talk.ts'
import { createTrack } from './track.ts'

/** The citizen's side: drafts and pages of the form, sending, receipt, tracking, messages. */
export function createComplaints(deps: Deps) {
  const drafts = createDrafts(deps)
  const receipts = createReceipts(deps)
  const track = createTrack(deps)
  const form = createForm(deps, drafts)
  const submit = createSubmit(deps, drafts)
  return {
    drafts,
    receipts,
    track,
    form,
    submit,
    /** For the conversation, which is a feature of its own. */
    talk: createTalk(deps, drafts, form, submit, receipts),
    pages: createPages(deps, drafts, receipts, track),
  }
}
export type ComplaintsUse = ReturnType<typeof createComplaints>
