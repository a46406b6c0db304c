import { z } from 'zod'

const id = z.string().regex(/^[a-z0-9-]+$/)

/** A paper that facts of a place are from, or that its source names. */
export const document = z.strictObject({
  id,
  title: z.string(),
  kind: z.string(),
  status: z.enum([
    '征求意见稿',
    '现行有效',
    '已失效',
    '汇报材料',
    '审议稿起草说明',
    '答复',
    '依据',
    '未取得全文',
    '有效性未公布',
  ]),
  issuer: z.string().optional(),
  number: z.string().optional(),
  /** 成文日期, and 发布日期 (`issuedOn`); conventions of the government record header. */
  writtenOn: z.iso.date().optional(),
  issuedOn: z.iso.date().optional(),
  indexNo: z.string().optional(),
  category: z.string().optional(),
  url: z.url().optional(),
  replacedBy: id.optional(),
  /** Of an interpretation (政策解读): the document that it explains (S0-41). */
  interprets: id.optional(),
  /** Of a draft: when opinions are taken and what came in (S0-1). */
  consultation: z
    .strictObject({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      result: z.string().optional(),
    })
    .optional(),
  /** The record header as the page had it; a label without a value was empty there and is shown empty (S1-0a). */
  record: z.array(z.strictObject({ label: z.string(), value: z.string().optional() })).optional(),
  /** Gaps and contradictions of the source, said in public (S1-0a). */
  notes: z.array(z.string()).default([]),
  summary: z.string(),
  points: z.array(z.string()).default([]),
  basedOn: z.array(z.string()).default([]),
})
export type Document = z.infer<typeof document>
