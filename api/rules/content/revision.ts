import { z } from 'zod'
import * as common from './common.ts'
import { item } from './item.ts'
import * as beside from './oversight.ts'
import { official } from './official.ts'
import * as parts from './place.ts'
import { settled } from './settled.ts'

const shared = {
  /** Key of the fact: item id, law title, body id, certificate number … (see keys in revisions.ts). */
  id: z.string().min(1),
  from: z.iso.date(),
  /** Last day; without it the revision stands until a later one. */
  to: z.iso.date().optional(),
  /** Why: law changed, county announcement, correction (S0-14). */
  cause: z.string().min(2),
}
const anywhere = <K extends string, S extends z.ZodType>(kind: K, payload: S) =>
  z.strictObject({ kind: z.literal(kind), ...shared, payload: payload.nullable() })
const inPlace = <K extends string, S extends z.ZodType>(kind: K, payload: S) =>
  z.strictObject({
    kind: z.literal(kind),
    place: z.string().min(1),
    ...shared,
    payload: payload.nullable(),
  })

/**
 * A dated change that an office makes to the facts. `payload` is the whole fact as compiled (money in 分); null takes
 * it away. Kinds of a place carry its slug.
 */
export const revision = z.discriminatedUnion('kind', [
  anywhere('field', common.field),
  anywhere('law', common.law),
  anywhere('item', item),
  anywhere('lexicon', common.lexiconRow),
  anywhere('special', common.special),
  anywhere('hotline', common.hotline),
  anywhere('holidays', common.holidayYear),
  anywhere('topic', common.topic),
  anywhere('procedure', common.procedure),
  anywhere('clock', common.clock),
  inPlace('place', parts.placeHead),
  inPlace('area', parts.area),
  inPlace('body', parts.body),
  inPlace('assignment', parts.assignment),
  inPlace('declared', parts.declared),
  inPlace('document', parts.document),
  inPlace('officer', parts.officer),
  inPlace('place_clock', common.clock),
  inPlace('reserved', parts.reserved),
  inPlace('supervised', beside.supervised),
  inPlace('approval', beside.approval),
  inPlace('guidance', beside.guidance),
  inPlace('returned', beside.returned),
  inPlace('official', official),
  inPlace('settled', settled),
])
export type Revision = z.infer<typeof revision>
export type PlaceRevision = Extract<Revision, { place: string }>
