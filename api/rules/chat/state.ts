import { z } from 'zod'
import { answersSchema, noAnswers, type Answers } from '../journey/answers.ts'

/** What the program waits for. `ready`: the check card stands there, with the fields for contact and the button. */
export const asks = [
  'story',
  'wish',
  'clue',
  'item',
  'area',
  'spot',
  'time',
  'day',
  'evidence',
  'name',
  'ready',
  'restart',
] as const
export type Ask = (typeof asks)[number]

/** A button under a message; pressing it sends `label` as if it had been typed. */
const option = z.strictObject({ value: z.string(), label: z.string() })
export type Option = z.infer<typeof option>

const turn = z.strictObject({ by: z.enum(['you', 'program']), text: z.string() })
export type Turn = z.infer<typeof turn>

/** A conversation as its draft keeps it: the same answers as the form, and what was said. */
export const chatSchema = z.strictObject({
  answers: answersSchema,
  ask: z.enum(asks),
  /** Where to go back to when a question has been corrected or a restart was declined. */
  back: z.enum(asks).nullable(),
  /** The items offered last, and whether the question was settled. */
  offered: z.array(option),
  itemSettled: z.boolean(),
  turns: z.array(turn),
})
export type Chat = z.infer<typeof chatSchema>

export const newChat = (answers: Partial<Answers> = {}): Chat => ({
  answers: { ...noAnswers, ...answers },
  ask: 'story',
  back: null,
  offered: [],
  itemSettled: Boolean(answers.item),
  turns: [],
})

/** The longest conversation that is kept; the oldest turns go first, the answers never. */
const mostTurns = 120

export const said = (chat: Chat, by: Turn['by'], texts: readonly string[]): Chat => ({
  ...chat,
  turns: [...chat.turns, ...texts.map((text) => ({ by, text }))].slice(-mostTurns),
})
