import type { Day } from '../clocks/day.ts'
import type { Place } from '../content/place.ts'
import type { Answers } from '../journey/answers.ts'
import type { Door } from '../journey/door.ts'
import type { Knowledge } from './say.ts'
import type { Chat, Option, Said } from './state.ts'

/** What a conversation is held against; every function is pure and speaks from the catalogue or a template. */
export type ChatGround = {
  place: Pick<Place, 'areas' | 'level'>
  today: Day
  knowledge: Knowledge
  /** Items of the catalogue that a story may mean, best first; none when the classifier is unsure or dead. */
  suggest: (story: string) => Option[]
  /** The closed set that a model may choose among: what `suggest` gives, and the next best. */
  consider: (story: string) => Option[]
  /** What is said besides to one who brings something else than an enforcement matter; the case is taken all the same. */
  divert: (story: string) => Said[]
  door: (a: Answers) => Door
  /** What to do first when somebody is in danger, with the numbers; null when nobody is. */
  emergency: (story: string) => string | null
  closedText: (door: Door) => string
}

export type Reply = {
  chat: Chat
  says: string[]
  options: Option[]
  /** The line had been taken already; nothing has changed. */
  again?: true
  /** The text that may not be taken here: it is in no state, and the page gives it back to its writer. */
  unsent?: string
}
