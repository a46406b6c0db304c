import { z } from 'zod'
import { clock } from './common.ts'
import { itemKinds, penaltyKinds } from './item.ts'

const id = z.string().regex(/^[a-z0-9-]+$/)
/** Where a fact is from; every fact of a place carries it. */
export const source = z.strictObject({
  document: id,
  section: z.string().optional(),
  seen: z.iso.date(),
})

/** A township, village or other part of the place, as a tree by `parent`. `code` is a national division code, never made up. */
export const area = z.strictObject({
  id,
  name: z.string(),
  parent: id.optional(),
  level: z.enum(['county', 'township', 'village']),
  code: z.string().optional(),
})
export type Area = z.infer<typeof area>

export const bodyKinds = [
  'township',
  'integrated_body',
  'professional_team',
  'department',
  'own_organ',
  'guidance_office',
  'leading_group',
  'government',
  'judicial',
  'police',
  'supervisor',
] as const
export const body = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(bodyKinds),
  /** Other plaques (两块牌子). */
  aliases: z.array(z.string()).default([]),
  parent: id.optional(),
  /** Day-to-day manager and professional leader (双重管理). */
  managedBy: id.optional(),
  ledBy: id.optional(),
  /** In whose name it acts. */
  actsAs: id.optional(),
  /** One department for each field: `name` holds «{field}». */
  perField: z.boolean().default(false),
  posts: z.array(z.strictObject({ title: z.string(), holder: z.string() })).default([]),
  duty: z.string(),
  notes: z.array(z.string()).default([]),
  phone: z.string().optional(),
  address: z.string().optional(),
  hours: z.string().optional(),
  email: z.string().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  successor: id.optional(),
  source,
})
export type Body = z.infer<typeof body>

export const modes = ['statutory', 'empowered', 'entrusted', 'retained'] as const
export const standings = ['announced', 'in_scope', 'statutory', 'retained'] as const
/** Who exercises a field (or single items of it) in an area. The narrowest row wins: item, then field, then `*`. */
export const assignment = z.strictObject({
  /** What a revision points at; content/ must have it. */
  id: id.optional(),
  fields: z.array(z.string()).default([]),
  items: z.array(z.string()).default([]),
  area: id,
  owner: id,
  inNameOf: id.optional(),
  mode: z.enum(modes),
  standing: z.enum(standings),
  /** The body that keeps supervision, and the penalties that the place reserves. */
  department: id.optional(),
  presence: z.enum(['常驻', '派驻', '随叫随驻']).optional(),
  /** Kinds of items that go along (S0-8); empty = every kind that the mode allows. */
  covers: z.array(z.enum(itemKinds)).default([]),
  /** The batch, and the upstream catalogues (documents) it was chosen from (S0-6). */
  batch: z.string().optional(),
  chosenFrom: z.array(id).default([]),
  /** Document that announced the list; `standing: announced` needs one. */
  announcement: z.string().optional(),
  agreement: z
    .strictObject({ number: z.string().optional(), from: z.iso.date(), to: z.iso.date() })
    .optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  source,
})
export type Assignment = z.infer<typeof assignment>

/** Penalty kinds that the place keeps at county level (S0-12). `needsReview` kinds wait for a threshold no source gives. */
export const reserved = z.strictObject({
  kinds: z.array(z.enum(penaltyKinds)).default([]),
  needsReview: z
    .array(z.strictObject({ kind: z.enum(penaltyKinds), wording: z.string() }))
    .default([]),
  /** The source's list ends with 等. */
  open: z.boolean().default(false),
  to: id,
  source,
})
export type Reserved = z.infer<typeof reserved>

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
  /** Of a draft: when opinions are taken and what came in (S0-1). */
  consultation: z
    .strictObject({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      result: z.string().optional(),
    })
    .optional(),
  /** Gaps and contradictions of the source, said in public (S1-0a). */
  notes: z.array(z.string()).default([]),
  summary: z.string(),
  points: z.array(z.string()).default([]),
  basedOn: z.array(z.string()).default([]),
})
export type Document = z.infer<typeof document>

/** An officer as the law makes public; sample rows carry `demo`. */
export const officer = z.strictObject({
  name: z.string(),
  body: id,
  duty: z.string(),
  certificate: z.string(),
  demo: z.boolean().default(false),
})
export type Officer = z.infer<typeof officer>

/** How many items of a field the source declares. */
export const declared = z.strictObject({ field: z.string(), count: z.number().int().positive() })

export const place = z.strictObject({
  slug: id,
  name: z.string(),
  county: z.string().optional(),
  level: z.enum(['township', 'county']),
  /** Regulations of these territories hold here. */
  territories: z.array(z.string()).default([]),
  /** The standing of the source, on every page (征求意见稿 …). */
  banner: z.string(),
  intro: z.string(),
  firstResponder: id,
  /** Who takes a complaint about enforcement conduct (处罚法 75); absent = not taken here. */
  supervisor: id.optional(),
  reviewBody: z.string().optional(),
  gate: z.array(z.string()).default([]),
  areas: z.array(area).min(1),
  bodies: z.array(body).min(1),
  assignments: z.array(assignment).min(1),
  declared: z.array(declared).default([]),
  declaredTotal: z.number().int().optional(),
  reserved: reserved.optional(),
  documents: z.array(document).default([]),
  clocks: z.array(clock).default([]),
  ladder: z
    .array(z.strictObject({ step: z.string(), body: id.optional(), source: z.string() }))
    .default([]),
  officers: z.array(officer).default([]),
  inspections: z.array(z.strictObject({ list: z.string(), text: z.string() })).default([]),
  rotation: z.string().optional(),
  /** Years after which staff are reminded (S0-20). */
  rotationYears: z
    .strictObject({ area: z.number().int().positive(), head: z.number().int().positive() })
    .optional(),
  milestones: z
    .array(z.strictObject({ on: z.string(), text: z.string(), source: z.string() }))
    .default([]),
})
export type Place = z.infer<typeof place>

/** What place.yaml holds: the place without its lists. */
export const placeHead = place.omit({
  areas: true,
  bodies: true,
  assignments: true,
  declared: true,
  documents: true,
  clocks: true,
  officers: true,
  reserved: true,
})
