import { z } from 'zod'
import { list, maybe } from '#api/office/fields.ts'
import { penaltyKinds } from '#rules/content/item.ts'
import type { Verb } from '#rules/staff/roles.ts'
import type { Target } from './step.ts'

export const maybeDay = z.iso.date('日期写成 2026-05-06 这样').or(z.literal('')).default('')
/** A time of the day, or nothing. */
export const maybeTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时间写成 09:30 这样')
  .or(z.literal(''))
  .default('')
/** One kind of penalty or several. */
export const penalties = (say: string) =>
  z
    .union([z.enum(penaltyKinds), z.array(z.enum(penaltyKinds)).min(1).max(20)], `请选${say}`)
    .transform((v) => [v].flat())
export const version = z.coerce.number().int().positive().optional()

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
