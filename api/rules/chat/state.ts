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

/** A button under a message; pressing it sends `label` as if it had been typed. With a `note` it is shown as a card. */
const option = z.strictObject({
  value: z.string(),
  label: z.string(),
  note: z.string().optional(),
})
export type Option = z.infer<typeof option>

/** A page of the site that stands behind a sentence; the path comes without the base. */
const link = z.strictObject({ label: z.string(), path: z.string() })
export type Link = z.infer<typeof link>
const turn = z.strictObject({
  by: z.enum(['you', 'program']),
  text: z.string(),
  links: z.array(link).optional(),
})
export type Turn = z.infer<typeof turn>
/** What the program says: words, and the pages that they rest on. */
export type Said = Omit<Turn, 'by'>

/** What a model has added, after it was held against the closed set; '' and [] = nothing. */
export const adviceSchema = z.strictObject({
  /** Catalogue ids, best first. */
  items: z.array(z.string()),
  /** Words of the story itself. */
  place: z.string(),
  time: z.string(),
  /** The one question that tells the candidates apart. */
  question: z.string(),
})
export type Advice = z.infer<typeof adviceSchema>

/** What decides how a line is taken; everything else is what was said. */
const mindSchema = z.strictObject({
  answers: answersSchema,
  ask: z.enum(asks),
  /** Where to go back to when a question has been corrected or a restart was declined. */
  back: z.enum(asks).nullable(),
  /** The items offered last, and whether the question was settled. */
  offered: z.array(option),
  itemSettled: z.boolean(),
  /** How «是不是这件事» is asked, where a model has found better words; '' = as ever. */
  asked: z.string().default(''),
  /** The item (id) that the last question of the citizen was about, for «这个归谁管». */
  topic: z.string().default(''),
})
export type Mind = z.infer<typeof mindSchema>

/** One step of a conversation, enough to take it again: a line and its day, or what a model added. */
const entry = z.union([
  z.strictObject({ line: z.string(), on: z.string() }),
  z.strictObject({ advice: adviceSchema, on: z.string() }),
])
export type Entry = z.infer<typeof entry>

/** A conversation as its draft keeps it: the same answers as the form, and what was said. */
export const chatSchema = mindSchema.extend({
  turns: z.array(turn),
  /** Where the log begins (null = a new conversation), and what has happened since: `replay` leads to the same mind. */
  base: mindSchema.nullable().default(null),
  log: z.array(entry).default([]),
  /** How many lines were heard, and the last one: a line sent twice is taken once. */
  heard: z.number().int().default(0),
  last: z.string().default(''),
})
export type Chat = z.infer<typeof chatSchema>

export const mindOf = (chat: Mind): Mind => ({
  answers: chat.answers,
  ask: chat.ask,
  back: chat.back,
  offered: chat.offered,
  itemSettled: chat.itemSettled,
  asked: chat.asked,
  topic: chat.topic,
})

/** A conversation that goes on from a mind, with nothing said yet. */
export const chatFrom = (mind: Mind, heard = 0): Chat => ({
  ...mind,
  turns: [],
  base: mind,
  log: [],
  heard,
  last: '',
})

/** `heard` goes on where an earlier conversation under the same draft ended. */
export const newChat = (answers: Partial<Answers> = {}, heard = 0): Chat =>
  chatFrom(
    {
      answers: { ...noAnswers, ...answers },
      ask: 'story',
      back: null,
      offered: [],
      itemSettled: Boolean(answers.item),
      asked: '',
      topic: '',
    },
    heard,
  )

/** The most turns and steps that are kept; the oldest turns go first, the answers never. */
const mostTurns = 120
const mostSteps = 200

export const said = (chat: Chat, by: Turn['by'], what: readonly (string | Said)[]): Chat => ({
  ...chat,
  turns: [
    ...chat.turns,
    ...what.map((one) => (typeof one === 'string' ? { by, text: one } : { by, ...one })),
  ].slice(-mostTurns),
})

/** Puts a step into the log; a long log begins anew from the mind as it stands, before the step is taken. */
export const logged = (chat: Chat, step: Entry): Chat => ({ ...chat, log: [...chat.log, step] })
export const shortened = (chat: Chat): Chat =>
  chat.log.length < mostSteps ? chat : { ...chat, base: mindOf(chat), log: [] }
