import { z } from 'zod'
import { itemKinds } from './item.ts'

/** The announcement that a row of an official list rests on: it prevails over everything that this site compiled. */
export const announcement = z.strictObject({
  /** Document number as written, with 〔〕 around the year: 象政发〔2022〕27号. */
  number: z.string().min(4).max(80),
  /** Day of the announcement. */
  on: z.iso.date(),
  title: z.string().min(2).max(200),
  /** Its document in the place. */
  document: z.string(),
})
export type Announcement = z.infer<typeof announcement>

/** What an announcement did to a row. */
export const officialChanges = ['新增', '变更', '收回'] as const

/**
 * One row of a place's official list, in the words of the list. Its standing is `announced`, always. A row that a later
 * announcement took back keeps its text, with `to` as its last day and `recall` as the reason.
 */
export const official = z.strictObject({
  /** Key in the place: of its code, or of its name where the list has no codes. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Official code as imported. */
  code: z.string().min(1).max(60).optional(),
  name: z.string().min(2).max(600),
  /** 子项名称. */
  part: z.string().max(600).optional(),
  kind: z.enum(itemKinds),
  /** Field of this catalogue (id) where the name is known, and the name as written. */
  field: z.string().optional(),
  fieldName: z.string().max(100).optional(),
  /** 法律依据 as written. */
  basis: z.string().max(10_000).optional(),
  /** 划转范围 (全部, 部分 …): only part of an item may have been handed over. */
  scope: z.string().max(2000).optional(),
  /** 职责边界. */
  boundary: z.string().max(5000).optional(),
  /** 划出部门, 原实施主体. */
  department: z.string().max(500).optional(),
  /** 实施主体, 承接主体. */
  body: z.string().max(500).optional(),
  /** 处罚种类和幅度 as written. */
  penalty: z.string().max(5000).optional(),
  note: z.string().max(2000).optional(),
  /** The compiled item that it is; absent = only the list has it. */
  item: z.string().optional(),
  /** How it was found, with a score of 0–1. */
  match: z
    .strictObject({ by: z.enum(['rule', 'person']), score: z.number().min(0).max(1) })
    .optional(),
  /** The assignments of the place under which it is exercised, one for each area. */
  assignments: z.array(z.string()).optional(),
  change: z.enum(officialChanges),
  announcement,
  recall: announcement.optional(),
  from: z.iso.date(),
  to: z.iso.date().optional(),
  /** Where it stood in the file: «工作表 第n行». */
  at: z.string().max(200),
})
export type Official = z.infer<typeof official>
