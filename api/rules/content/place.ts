import { z } from 'zod'
import { agreement } from './agreement.ts'
import { clock } from './common.ts'
import { document } from './document.ts'
import { itemKinds, penaltyKinds } from './item.ts'
import { oversight } from './oversight.ts'
import { official } from './official.ts'
import { settled, transferSilence } from './settled.ts'
import { source } from './source.ts'
import * as stated from './stated.ts'

export { document, type Document } from './document.ts'
export { source } from './source.ts'
export type { Grants } from './stated.ts'

const id = z.string().regex(/^[a-z0-9-]+$/)

/** A township, village or other part of the place, as a tree by `parent`. `code` is a national division code, never made up. */
export const area = z.strictObject({
  id,
  name: z.string(),
  parent: id.optional(),
  level: z.enum(['county', 'township', 'village']),
  code: z.string().optional(),
  /** The code of its grid (网格), where the place has published one (S1-16). */
  grid: z.string().optional(),
  /** Who takes complaints in here; without it the first responder of the place. */
  firstResponder: id.optional(),
  /** The source speaks of it without a name: then a name that we do not know may still lie inside. */
  unnamed: z.boolean().optional(),
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
export const presences = ['常驻', '派驻', '随叫随驻'] as const

export const body = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(bodyKinds),
  /** The township that it works in, where the place has several. */
  area: id.optional(),
  /** How its people stand in the townships: staffing, not power (S2-6). */
  presence: z.array(z.enum(presences)).optional(),
  /** Comes when a township calls (吹哨报到, S4-9). */
  summons: z.boolean().optional(),
  /** A change that the source only plans; without `outcome` nobody has said what became of it (S2-14). */
  planned: z
    .strictObject({
      act: z.enum(['拟撤销', '拟合并', '拟设立']),
      when: z.string().optional(),
      outcome: z.string().optional(),
      source,
    })
    .optional(),
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
  presence: z.enum(presences).optional(),
  /** The matter stays with the owner, and the township calls it in (吹哨报到, S4-9). */
  summons: z.boolean().optional(),
  /** The agreement (agreements.yaml) that it rests on; its days decide whether the row is active. */
  under: id.optional(),
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

/** How long a published decision stays, where a source gives a number; no source, no default (procedural-facts). */
export const display = z.strictObject({ months: z.number().int().min(1).max(120), source })

/** An officer as the law makes public; sample rows carry `demo`. */
export const officer = z.strictObject({
  name: z.string(),
  body: id,
  duty: z.string(),
  certificate: z.string(),
  /** First and last day of the certificate. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
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
  /** Where it stands among the places, smallest first; without a number at the end. */
  order: z.number().int().positive().optional(),
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
  display: display.optional(),
  documents: z.array(document).default([]),
  clocks: z.array(clock).default([]),
  ladder: z
    .array(z.strictObject({ step: z.string(), body: id.optional(), source: z.string() }))
    .default([]),
  transferSilence: transferSilence.optional(),
  /** Disputes that have ended: who acts on an item in an area since. Only revisions bring them. */
  settled: z.array(settled).optional(),
  officers: z.array(officer).default([]),
  oversight: oversight.optional(),
  /** The official list as announced and imported; absent until there is one. Only revisions bring it. */
  official: z.array(official).optional(),
  inspections: z.array(z.strictObject({ list: z.string(), text: z.string() })).default([]),
  rotation: z.string().optional(),
  /** Years after which staff are reminded (S0-20). */
  rotationYears: z
    .strictObject({ area: z.number().int().positive(), head: z.number().int().positive() })
    .optional(),
  localFields: z.array(stated.localField).optional(),
  agreements: z.array(agreement).optional(),
  statistics: z.array(stated.statistic).optional(),
  provisions: z.array(stated.provision).optional(),
  meetings: z.array(stated.meeting).optional(),
  documentSets: z.array(stated.documentSet).optional(),
  staffing: z.array(stated.staffing).optional(),
  supervision: z.array(stated.supervisionLayer).optional(),
  leniency: stated.leniencyTotal.optional(),
  itemRange: stated.itemRange.optional(),
  bodySets: z.array(stated.bodySet).optional(),
  grants: stated.grants.optional(),
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
  oversight: true,
  reserved: true,
  official: true,
  settled: true,
  agreements: true,
  statistics: true,
  provisions: true,
})
