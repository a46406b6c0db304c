import type {
  Clock,
  Example,
  Field,
  HolidayYear,
  Hotline,
  Law,
  LexiconRow,
  Procedure,
  Special,
  Thresholds,
  Topic,
} from './common.ts'
import type { AnswerTemplate } from '../letters/answer.ts'
import type { LetterTemplate } from '../letters/template.ts'
import type { Item } from './item.ts'
import type { Responsibility } from './oversight.ts'
import type { Place } from './place.ts'

/** Everything that content/ ships, with the office's own revisions laid over it. Plain JSON; money in 分. */
export type Facts = {
  /** SHA-256 of the compiled content, hex, first 16 characters. */
  version: string
  /** The same for each place, where revisions of another place count for nothing; absent without revisions. */
  versions?: Record<string, string>
  fields: Field[]
  laws: Law[]
  items: Item[]
  lexicon: LexiconRow[]
  specials: Special[]
  thresholds: Thresholds
  /** What special kinds and ordinary reports sound like; read for training, left out of a build. */
  examples?: Example[]
  smallTalk?: { before: string[]; after: string[] }
  /** Words by the class that they stand for when somebody tells what happened. */
  wordClasses?: Record<string, string[]>
  /**
   * What was learned from catalogue, words and examples: the file of the model that hears the kind of a text. `office`:
   * by place, the file of the model of what its desk settled cases to be about.
   */
  learned?: { kinds: string; office?: Record<string, string> }
  hotlines: Hotline[]
  holidays: HolidayYear[]
  topics: Topic[]
  procedures: Procedure[]
  /** The responsibility list (责任清单), the same for every place. */
  responsibilities?: Responsibility[]
  /** 文书 as data. */
  letters?: LetterTemplate[]
  /** Drafts of answers by their result. */
  answers?: AnswerTemplate[]
  clocks: Clock[]
  /** How statistics of decisions are said: a number below `fewest` is not given. */
  register?: { fewest: number }
  places: Place[]
}
