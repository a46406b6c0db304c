import { z } from 'zod'
import { clueKinds, nameModes, wishes } from '../case/kinds.ts'

const wishIds = wishes.map((w) => w.id)
const blank = z.literal('')

/** How a person dates what happened. */
export const times = [
  { id: 'now', say: '现在正在发生' },
  { id: 'often', say: '经常发生' },
  { id: 'day', say: '某一天发生的' },
  { id: 'unsure', say: '说不清时间' },
] as const
export const timeIds = times.map((t) => t.id)

/** Areas that are on no tree: not inside the county at all, or not known. */
export const elsewhere = 'elsewhere'
export const unsure = 'unsure'

/**
 * What a draft keeps of a journey; '' = not answered yet. Never contact data (on-the-page 9), and never a text that
 * accuses the office where nobody may take it (6).
 */
export const answersSchema = z.strictObject({
  story: z.string(),
  wish: z.enum(wishIds).or(blank),
  clue: z.enum(clueKinds).or(blank),
  /** The item that the citizen came from or said yes to; '' = let the desk find it. */
  item: z.string(),
  area: z.string(),
  spot: z.string(),
  time: z.enum(timeIds).or(blank),
  day: z.string(),
  timeWords: z.string(),
  /** «不上传» was chosen, or files were sent. */
  evidence: z.enum(['', 'done']),
  nameMode: z.enum(nameModes).or(blank),
  /** The page with the emergency numbers was seen. */
  called: z.boolean(),
})
export type Answers = z.infer<typeof answersSchema>

export const noAnswers: Answers = {
  story: '',
  wish: '',
  clue: '',
  item: '',
  area: '',
  spot: '',
  time: '',
  day: '',
  timeWords: '',
  evidence: '',
  nameMode: '',
  called: false,
}

/** Kept as the spot by a conversation in which the question was passed over; no case stores it. */
export const noSpot = '没有写明'

/** When it happened, as one line for the case and for the check page. */
export function timeText(a: Pick<Answers, 'time' | 'day' | 'timeWords'>): string {
  const said = times.find((t) => t.id === a.time)?.say ?? ''
  return [a.time === 'day' ? a.day : said, a.timeWords].filter(Boolean).join('，')
}
