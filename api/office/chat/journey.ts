import type { Chat, Option } from '#rules/chat/state.ts'
import type { Special } from '#rules/content/common.ts'
import type { Answers } from '#rules/journey/answers.ts'
import type { Contact } from '#rules/journey/contact.ts'
import type { Door } from '#rules/journey/door.ts'

/** `version` is that of the draft's row; null while none stands. */
export type HeldTalk = {
  id: string
  version: number | null
  chat: Chat
  files: { id: string; name: string }[]
  isNew: boolean
}

/** What a conversation needs of the complaints feature; handed in where the office is opened. */
export type Journey = {
  open: (place: string, cookie: string | null, start?: Partial<Answers>) => Promise<HeldTalk>
  /** False when somebody else has saved since: then nothing was written. */
  save: (place: string, held: Pick<HeldTalk, 'id' | 'version'>, chat: Chat) => Promise<boolean>
  clear: (cookie: string | null) => Promise<void>
  door: (place: string, a: Answers) => Door
  doorText: (place: string, door: Door) => string
  emergency: (place: string, story: string) => string | null
  specials: (place: string, story: string) => Special[]
  /** Items that a story may mean, best first, with what they are about. */
  suggest: (place: string, story: string, most: number) => Option[]
  /** The body that the rules of the place name for these answers; null when they name none. */
  owner: (place: string, a: Answers) => { text: string; item: string; title: string } | null
  addFiles: (
    place: string,
    cookie: string | null,
    files: readonly File[],
  ) => Promise<{ id: string; faults: string[]; sounds: number }>
  dropFile: (place: string, cookie: string | null, file: string) => Promise<void>
  send: (
    place: string,
    cookie: string | null,
    contact: Contact,
  ) => Promise<{ number: string; cookie: string }>
  startOf: (query: URLSearchParams) => Partial<Answers>
}
