import { z } from 'zod'

/** An area of administration. `name` is written exactly as the sources write it. */
export const field = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  name: z.string().min(1),
  plain: z.string().min(2),
  /** A branch of that field (市容环卫 within 建设): a place may hand it down alone. Branches do not nest. */
  within: z.string().optional(),
  /** Laws (short titles) whose items belong to this branch, unless the item names one itself. */
  laws: z.array(z.string()).optional(),
  /** Other names that sources write for it (水务 for 水利). */
  aliases: z.array(z.string()).optional(),
})
export type Field = z.infer<typeof field>

/** A law, by its short title; `local` regulations hold in their territory alone. */
export const law = z.strictObject({
  title: z.string(),
  official: z.string(),
  level: z.enum(['法律', '行政法规', '部门规章', '地方性法规', '地方政府规章', '规范性文件']),
  version: z.iso.date(),
  inForce: z.boolean(),
  /** Last day in force, and what takes its place; a day to come makes the items that cite it due (S0-14). */
  to: z.iso.date().optional(),
  replacedBy: z.string().optional(),
  territory: z.enum(['浙江', '温州', '宁波', '杭州']).optional(),
  /** Said to readers where the text may be behind, e.g. 地方法规文本截至2021年12月，正在核对. */
  note: z.string().optional(),
})
export type Law = z.infer<typeof law>

/** An everyday word and the words of the catalogue that it stands for; `weight` 0–1. */
export const lexiconRow = z.strictObject({
  say: z.string().min(1),
  means: z.array(z.string().min(1)).min(1),
  weight: z.number().min(0).max(1).default(0.7),
})
export type LexiconRow = z.infer<typeof lexiconRow>

/** Words that mark a text as something other than an enforcement matter. */
export const special = z.strictObject({
  kind: z.enum([
    'emergency',
    'police',
    'discipline',
    'consultation',
    'petition',
    'civil',
    'labour_arbitration',
    'nobody_in_charge',
    'many_heads',
    'none',
  ]),
  name: z.string(),
  /** What the page says to the citizen. */
  advice: z.string(),
  hotlines: z.array(z.string()).default([]),
  /** Fields (ids) whose bodies such a text concerns. */
  fields: z.array(z.string()).default([]),
  /** Regular expressions; a hit adds `weight` to the kind, cues of one `group` only once (the strongest). */
  cues: z.array(
    z.strictObject({ pattern: z.string(), weight: z.number(), group: z.string().optional() }),
  ),
  /** Patterns that take the kind back (写作业、看电影里的…). */
  not: z.array(z.strictObject({ pattern: z.string(), weight: z.number() })).default([]),
})
export type Special = z.infer<typeof special>
/** Made-up sentences that sound like a special kind, or like an ordinary report on a field. */
export const examples = z.strictObject({
  kind: z.enum([...special.shape.kind.options, 'report']),
  field: z.string().optional(),
  say: z.array(z.string().min(1)).min(1),
})
/** One of them. */
export type Example = Omit<z.infer<typeof examples>, 'say'> & { text: string }

/** What people say before and behind their matter. */
export const smallTalk = z.strictObject({ before: z.array(z.string()), after: z.array(z.string()) })

/** Words that stand for the same when somebody tells what happened, apart by blanks, by the name of their class. */
export const wordClasses = z.record(
  z.string().regex(/^[a-z]+$/),
  z.string().transform((words) => words.split(/\s+/)),
)

/** What content/common/special-cues.yaml adds to a kind: the patterns stand apart from the words for citizens. */
export const specialCues = special.pick({ kind: true, cues: true, not: true })

const share = z.number().min(0).max(1)
/** From where on the classifier is believed (content/common/thresholds.yaml says what each was found on). */
export const thresholds = z.strictObject({
  /** An item with this score is meant, not brushed. */
  sure: share,
  /** An item with this score is meant where the fields agree with it. */
  likely: share,
  /** An item with this score is named among the candidates. */
  candidate: share,
  /** A special kind with less than this probability is not told, danger apart. */
  kind: share,
})
export type Thresholds = z.infer<typeof thresholds>

export const hotline = z.strictObject({
  number: z.string(),
  name: z.string(),
  use: z.string(),
  source: z.string(),
})
export type Hotline = z.infer<typeof hotline>

/** One year of the State Council's holiday notice: days off on weekdays, and make-up workdays on weekends. */
export const holidayYear = z.strictObject({
  year: z.number().int(),
  source: z.string(),
  off: z.array(z.iso.date()),
  work: z.array(z.iso.date()),
})
export type HolidayYear = z.infer<typeof holidayYear>

/** A big topic on the home page: a door to items by everyday words. */
export const topic = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: z.string(),
  hint: z.string(),
  items: z.array(z.string()).min(1),
})
export type Topic = z.infer<typeof topic>

/** A procedure, as an ordered list; the diagram is made from the same steps. */
export const procedure = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: z.string(),
  when: z.string(),
  steps: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        text: z.string(),
        source: z.string(),
        next: z.array(z.strictObject({ to: z.string(), label: z.string().optional() })).default([]),
      }),
    )
    .min(3),
  notes: z.array(z.string()).default([]),
})
export type Procedure = z.infer<typeof procedure>

/** A deadline as data (DESIGN §1 clock): only the first three standings are ever shown to citizens. */
export const clock = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: z.string(),
  /** What starts it: an event verb of the case, or of a decision. */
  start: z.string(),
  /** What ends it. */
  stop: z.string(),
  length: z.number().int().positive(),
  /** Hours run through nights and holidays, from the minute of the start; they know no pause and no extension. */
  unit: z.enum(['working', 'calendar', 'months', 'hours']),
  /** A last day on a day off moves to the next working day, where the source says so (浙江省行政程序办法 65; 复议法 88; 诉讼法 101). */
  endsOnWorkingDay: z.boolean().optional(),
  /** Runs only for these case kinds; empty = all. */
  kinds: z.array(z.string()).default([]),
  pauses: z.array(z.string()).default([]),
  /** By how much it may be extended once (延期), and what allows it; without it no extension moves its day. */
  extension: z
    .strictObject({
      length: z.number().int().positive(),
      unit: z.enum(['working', 'calendar', 'months']),
      source: z.string(),
      /** The event that extends it; without one it is the extension of the case (延期). */
      by: z.string().optional(),
    })
    .optional(),
  source: z.string(),
  standing: z.enum(['statute', 'local', 'promise', 'internal']),
  /** What the citizen may do when it has run out. */
  remedy: z.string().optional(),
})
export type Clock = z.infer<typeof clock>

/** How statistics of decisions are said; see content/common/register.yaml. */
export const registerSayings = z.strictObject({ fewest: z.number().int().min(2) })

/** An item id that was used once and must never come back (content/common/retired.csv). */
export const retired = z.strictObject({ id: z.string(), on: z.iso.date(), reason: z.string() })
export type Retired = z.infer<typeof retired>
