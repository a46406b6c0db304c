import type { Deps } from '#api/office/deps.ts'
import type { Chat, Option } from '#rules/chat/state.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { Answers } from '#rules/journey/answers.ts'
import type { Contact } from '#rules/journey/contact.ts'
import type { Door } from '#rules/journey/door.ts'
import { doorFor, doorText, emergencyFor } from './door.ts'
import type { Drafts } from './draft.ts'
import type { FormUse } from './form.ts'
import { startOf } from './pages.ts'
import { placeOf } from './place.ts'
import type { Receipts } from './receipt.ts'
import { sorted, specialsOf, suggestionsFor } from './sort.ts'
import type { Submit } from './submit.ts'

/** The same drafts, door, suggestions and sending, as the conversation uses them. */
export const createTalk = (
  deps: Deps,
  drafts: Drafts,
  form: FormUse,
  submit: Submit,
  receipts: Receipts,
) => ({
  async open(place: string, cookie: string | null, start: Partial<Answers> = {}) {
    const held = await drafts.open('chat', place, cookie, start)
    const files = held.files.map((f) => ({ id: f.id, name: f.name }))
    return {
      id: held.id,
      version: held.row?.version ?? null,
      chat: held.data,
      files,
      isNew: held.row === undefined,
    }
  },

  /** Writes over the version that was read; false when the draft has changed since. */
  save: (place: string, { id, version }: { id: string; version: number | null }, chat: Chat) =>
    drafts.saveOver('chat', place, id, version, chat),

  clear: drafts.clear,
  startOf,
  door: (place: string, a: Answers): Door => doorFor(deps, placeOf(deps, place), a),
  doorText: (place: string, door: Door): string => doorText(placeOf(deps, place), door),

  emergency(place: string, story: string): string | null {
    const found = emergencyFor(deps, placeOf(deps, place), story)
    return (
      found &&
      [found.special.advice, ...found.hotlines.map((h) => `${h.number}：${h.use}`)].join('\n')
    )
  },

  specials: (place: string, story: string) => specialsOf(deps, placeOf(deps, place), story),

  suggest: (place: string, story: string, most: number): Option[] =>
    suggestionsFor(deps, placeOf(deps, place), story, most).map((s) => ({
      value: s.item,
      label: s.title,
      note: s.act,
    })),

  owner(place: string, a: Answers): { text: string; item: string; title: string } | null {
    const { snapshot } = sorted(deps, placeOf(deps, place), a, dayAt(deps.now()))
    const { owner, item } = snapshot
    return owner && item
      ? { text: `“${item.title}”由${owner.name}办`, item: item.id, title: item.title }
      : null
  },

  addFiles: (place: string, cookie: string | null, files: readonly File[]) =>
    form.addFiles('chat', place, cookie, files),
  dropFile: (place: string, cookie: string | null, file: string) =>
    form.dropFile('chat', place, cookie, file),

  /** Sends the conversation's answers; `cookie` is the Set-Cookie value that shows the receipt. */
  async send(place: string, cookie: string | null, contact: Contact) {
    const sent = await submit.sendDraft('chat', place, cookie, contact)
    return { number: sent.number, cookie: receipts.hold(place, sent.number, sent.secret) }
  },
})
