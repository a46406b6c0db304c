import type {
  Classification,
  FieldScore,
  ItemScore,
  SpecialKind,
} from '#rules/classify/classify.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Assignment, Place } from '#rules/content/place.ts'

/** What an owner is, as a closed list. */
export const ownerKinds = [
  'township',
  'township_entrusted',
  'county_department',
  'professional_team',
  'integrated_body',
  'own_organ',
  'judicial',
  'police',
  'unclear_dispute',
  'outside_area',
] as const
export type OwnerKind = (typeof ownerKinds)[number]

/** Who must act. `body` is null when no body of the pack is meant: then the case stays with the first responder. */
export type Owner = {
  body: string | null
  name: string
  kind: OwnerKind
  mode: Assignment['mode'] | null
}

/** One line of why, in Chinese, with where it is from. */
export type Step = { text: string; source: string }

export type Routing = {
  owner: Owner
  /** The body (id) in whose name a decision would be made; null when the owner decides nothing. */
  inNameOf: string | null
  /** Body (id) that took the matter in and keeps the duty to follow up. */
  firstResponder: string
  /** Bodies (ids) that the first responder calls in (吹哨报到, S4-9); none where nobody is called. */
  summons: string[]
  /** Names of who it passes, the first responder first. */
  path: string[]
  trace: Step[]
  special: SpecialKind | null
  /** The item (id) that decided; null when none did. */
  item: string | null
  items: ItemScore[]
  fields: FieldScore[]
  /** What the desk chooses among when the text alone does not decide; empty when it does. */
  candidates: ItemScore[]
  confidence: Classification['confidence']
}

export type Matter = {
  facts: Facts
  place: Place
  text: string
  /** What an officer has established, in words. */
  note?: string | undefined
  /** Where it happened: an area's id or name, or words. */
  area?: string | undefined
  /** Day that decides which assignment holds. */
  date: string
  /** An item that the citizen or an officer has chosen. */
  item?: string | undefined
  /** A field that an officer has chosen, where no item fits. */
  field?: string | undefined
  /** The body (id) that has taken it in; without it the one of the area does. */
  desk?: string | undefined
  classification?: Classification | undefined
}

/** A decision of one rule; the trace is written by the rules as they go. */
export type Decision = {
  owner: Owner
  inNameOf?: string | null
  path: string[]
  summons?: string[]
}

/** What the rules work on. */
export type Ground = Matter & {
  classification: Classification
  /** The matched item, when one is sure enough or chosen. */
  found: Item | undefined
  /** Name of the field that the matter most likely belongs to. */
  fieldName: string
  areaId: string
  say: (text: string, source: string) => void
}
