import { z } from 'zod'
import { messageMax, tidy } from '#rules/case/text.ts'
import type { Verb } from '#rules/staff/roles.ts'
import type { Target } from './step.ts'

/** A text that must be there; `say` names it in the refusal. */
export const words = (say: string, max = messageMax) =>
  z
    .string(`请写明${say}`)
    .transform(tidy)
    .pipe(z.string().min(1, `请写明${say}`).max(max, `${say}最多 ${max} 个字`))
/** A text that may be left out. */
export const maybe = (max = messageMax) =>
  z.string().max(max, `最多 ${max} 个字`).default('').transform(tidy)
export const day = (say: string) => z.iso.date(`请写${say}，像 2026-05-06 这样`)
export const maybeDay = z.iso.date('日期写成 2026-05-06 这样').or(z.literal('')).default('')
/** A time of the day, or nothing. */
export const maybeTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时间写成 09:30 这样')
  .or(z.literal(''))
  .default('')
export const version = z.coerce.number().int().positive().optional()

const plain = (v: string | string[]): string[] =>
  [v]
    .flat()
    .map((s) => s.trim())
    .filter(Boolean)
/** One line each, or several fields of one name. */
export const list = z
  .union([z.string(), z.array(z.string())])
  .default('')
  .transform((v) => plain([v].flat().flatMap((s) => s.split('\n'))))
/** At least one of several boxes. */
export const some = (say: string) =>
  list.refine((v) => v.length > 0, `请选${say}`).refine((v) => v.length <= 30, '选得太多了')

/** What a body without an account did on paper, recorded by whoever owns or follows the case. */
export const onPaper = { paperDocument: maybe(200), paperOn: maybeDay }
type OnPaperFields = { paperDocument?: string; paperOn?: string }
export const paperIn = ({ paperDocument = '', paperOn = '' }: OnPaperFields) =>
  paperDocument || paperOn ? { paper: { document: paperDocument, on: paperOn } } : {}
export const targetOf = (
  id: string,
  input: { version?: number | undefined } & OnPaperFields,
): Target => ({ id, version: input.version, ...paperIn(input) })

export const casePage = (id: string) => `/admin/cases/${id}/`
/** Supervisors handle what is restricted with a verb of their own. */
export const either = (verb: Verb): readonly Verb[] => [verb, 'restricted.handle']
